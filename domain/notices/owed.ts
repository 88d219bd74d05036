import type { LegalRegime } from '../agreement/agreement.ts';
import { plusDays } from '../time/london.ts';

export interface NoticeOwed {
  readonly code: 'award-notice' | 'UK6' | 'UK7';
  readonly title: string;
  /** Last day for publishing it, `YYYY-MM-DD`. */
  readonly by: string;
}

/**
 * The notices that a regime owes for an award made on a day (docs/rules.md, rule 10). PCR 2015 light touch: an award notice within 30
 * days (reg 75). PA 2023: UK6 before the standstill, and UK7 within 120 days for light touch.
 */
export const noticesOwed = (regime: LegalRegime, awardedOn: string): readonly NoticeOwed[] =>
  regime === 'PCR-2015'
    ? [{ code: 'award-notice', title: 'Contract award notice', by: plusDays(awardedOn, 30) }]
    : [
        { code: 'UK6', title: 'Contract award notice (UK6)', by: awardedOn },
        { code: 'UK7', title: 'Contract details notice (UK7)', by: plusDays(awardedOn, 120) },
      ];
