import type * as z from 'zod';
import { saidPlainly } from '../../../domain/said-plainly.ts';

/** What a schema says of what was typed, in the service's words throughout. */
export const judged = <Schema extends z.ZodType>(
  schema: Schema,
  values: unknown,
): z.ZodSafeParseResult<z.output<Schema>> => schema.safeParse(values, { error: saidPlainly });
