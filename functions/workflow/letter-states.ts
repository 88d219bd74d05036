import * as z from 'zod';
import { otherwise, storedLetter } from '../../adapters/dynamodb/stored-letter.ts';

/** Outcome letters as far as the standstill turns on them: one of each kind, as a machine holds them from one call to the next. */
export const letterStates = z.array(
  storedLetter
    .pick({ status: true, sentAt: true })
    .extend({ otherwise: otherwise.pick({ how: true, on: true }).optional() }),
);
