import * as z from 'zod';
import { tableName } from '../../../domain/tables/window-tables.ts';

/** Which table is to be made as a file, for whom. */
export const input = z.object({
  windowId: z.string().min(1),
  table: tableName,
  officerId: z.string().min(1),
  fileId: z.string().min(1),
});
export type Input = z.output<typeof input>;

/** `refused`: its officer may not see it any more. `overtaken`: it was made already, or another was asked for in its place. */
export const output = z.object({ outcome: z.enum(['made', 'refused', 'overtaken']) });
