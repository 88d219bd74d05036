import type { Agreement } from '../agreement.ts';

/** What makes the hours that a file says are needed impossible: they are of a lot or a zone that it does not have. */
export const againstTheNeed = ({
  need = {},
  lots,
  zones,
}: Pick<Agreement, 'need' | 'lots' | 'zones'>): readonly string[] =>
  Object.entries(need).flatMap(([lot, hours]) => [
    ...(lots.some(({ id }) => id === lot) ? [] : [`Hours are needed on lot ${lot}, which there is not`]),
    ...Object.keys(hours)
      .filter((zone) => !zones.some(({ id }) => id === zone))
      .map((zone) => `Hours are needed on lot ${lot} in zone ${zone}, which there is not`),
  ]);
