import * as z from 'zod';
import { saidPlainly } from '../said-plainly.ts';
import { askedOwnPage, ownPage } from './own-page.ts';
import type { AskedPage, Asking } from './page.ts';
import { library } from './pages/library.ts';

const pageId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens')
  .refine((id) => !(id in Object.prototype), 'Use another name: JavaScript has a meaning of its own for this one');

const ofLibrary = z
  .strictObject({ page: z.string(), limits: z.record(z.string(), z.unknown()).optional() })
  .superRefine(({ page, limits }, context) => {
    const known = library.get(page);
    if (!known) context.addIssue({ code: 'custom', path: ['page'], message: `The library has no page ${page}` });
    const set = known?.limits.safeParse(limits ?? {}, { error: saidPlainly });
    for (const { path, message } of set?.error?.issues ?? [])
      context.addIssue({ code: 'custom', path: ['limits', ...path], message });
  });

const ofItsOwn = z.strictObject({
  page: pageId.refine((id) => !library.has(id), { error: ({ input }) => `The library has a page ${input} already` }),
  own: ownPage,
});

/**
 * A page that an agreement's file chooses: one of the library by its id, alone or with the limits that it sets, or one of its own.
 * `'recruitment'`, `{ page: 'experience', limits: { words: 200 } }`, `{ page: 'uniforms', own: { … } }`.
 */
export const chosenPage = z.unknown().transform((stated, context): ChosenPage => {
  const isOwn = typeof stated === 'object' && stated !== null && 'own' in stated;
  const chosen = typeof stated === 'string' ? { page: stated } : stated;
  // By what it is meant to be: a union would say of a slip in one no more than that it is neither.
  const read = (isOwn ? ofItsOwn : ofLibrary).safeParse(chosen, { error: saidPlainly });
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path: [...path], message });
  return z.NEVER;
});
export type ChosenPage = z.infer<typeof ofLibrary> | z.infer<typeof ofItsOwn>;

/** A chosen page as it is asked: none, one, or one for each lot or question. */
export const askedPages = (chosen: ChosenPage, asking: Asking): readonly AskedPage[] => {
  if ('own' in chosen) return [askedOwnPage(chosen.page, chosen.own, asking.on)];
  return library.get(chosen.page)?.asked(limitsOf(chosen), asking) ?? [];
};

/** The limits that the file sets for a page; undefined where it sets none. */
export const limitsOf = (chosen: ChosenPage): unknown => ('limits' in chosen ? chosen.limits : undefined);
