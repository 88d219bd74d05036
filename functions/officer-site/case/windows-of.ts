import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';

/** Every window of an agreement, oldest first: two a year, so few. */
export const windowsOf = ({ windows }: Pick<Deps, 'windows'>, agreementId: string): Promise<readonly Window[]> =>
  Array.fromAsync(everyItem((after) => windows.page(agreementId, { after })));
