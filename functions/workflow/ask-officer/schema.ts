import * as z from 'zod';
import { ask } from '../../../adapters/dynamodb/waits.ts';

/** `subject` is an application's or a window's id; `enteredAt` is when the state was entered, so that one round is told from the next. */
export const input = z.object({
  ask,
  subject: z.string().min(1),
  token: z.string().min(1),
  enteredAt: z.string().min(1),
});
export type Input = z.output<typeof input>;

export const output = z.object({ asked: z.boolean() });
