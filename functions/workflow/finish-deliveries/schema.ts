import * as z from 'zod';

/** `relist`: a window whose lists are to be made anew, in place of the morning's work. */
export const input = z.looseObject({ relist: z.string().min(1).optional() });

/** What was taken up: answers delivered, changes told, cancelled windows ended, additional windows started, awards whose
 * places were proved meanwhile, agreements whose contracts were listed, windows whose applications
 * were, applications of which it was noted how their proof stands,
 * contracts ended whose providers left. */
const finished = z.object({
  answers: z.int().min(0),
  changes: z.int().min(0),
  ended: z.int().min(0),
  started: z.int().min(0),
  proved: z.int().min(0),
  registers: z.int().min(0),
  lists: z.int().min(0),
  proofs: z.int().min(0),
  left: z.int().min(0),
  bankHolidaysKnownUntil: z.iso.date(),
});

/**
 * How a window's lists stand: `made`; or to be called again, where `more` of its applications are left, or where so many could not be read and
 * are to be mended first.
 */
const relisted = z.object({ outcome: z.enum(['made', 'more', 'unreadable']), left: z.int().min(0) });
export type Relisted = z.output<typeof relisted>;

export const output = z.union([finished, relisted]);
