import type { OfPage, OpenPage } from '../../case/open-page.ts';
import { paths } from '../../paths.ts';
import { followingPath } from './following.ts';

/** The ways from and to a page of the form: whoever came from the page where all answers are checked is led back to it. */
export const wayOf = (open: OpenPage, { query }: Pick<OfPage, 'query'>) => {
  const { application, page } = open;
  const at = paths.window(application.window.windowId);
  const isFromCheck = query.get('from') === 'check';
  return {
    /** The page itself, by the way on which it was come to. */
    here: isFromCheck ? at.changed(page.path) : at.question(page.path),
    /** Where the location that it names is looked up. */
    location: isFromCheck ? at.changedLocation(page.path) : at.location(page.path),
    back: isFromCheck
      ? { href: at.checked(page.path), text: 'Back to check your answers' }
      : { href: at.tasks, text: 'Back to the task list' },
    /** Where it leads once these answers are saved: to its file first, if it asks for one. */
    onwards: (values: Readonly<Record<string, unknown>>): string => {
      const { file } = page;
      if (file && !(isFromCheck && values[file.name])) return at.file(page.path);
      if (isFromCheck) return at.checked(page.path);
      return followingPath(open, { ...application.draft, [page.path]: values });
    },
  };
};
