import type { LegalRegime } from '../agreement/regime.ts';
import { plusDays } from '../time/london.ts';

export type NoticeCode = 'award-notice' | 'UK6' | 'UK7';

export interface NoticeOwed {
  readonly code: NoticeCode;
  readonly title: string;
  /** Last day for publishing it, `YYYY-MM-DD`. */
  readonly by: string;
}

/**
 * The notices that a regime owes once contracts have been made on a day (docs/rules.md, rule 10). PCR 2015 light touch: an award
 * notice within 30 days (reg 75). PA 2023: UK7 within 120 days for light touch (section 53); UK6 came before the standstill
 * (section 50), so it is not owed any more.
 */
export const noticesOwed = (regime: LegalRegime, contractsMadeOn: string): readonly NoticeOwed[] =>
  regime === 'PCR-2015'
    ? [{ code: 'award-notice', title: titleOf('award-notice'), by: plusDays(contractsMadeOn, 30) }]
    : [{ code: 'UK7', title: titleOf('UK7'), by: plusDays(contractsMadeOn, 120) }];

const titles = {
  'award-notice': 'Contract award notice',
  UK6: 'Contract award notice (UK6)',
  UK7: 'Contract details notice (UK7)',
} as const satisfies Record<NoticeCode, string>;

export const titleOf = (code: NoticeCode): string => titles[code];
