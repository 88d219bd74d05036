import * as z from 'zod';

export const input = z.looseObject({});

/** What was taken up: answers delivered, changes told, cancelled windows ended, additional windows started, awards whose
 * places were proved meanwhile, agreements whose contracts were listed, windows whose applications
 * were, applications of which it was noted how their proof stands. */
export const output = z.object({
  answers: z.int().min(0),
  changes: z.int().min(0),
  ended: z.int().min(0),
  started: z.int().min(0),
  proved: z.int().min(0),
  registers: z.int().min(0),
  lists: z.int().min(0),
  proofs: z.int().min(0),
  bankHolidaysKnownUntil: z.iso.date(),
});
