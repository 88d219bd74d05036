import type { OfPage, OpenPage } from '../../case/open-page.ts';
import { paths, type Way } from '../../paths.ts';
import { followingPath } from './following.ts';

/** From where a page was come to, as its address says. */
export const wayIn = ({ query }: Pick<OfPage, 'query'>): Way => (query.get('from') === 'check' ? 'check' : undefined);

/** The ways from and to a page of the form: whoever came from the page where all answers are checked is led back to it. */
export const wayOf = (open: OpenPage, from: Way) => {
  const { application, page } = open;
  const { draft } = application;
  const at = paths.window(application.window.windowId);
  const after = (values: Readonly<Record<string, unknown>>): string =>
    from === 'check' ? at.checked(page.path) : followingPath(open, { ...draft, [page.path]: values });
  return {
    /** The page itself, and that of its file, by the way on which it was come to. */
    here: at.question(page.path, from),
    file: at.file(page.path, from),
    /** Where the location that it names is looked up. */
    location: at.location(page.path, from),
    back:
      from === 'check'
        ? { href: at.checked(page.path), text: 'Back to check your answers' }
        : { href: at.tasks, text: 'Back to the task list' },
    /** Where it leads once these answers are saved: to its file first, if it asks for one. */
    onwards: (values: Readonly<Record<string, unknown>>): string => {
      const { file } = page;
      return file && !(from === 'check' && values[file.name]) ? at.file(page.path, from) : after(values);
    },
    /** Where it leads once its file has come, or is not to come now. */
    afterFile: after(draft[page.path] ?? {}),
  };
};
