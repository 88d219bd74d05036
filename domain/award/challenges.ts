import type { Challenge } from './award.ts';

/** What challenges do to an award: one that is open holds it, one settled against it stops it (docs/rules.md, rule 7). */
export const standingOf = (challenges: readonly Challenge[]): 'clear' | 'challenged' | 'stopped' => {
  if (challenges.some(({ settled }) => settled?.decision === 'stop')) return 'stopped';
  return challenges.some(({ settled }) => !settled) ? 'challenged' : 'clear';
};
