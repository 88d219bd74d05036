import type { InvokeLater } from '../../adapters/functions/invoke-later.ts';
import { logger } from './logger.ts';

/** Has letters sent that were stored with a decision; a sender that does not wake up now finds them later. */
export const wakeSender = async ({ sendLetters }: { readonly sendLetters: InvokeLater }): Promise<void> => {
  try {
    await sendLetters({});
  } catch (error) {
    logger.warn('Letters wait for the next round', { error: error instanceof Error ? error.name : 'unknown' });
  }
};
