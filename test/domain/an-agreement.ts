import { readAgreement } from '../../agreements/read.ts';
import { s1HomeCare } from '../../agreements/s1-home-care.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';

/** S1, with what a case changes of it: unchecked, since some cases are about impossible ones. */
export const anAgreement = (changes: Partial<Agreement> = {}): Agreement => ({
  ...readAgreement('agreements/s1-home-care.ts', s1HomeCare),
  ...changes,
});
