import * as z from 'zod';
import { sealReader } from './readers.ts';

/** The moments of a window at which it is noted who may read what is sealed. */
export const notedStep = z.enum(['opening', 'submission', 'extension told', 'close', 'unsealing']);
export type NotedStep = z.infer<typeof notedStep>;

/** Who could read what is sealed, as the stacks were deployed at this instant. */
export const readersNote = z.object({ step: notedStep, at: z.iso.datetime(), readers: z.array(sealReader) });
export type ReadersNote = z.infer<typeof readersNote>;

/** In the place of an account: the council, which nobody signs in for here. */
export const THE_COUNCIL = 'the council';

/** One read of what a submitted application holds, noted before it happens. Never a word of what was read. */
export const sealedRead = z.object({
  at: z.iso.datetime(),
  /** The role that reads. */
  by: z.string().min(1),
  applicationId: z.string().min(1),
  /** The account that asked for it, or the council. */
  onBehalfOf: z.string().min(1),
  reads: sealReader.shape.reads,
});
export type SealedRead = z.infer<typeof sealedRead>;
