import * as z from 'zod';

export const input = z.looseObject({});

export const output = z.object({
  answers: z.int().min(0),
  changes: z.int().min(0),
  bankHolidaysKnownUntil: z.iso.date(),
});
