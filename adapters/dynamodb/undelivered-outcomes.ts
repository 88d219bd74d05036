import { windowOfLetter } from '../../domain/letters/letter.ts';
import type { LetterRepository } from './letters.ts';
import { everyItem } from './table.ts';

/**
 * Whether an outcome letter of a window could not be delivered and nobody has seen to it. The list of such letters, which are few, says which may be;
 * each of them is then read as it stands. One that came back a moment ago may be in no list yet.
 */
export const isAnyOutcomeUndelivered = async (
  letters: Pick<LetterRepository, 'undeliverable' | 'get'>,
  windowId: string,
): Promise<boolean> => {
  for await (const listed of everyItem((after) => letters.undeliverable({ after }))) {
    if (listed.kind !== 'outcome' || windowOfLetter(listed) !== windowId) continue;
    if ((await letters.get(listed.letterId))?.status === 'undeliverable') return true;
  }
  return false;
};
