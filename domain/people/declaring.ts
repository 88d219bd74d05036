import { type Reason, saysWhy, tooShort } from '../reason.ts';

interface Declared {
  readonly declaration: 'none' | 'some';
  readonly conflicts: readonly string[];
  /** What the conflict is, in the officer's words. */
  readonly nature: string;
}

/**
 * What contradicts itself in a declaration of conflicts of interest, and what was declared `before`: that stays (docs/rules.md, rules 5
 * and 6).
 */
export const barriersToDeclaring = (
  { declaration, conflicts, nature }: Declared,
  before: readonly string[],
): readonly Reason<'declared-before' | 'none-but-selected' | 'not-selected' | 'no-nature'>[] => {
  if (declaration === 'none' && before.length > 0)
    return [
      {
        code: 'declared-before',
        text: 'You declared a conflict of interest before, and what was declared stays declared',
      },
    ];
  if (declaration === 'none' && conflicts.length > 0)
    return [{ code: 'none-but-selected', text: 'You answered that there is no conflict, but selected applicants' }];
  if (declaration === 'some' && conflicts.length === 0)
    return [{ code: 'not-selected', text: 'Select the applicants that you have a conflict of interest with' }];
  if (conflicts.some((each) => !before.includes(each)) && !saysWhy(nature))
    return [{ code: 'no-nature', text: `Enter what the conflict is. ${tooShort()}` }];
  return [];
};
