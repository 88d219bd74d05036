import { listedInWords } from '../listed-in-words.ts';
import type { Agreement } from './agreement.ts';

/** The councils whose agreements a deployment runs, as its pages name them. */
export const councilsOf = (agreements: readonly Pick<Agreement, 'council'>[]): string => {
  const [first = '', ...others] = new Set(agreements.map(({ council }) => council));
  // Of one council, as most deployments have, the library of lists would be loaded for nothing.
  return others.length === 0 ? first : listedInWords([first, ...others]);
};
