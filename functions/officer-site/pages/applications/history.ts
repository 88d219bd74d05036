import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { ProposedRejection } from '../../../../domain/application/proposed-rejection.ts';
import type { ReferralDecision } from '../../../../domain/application/referral-decision.ts';
import type { Reopened } from '../../../../domain/application/reopened.ts';
import type { Sight } from '../../../../domain/application/sight.ts';
import { togetherWith } from '../../words/together.ts';

interface Event {
  readonly at: string;
  readonly text: string;
  readonly by?: string;
}

const checked = { pass: 'passed', refer: 'referred to an officer', fail: 'failed' } as const;

/** What happened to an application, oldest first, from its own record; the audit trail has every entry. */
export const historyOf = (application: OpenedApplication, { caseFile, price }: Sight): readonly Event[] =>
  [
    ...(caseFile ? checks(application) : []),
    ...(price ? corrections(application) : []),
    ...scoring(application),
  ].toSorted((one, other) => (one.at < other.at ? -1 : 1));

const checks = (application: OpenedApplication): readonly Event[] => {
  const { registration, registrationDecision, compliance, complianceDecision, proposedRejections = [] } = application;
  const referrals = (application.reopened ?? []).filter(({ referral }) => referral);
  return [
    ...openedAgain(referrals, { opened: 'Referral opened again by the approver', over: 'Referral decided on again' }),
    ...proposedRejections.flatMap(hearing),
    ...(registration ? [{ at: registration.checkedAt, text: `Registration ${checked[registration.outcome]}` }] : []),
    ...(registrationDecision
      ? [
          {
            at: registrationDecision.at,
            by: registrationDecision.by.name,
            text: `Registration ${decidedInWords(registrationDecision)}`,
          },
        ]
      : []),
    ...(compliance ? [{ at: compliance.checkedAt, text: `Compliance ${checked[compliance.outcome]}` }] : []),
    ...(complianceDecision
      ? [
          {
            at: complianceDecision.at,
            by: complianceDecision.by.name,
            text: `Compliance ${decidedInWords(complianceDecision)}`,
          },
        ]
      : []),
  ];
};

const decidedInWords = ({ decision, together }: ReferralDecision): string =>
  together ? `${decision}ed, together with ${togetherWith(together)}` : `${decision}ed`;

/** Who judges quality sees nothing of it. */
const corrections = ({ corrections: every = [] }: OpenedApplication): readonly Event[] =>
  every.flatMap(({ at, by, takenBack, counts }) => [
    { at, by: by.name, text: 'Returned for correction' },
    ...(takenBack ? [{ at: takenBack.at, by: takenBack.by.name, text: 'Return for correction taken back' }] : []),
    ...(counts ? [{ at: counts.at, by: counts.by.name, text: 'Correction counts' }] : []),
  ]);

const ended = {
  'not-replied': 'Rejected: no reply stood at the end of the time',
  upheld: 'Rejected after the reply',
  lifted: 'Rejection lifted after the reply',
  'taken-back': 'Proposed rejection taken back',
} as const;

const hearing = ({ at, by, repliedAt, ended: end }: ProposedRejection): readonly Event[] => [
  { at, text: 'Rejection proposed', ...(by ? { by: by.name } : {}) },
  ...(repliedAt ? [{ at: repliedAt, text: 'The provider replied' }] : []),
  ...(end ? [{ at: end.at, text: ended[end.how], ...(end.by ? { by: end.by.name } : {}) }] : []),
];

const openedAgain = (
  every: readonly Reopened[],
  { opened, over }: { readonly opened: string; readonly over: string },
): readonly Event[] =>
  every.flatMap(({ at, by, takenBack, agreedAt }) => [
    { at, by: by.name, text: opened },
    ...(takenBack ? [{ at: takenBack.at, by: takenBack.by.name, text: 'Opening again taken back' }] : []),
    ...(agreedAt ? [{ at: agreedAt, text: over }] : []),
  ]);

const scoring = ({ receipt, evaluators, conflicts = [], reopened = [] }: OpenedApplication): readonly Event[] => [
  { at: receipt.submittedAt, text: 'Submitted' },
  ...conflicts.map(({ at, by }) => ({ at, by: by.name, text: 'Conflict of interest declared' })),
  ...openedAgain(
    reopened.filter(({ referral }) => !referral),
    { opened: 'Questions opened again by the approver', over: 'Consensus final again' },
  ),
  ...evaluators.flatMap(({ by, coveringFor }) =>
    coveringFor
      ? [
          {
            at: coveringFor.at,
            by: by.name,
            text: `Place as evaluator accepted, covering for ${coveringFor.of.name} as ${coveringFor.by.name} decided (${coveringFor.reason})`,
          },
        ]
      : [],
  ),
  ...evaluators.flatMap(({ by, finalAt }) => (finalAt ? [{ at: finalAt, by: by.name, text: 'Scores final' }] : [])),
];
