import type { Agreement, Authority } from '../agreement/agreement.ts';
import type { Officer } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import type { Recommendation } from './award.ts';

type ApprovingBarrier = Reason<
  'not-an-approver' | 'evaluated' | 'recommended' | 'no-authority' | 'authority-expired' | 'authority-too-small'
>;

/**
 * What stands against this officer approving (docs/rules.md, rule 6): who scored, moderated or recommended may not, and an approval
 * names an authority in force on the day whose limit covers the agreement's value.
 */
export const barriersToApproving = (
  officer: Officer,
  recommendation: Pick<Recommendation, 'by' | 'evaluatedBy'>,
  authority: Authority | undefined,
  { estimatedValue }: Pick<Agreement, 'estimatedValue'>,
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
  ...authorityBarriers(authority, estimatedValue, on),
];

const authorityBarriers = (
  authority: Authority | undefined,
  value: number,
  on: string,
): readonly ApprovingBarrier[] => {
  if (!authority) return [{ code: 'no-authority', text: 'Select the authority that you approve under.' }];
  return [
    ...(on <= authority.expires
      ? []
      : [{ code: 'authority-expired', text: `${authority.reference} expired on ${authority.expires}.` } as const]),
    ...(value <= authority.limit
      ? []
      : [
          {
            code: 'authority-too-small',
            text: `${authority.reference} covers awards up to £${authority.limit.toLocaleString('en-GB')}; this agreement is worth £${value.toLocaleString('en-GB')}.`,
          } as const,
        ]),
  ];
};
