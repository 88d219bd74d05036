import * as z from 'zod';
import { edition } from '../../../domain/evidence/evidence-pack.ts';

/** Which pack is to be made, or gone on with. */
export const input = z.object({ subject: z.string().min(1), edition, packId: z.string().min(1) });
export type Input = z.output<typeof input>;

/** `more`: another call goes on with it. `overtaken`: it was made already, or another was asked for in its place. */
export const output = z.object({ outcome: z.enum(['made', 'more', 'overtaken']) });
