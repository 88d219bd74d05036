import { outcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import { oneCall } from '../../../functions/workflow/in-batches.ts';
import { writeOutcomeLetters } from '../../../functions/workflow/write-outcome-letters/handler.ts';
import { clock } from '../../builders/clock.ts';
import type { Desk } from './officers-desk.ts';

/** What the machine calls once an award is approved, and again once its letters are released: it drafts them, and then writes them. */
export const drafting = ({ deps }: Desk) =>
  writeOutcomeLetters({ ...deps, outcomes: outcomeRepository(deps.records), now: clock.now, oneCall });
