import * as z from 'zod';
import { saidPlainly } from '../said-plainly.ts';
import { askedOwnPage, ownPage } from './own-page.ts';
import type { AskedPage, Asking } from './page.ts';
import { library } from './pages/library.ts';

const pageId = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens');

/**
 * A page that an agreement's file chooses: one of the library by its id, alone or with the limits that it sets, or one of its own.
 * `'recruitment'`, `{ page: 'experience', limits: { words: 200 } }`, `{ page: 'uniforms', own: { … } }`.
 */
export const chosenPage = z
  .union([
    z.string().transform((page) => ({ page })),
    z.strictObject({ page: z.string(), limits: z.record(z.string(), z.unknown()).optional() }),
    z.strictObject({ page: pageId, own: ownPage }),
  ])
  .superRefine((chosen, context) => {
    if ('own' in chosen) {
      if (library.has(chosen.page))
        context.addIssue({ code: 'custom', path: ['page'], message: `The library has a page ${chosen.page} already` });
      return;
    }
    const page = library.get(chosen.page);
    if (!page) {
      context.addIssue({ code: 'custom', path: ['page'], message: `The library has no page ${chosen.page}` });
      return;
    }
    const set = page.limits.safeParse('limits' in chosen ? (chosen.limits ?? {}) : {}, { error: saidPlainly });
    for (const { path, message } of set.error?.issues ?? [])
      context.addIssue({ code: 'custom', path: ['limits', ...path], message });
  });
export type ChosenPage = z.infer<typeof chosenPage>;

/** A chosen page as it is asked: none, one, or one for each lot or question. */
export const askedPages = (chosen: ChosenPage, asking: Asking): readonly AskedPage[] => {
  if ('own' in chosen) return [askedOwnPage(chosen.page, chosen.own)];
  return library.get(chosen.page)?.asked(limitsOf(chosen), asking) ?? [];
};

/** The limits that the file sets for a page; undefined where it sets none. */
export const limitsOf = (chosen: ChosenPage): unknown => ('limits' in chosen ? chosen.limits : undefined);
