import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { returnedAt } from '../../../../domain/application/returned.ts';
import { complianceDecisionSeen, complianceSeen, reasonsSeen, sightOf } from '../../../../domain/application/sight.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import { instant, type Row, type TableRows } from '../../../../domain/tables/cells.ts';
import type { Deps } from '../../deps.ts';
import { applicationWords } from '../../words/statuses.ts';
import { isSeen, type Seen } from '../declaration.ts';
import { applicationsByName } from './applications-by-name.ts';

/** What the checks put before an officer, or would reject: what they found, what was decided and why, as the officer may read it. */
export const referralRows = (
  deps: Pick<Deps, 'applications'>,
  { window, conflicted }: Pick<Seen, 'window' | 'conflicted'>,
  officer: Officer,
): TableRows => ({
  headings: [
    'Reference',
    'Organisation',
    'CQC location',
    'Check',
    'Status',
    'Checked at',
    'Findings',
    'Returned for correction by',
    'Decision',
    'Reason',
    'Decided by',
    'Decided at',
    'Rejection proposed at',
    'Reply by',
    'Replied at',
    'Rejection ended',
    'Reasons told to the provider',
  ],
  rows: (async function* () {
    for await (const each of applicationsByName(deps, window))
      if (isSeen(conflicted)(each)) yield* stages.flatMap((stage) => rowOf(each, stage, officer));
  })(),
});

const stages = ['registration', 'compliance'] as const;
const titles = { registration: 'Registration', compliance: 'Declarations and gates' } as const;
const decided = { accept: 'Accepted', reject: 'Rejection proposed' } as const;
const endings = {
  'not-replied': 'In effect: nobody replied',
  upheld: 'In effect after a reply',
  lifted: 'Lifted after a reply',
  'taken-back': 'Taken back',
} as const;

const rowOf = (application: OpenedApplication, stage: (typeof stages)[number], officer: Officer): readonly Row[] => {
  const sight = sightOf(officer);
  const isRegistration = stage === 'registration';
  const found = isRegistration ? application.registration : complianceSeen(application, sight);
  const decision = isRegistration ? application.registrationDecision : complianceDecisionSeen(application, sight);
  const proposed = application.proposedRejections?.findLast((each) => each.stage === stage);
  if (!decision && !proposed && application.status !== `${stage}-referred`) return [];
  const correction = sight.price ? returnedAt(application, stage)?.returned.sendBy : undefined;
  return [
    [
      application.receipt.reference,
      application.organisationName,
      application.locationId,
      titles[stage],
      applicationWords[application.status].text,
      instant(found?.checkedAt),
      found?.findings.map(({ text }) => text).join(' '),
      instant(correction),
      decision && decided[decision.decision],
      decision?.reason,
      decision?.by.name,
      instant(decision?.at),
      instant(proposed?.at),
      instant(proposed?.replyBy),
      sight.price ? instant(proposed?.repliedAt) : undefined,
      proposed?.ended && endings[proposed.ended.how],
      proposed && reasonsSeen(proposed, sight).join(' '),
    ],
  ];
};
