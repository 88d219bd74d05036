import type { Agreement } from '../agreement/agreement.ts';
import { type Authority, type AuthorityBarrier, barriersToUsing } from '../agreement/authority.ts';
import type { Officer } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import type { Recommendation } from './award.ts';

type ApprovingBarrier = Reason<'not-an-approver' | 'evaluated' | 'recommended' | 'no-authority'> | AuthorityBarrier;

/**
 * What stands against this officer approving (docs/rules.md, rule 6): who scored, moderated or recommended may not, and an approval
 * names an authority in force on the day, for awards of this agreement, whose limit covers its value.
 */
export const barriersToApproving = (
  officer: Officer,
  recommendation: Pick<Recommendation, 'by' | 'evaluatedBy'>,
  authority: Authority | undefined,
  { id, estimatedValue }: Pick<Agreement, 'id' | 'estimatedValue'>,
  on: string,
): readonly ApprovingBarrier[] => [
  ...(officer.roles.includes('approver')
    ? []
    : [{ code: 'not-an-approver', text: 'Only approvers can approve an award.' } as const]),
  ...(recommendation.evaluatedBy.includes(officer.id)
    ? [
        {
          code: 'evaluated',
          text: 'You scored or moderated applications of this window, so you cannot approve the award.',
        } as const,
      ]
    : []),
  ...(recommendation.by.id === officer.id
    ? [{ code: 'recommended', text: 'You made the recommendation, so you cannot approve it.' } as const]
    : []),
  ...(authority
    ? barriersToUsing(authority, { agreementId: id, decision: 'award', value: estimatedValue, on })
    : [{ code: 'no-authority', text: 'Select the authority that you approve under.' } as const]),
];
