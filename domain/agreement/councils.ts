import type { Agreement } from './agreement.ts';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** The councils whose agreements a deployment runs, as its pages name them. */
export const councilsOf = (agreements: readonly Pick<Agreement, 'council'>[]): string =>
  list.format([...new Set(agreements.map(({ council }) => council))]);
