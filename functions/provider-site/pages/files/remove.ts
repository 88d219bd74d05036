import { storedFileIn } from '../../../../domain/questions/stored-file.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { type OfPage, openFilePageOf } from '../../case/open-page.ts';
import { removeFile as remove } from '../../decisions/remove-file.ts';
import type { Deps } from '../../deps.ts';
import { closingOf } from '../../words/closing.ts';
import { wayIn, wayOf } from '../questions/way.ts';

/** Asks before a file is taken out of an application. */
export const removeFile = (deps: Deps) =>
  form({
    template: 'provider/remove-file.njk',
    load: async (request: OfPage) => {
      const open = await openFilePageOf(deps, request);
      const there = storedFileIn(open.application.draft[open.page.path]);
      // Another may have come in its place since the link was shown.
      const stored = there?.arrivedAt === request.query.get('arrived') ? there : undefined;
      return { ...open, stored, questionHref: wayOf(open, wayIn(request)).here };
    },
    elsewhere: ({ stored, questionHref }) => (stored ? undefined : questionHref),
    show: ({ application, page, file, stored, questionHref }, { arrivedAt }) => {
      return {
        title: `Do you want to remove ${stored?.name}?`,
        caption: page.title,
        file,
        closing: closingOf(application.window, arrivedAt),
        questionHref,
        back: { href: questionHref },
      };
    },
    fields: {},
    act: async (open, _, request) => {
      if (open.stored) await remove(deps, open, open.stored, request);
      return done;
    },
    next: ({ questionHref }) => questionHref,
  });
