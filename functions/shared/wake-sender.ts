import type { InvokeLater } from '../../adapters/functions/invoke-later.ts';
import type { Letter } from '../../domain/letters/letter.ts';
import { logger } from './logger.ts';

type LetterKey = Pick<Letter, 'letterId' | 'kind'>;

/** The event that has this letter sent, and looks for no other. */
export const sendingOf = ({ letterId, kind }: LetterKey) => ({ letter: { letterId, kind } });

/**
 * Has the letter sent that was stored with a decision, or whatever waits where none is given. A sender that does not wake up now finds it
 * later.
 */
export const wakeSender = async (
  { sendLetters }: { readonly sendLetters: InvokeLater },
  letter?: LetterKey,
): Promise<void> => {
  try {
    await sendLetters(letter ? sendingOf(letter) : {});
  } catch (error) {
    logger.warn('Letters wait for the next round', { error: error instanceof Error ? error.name : 'unknown' });
  }
};
