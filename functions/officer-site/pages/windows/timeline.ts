import type { StandstillRecord } from '../../../../adapters/dynamodb/awards.ts';
import type { Approval, Challenge, Recommendation } from '../../../../domain/award/award.ts';
import type { Publication } from '../../../../domain/award/publication.ts';
import { isProposal, isTakenBack, type StopProposal } from '../../../../domain/award/stop-proposal.ts';
import { awardStopOf } from '../../../../domain/award/stopped.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import type { Window, WindowChange } from '../../../../domain/window/window.ts';

/** What the award left on record. */
export interface AwardHistory {
  readonly recommendations: readonly Recommendation[];
  readonly approvals: readonly Approval[];
  readonly standstill: StandstillRecord | undefined;
  readonly publication: Publication | undefined;
  readonly challenges: readonly Challenge[];
}

interface Event {
  readonly at: string;
  readonly text: string;
  readonly by?: string;
  readonly why?: string;
}

/** A window's history and what is still to come, by time. */
export const timelineOf = (window: Window, award: AwardHistory, now: string) =>
  [...windowEvents(window), ...awardEvents(award, awardStopOf(window, award.challenges)?.at, now)]
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .map((event) => ({ ...event, isAhead: event.at > now }));

const windowEvents = ({ status, opensAt, closesAt, changes, unsealedAt, additional }: Window): readonly Event[] => {
  const cancelled = changes.find(({ kind }) => kind === 'cancelled');
  const reached = (at: string) => !cancelled || at < cancelled.at;
  return [
    ...(reached(opensAt)
      ? [
          {
            at: opensAt,
            text: status === 'scheduled' ? 'Opens' : 'Opened',
            ...(additional
              ? { by: additional.by.name, why: `Additional window: ${additional.reason}` }
              : { why: 'By the schedule' }),
          },
        ]
      : []),
    ...changes.flatMap(changeEvents),
    ...(reached(closesAt)
      ? [{ at: closesAt, text: status === 'scheduled' || status === 'open' ? 'Closes' : 'Closed' }]
      : []),
    ...(unsealedAt ? [{ at: unsealedAt, text: 'Applications unsealed' }] : []),
  ];
};

const changeEvents = ({ kind, at, by, reason, closesAt, toldAt, takenBack }: WindowChange): readonly Event[] => [
  {
    at,
    text: kind === 'cancelled' || !closesAt ? 'Cancelled' : `Extended to ${momentInWords(closesAt)}`,
    by: by.name,
    why: reason,
  },
  ...(toldAt
    ? [{ at: toldAt, text: `Letters about the ${kind === 'cancelled' ? 'cancelling' : 'extension'} written` }]
    : []),
  ...(takenBack
    ? [
        {
          at: takenBack.at,
          text: 'Extension taken back, before anybody was told',
          by: takenBack.by.name,
          why: takenBack.reason,
        },
      ]
    : []),
];

const standstillBegan = (publication: Publication | undefined): string =>
  publication ? `Award notice ${publication.number} published; standstill began` : 'Applicants told; standstill began';

const decidedOn = ({ at, by, decision, reason }: Pick<Approval, 'at' | 'by' | 'decision' | 'reason'>): Event => ({
  at,
  by: by.name,
  why: reason,
  text: decision === 'approved' ? 'Award approved' : 'Recommendation returned',
});

const awardEvents = (
  { recommendations, approvals, standstill, publication, challenges }: AwardHistory,
  stoppedAt: string | undefined,
  now: string,
): readonly Event[] => [
  ...recommendations.map(({ at, by, placeCount }) => ({
    at,
    by: by.name,
    text: `${placeCount} ${placeCount === 1 ? 'place' : 'places'} recommended`,
  })),
  ...approvals.flatMap(({ tookBack, ...decided }) => [
    ...(tookBack ? [decidedOn({ ...tookBack, decision: 'approved' })] : []),
    tookBack ? { ...decidedOn(decided), text: 'Award handed back before anybody was told' } : decidedOn(decided),
  ]),
  ...(standstill
    ? [
        { at: standstill.noticeAt, text: standstillBegan(publication), why: standstill.basis },
        // A standstill that was cut short never ends.
        ...(stoppedAt === undefined || stoppedAt >= standstill.endsAt
          ? [{ at: standstill.endsAt, text: standstill.endsAt > now ? 'Standstill ends' : 'Standstill ended' }]
          : []),
      ]
    : []),
  ...challenges.filter(isProposal).flatMap(stopEvents),
  ...challenges
    .filter((each) => !isProposal(each))
    .flatMap(({ at, recordedBy, settled }) => [
      // Who challenges is said on the page of the challenges, to those who have declared conflicts of interest.
      { at, by: recordedBy.name, text: 'Challenge received' },
      ...(settled
        ? [
            {
              at: settled.at,
              by: settled.by.name,
              why: settled.reason,
              text:
                settled.decision === 'continue'
                  ? 'Challenge settled: the award continues'
                  : 'Challenge settled: the award is stopped',
            },
          ]
        : []),
    ]),
];

const stopEvents = (proposal: StopProposal): readonly Event[] => {
  const { at, recordedBy, summary, settled } = proposal;
  const goesOn = isTakenBack(proposal)
    ? 'Proposed stop of the award taken back'
    : 'Proposed stop decided: the award goes on';
  return [
    { at, by: recordedBy.name, why: summary, text: 'Stop of the award proposed' },
    ...(settled
      ? [
          {
            at: settled.at,
            by: settled.by.name,
            why: settled.reason,
            text: settled.decision === 'continue' ? goesOn : 'Proposed stop decided: the award is stopped',
          },
        ]
      : []),
  ];
};
