import type { ClaimedLetter, LetterKey, LetterRepository } from '../../adapters/dynamodb/letters.ts';

/** Takes a letter into a sender's hand at this instant. */
export const claimedLetter = async (
  letters: Pick<LetterRepository, 'claim'>,
  letter: LetterKey,
  at: string,
): Promise<ClaimedLetter> => {
  const claim = await letters.claim(letter, at);
  if (!claim) throw new Error(`${letter.letterId} is in other hands`);
  return claim.letter;
};
