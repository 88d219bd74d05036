import type { WindowChange } from '../../../../domain/window/window.ts';
import { logger } from '../../../shared/logger.ts';
import type { Dependencies } from '../../dependencies.ts';

/**
 * Has every registered provider told of a change. The change stands even where this fails, so the officer is not shown an error;
 * sending the same form again tells it again, and no provider gets a letter twice.
 */
export const tellOfChange = async (
  { tellProviders }: Pick<Dependencies, 'tellProviders'>,
  windowId: string,
  { at }: Pick<WindowChange, 'at'>,
): Promise<void> => {
  try {
    await tellProviders({ windowId, changeAt: at });
  } catch (error) {
    logger.error('Providers have not been told of a change', {
      windowId,
      error: error instanceof Error ? error.name : 'unknown',
    });
  }
};
