import { countAt, countIn, type ListCounts } from '../application/list-counts.ts';
import { type ApplicationStatus, mayComeToBeScored } from '../application/status.ts';
import type { Challenge } from '../award/award.ts';
import { type Stage, type StagedAsk, stageOfAsk, stageOfStep } from './stages.ts';
import type { WindowStep } from './steps.ts';

/** What a window's machine, or its award's, asks of somebody, and since when. */
export interface OpenAsk {
  readonly ask: StagedAsk;
  readonly enteredAt: string;
  readonly step?: WindowStep | undefined;
}

/** What is waited for: what a machine asks, the clock, the service itself, or what holds applications before an award. */
export type WaitedFor = StagedAsk | 'clock' | 'service' | 'shared-location' | 'unopened';

export interface Waiting {
  readonly for: WaitedFor;
  readonly since?: string | undefined;
  /** How many applications, or challenges, it is about. */
  readonly count?: number;
}

/** What is known of what waits in a window. */
export interface WhatWaits {
  readonly counts: ListCounts;
  /** Applications that could not be opened, and are not left out. */
  readonly unopened: number;
  readonly challenges: readonly Challenge[];
  /** What is asked about the window, and nobody has answered. */
  readonly asks: readonly OpenAsk[];
}

/** What is done application by application: they do not wait for one another, and several of these are under way at once. */
const ofApplications = {
  checks: mayComeToBeScored,
  scoring: (status) => status === 'evaluating',
  moderation: (status) => status === 'moderating',
} as const satisfies Partial<Record<Stage, (status: ApplicationStatus) => boolean>>;
type OfApplications = keyof typeof ofApplications;
export const isOfApplications = (stage: Stage): stage is OfApplications => stage in ofApplications;

/** How many applications are at a stage. One is still to be checked while it is open whose location it names. */
export const applicationsAt = ({ counts, unopened }: Pick<WhatWaits, 'counts' | 'unopened'>, stage: Stage): number => {
  if (!isOfApplications(stage)) return 0;
  const there = countAt(counts, ofApplications[stage]);
  return stage === 'checks' ? there + unopened + countIn(counts, 'in-doubt') : there;
};

/** What applications wait for at their statuses, in the order of the process. */
const askedAt: readonly (readonly [WaitedFor, ...ApplicationStatus[]])[] = [
  ['service', 'received', 'registration-accepted'],
  ['registration-referral', 'registration-referred'],
  ['compliance-referral', 'compliance-referred'],
  ['proposed-rejection', 'rejection-proposed'],
  ['representation', 'representation-referred'],
  ['evaluation-1', 'evaluating'],
  ['moderation', 'moderating'],
];

/** What an application at a status waits for; undefined where nothing is left to be decided before the award. */
export const waitedForAt = (status: ApplicationStatus): WaitedFor | undefined =>
  askedAt.find(([, ...statuses]) => statuses.includes(status))?.[0];

const waitsOfApplications = ({ counts, unopened }: WhatWaits, stage: OfApplications): readonly Waiting[] =>
  [
    ...askedAt.map(([waited, ...statuses]) => ({
      for: waited,
      count: countIn(counts, ...statuses.filter(ofApplications[stage])),
    })),
    ...(stage === 'checks'
      ? [
          { for: 'shared-location' as const, count: countIn(counts, 'in-doubt') },
          { for: 'unopened' as const, count: unopened },
        ]
      : []),
  ].filter(({ count }) => count > 0);

/** What ends by the clock, where nobody is asked. */
const byTheClock: ReadonlySet<Stage> = new Set(['scheduled', 'open', 'standstill']);

/** What is waited for at a stage, `where` being the first that is not done: there it is held by challenges, and by faults. */
export const waitsAt = (known: WhatWaits, stage: Stage, where: Stage): readonly Waiting[] => {
  const { asks, challenges } = known;
  const open = challenges.filter(({ settled }) => !settled);
  const isHeld = stage === where && open.length > 0;
  const isHere = ({ ask, step }: OpenAsk): boolean => {
    const at = stageOfAsk[ask];
    return (at === 'whichever' ? (step ? stageOfStep[step] : where) : at) === stage;
  };
  const waits: readonly Waiting[] = [
    ...(isOfApplications(stage) ? waitsOfApplications(known, stage) : []),
    ...(isHeld ? [{ for: 'challenge' as const, since: open[0]?.at, count: open.length }] : []),
    ...asks
      .filter((each) => isHere(each) && !(isHeld && each.ask === 'challenge'))
      // The recommendation is asked for as the award begins, long before anybody can make one.
      .map(({ ask, enteredAt }) => (ask === 'recommendation' ? { for: ask } : { for: ask, since: enteredAt })),
  ];
  return waits.length > 0 ? waits : [{ for: byTheClock.has(stage) ? 'clock' : 'service' }];
};
