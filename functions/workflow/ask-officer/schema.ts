import * as z from 'zod';
import { ask } from '../../../adapters/dynamodb/waits.ts';
import { windowStep } from '../../../domain/window/steps.ts';

/** `subject` is an application's or a window's id, of a window that could not be prepared the one that it was to have; `enteredAt` is when the state was entered, so that one round is told from the next. */
export const input = z.object({
  ask,
  subject: z.string().min(1),
  token: z.string().min(1),
  enteredAt: z.string().min(1),
  /** What a window's machine could not do. */
  step: windowStep.optional(),
});
export type Input = z.output<typeof input>;

export const output = z.object({ asked: z.boolean() });
