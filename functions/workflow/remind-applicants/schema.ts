import * as z from 'zod';

export const input = z.object({ windowId: z.string().min(1) });
export type Input = z.output<typeof input>;

/**
 * `reminding`: it is to be looked again at `lookAt` whom to remind. `reminded`: no reminder is to come before the closing, `closesAt`. Who was
 * reminded, and how many, is not answered: before the close whoever can read what a process did would learn who has begun an application.
 */
export const output = z.discriminatedUnion('status', [
  z.object({ status: z.literal('reminding'), lookAt: z.iso.datetime(), closesAt: z.iso.datetime() }),
  z.object({ status: z.literal('reminded'), closesAt: z.iso.datetime() }),
]);
export type Output = z.output<typeof output>;
