import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { Letter } from '../../../domain/letters/letter.ts';
import { clock } from '../../builders/clock.ts';
import { claimedLetter } from '../../support/claimed-letter.ts';
import type { Desk } from '../officer-site/officers-desk.ts';

/** A letter that was sent and came back, of either kind. */
export const undeliverable = async ({ deps }: Desk, letter: Letter) => {
  await deps.letters.enqueue([letter], clock.now());
  for await (const each of everyItem((after) => deps.letters.unsent({ after }))) {
    if (each.letterId !== letter.letterId) continue;
    await deps.letters.markUndeliverable(await claimedLetter(deps.letters, each, clock.now()), {
      at: clock.now(),
      error: 'ValidationError',
    });
  }
};
