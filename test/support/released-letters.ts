import type { Release } from '../../domain/award/releasing.ts';

/** That the outcome letters of a round were released, as a second person does it once somebody has read them. */
export const releasedLetters = (windowId: string, at: string, round = 1): Release => ({
  windowId,
  round,
  by: { id: 'lena', name: 'Lena Example' },
  at,
  read: { id: 'cora', name: 'Cora Example', at },
});
