import { logger } from '../../shared/logger.ts';
import type { Deps } from '../deps.ts';

/** Has letters sent that were stored with a decision; a sender that does not wake up now finds them later. */
export const wakeSender = async ({ sendLetters }: Pick<Deps, 'sendLetters'>): Promise<void> => {
  try {
    await sendLetters({});
  } catch (error) {
    logger.warn('Letters wait for the next round', { error: error instanceof Error ? error.name : 'unknown' });
  }
};
