import type { StoredDeclaration } from '../../../../adapters/dynamodb/evaluations.ts';
import type { Wait } from '../../../../adapters/dynamodb/waits.ts';
import { type Team, teamsInWords } from '../../../../domain/application/comment.ts';
import { countAt, countIn, type ListCounts } from '../../../../domain/application/list-counts.ts';
import { ownList } from '../../../../domain/application/lists.ts';
import { sightOf } from '../../../../domain/application/sight.ts';
import type { Challenge } from '../../../../domain/award/award.ts';
import { answerDueBy } from '../../../../domain/award/challenges.ts';
import { type Holding, heldTooLongFrom } from '../../../../domain/award/held-too-long.ts';
import { isProposal, openProposal } from '../../../../domain/award/stop-proposal.ts';
import { isSettledAtItsStatus } from '../../../../domain/award/unsettled.ts';
import { awarding, deciders, holds, type Officer } from '../../../../domain/people/officer.ts';
import { dateInWords } from '../../../../domain/time/plain-words.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { paths } from '../../paths.ts';

/** Something that waits for this officer, with where to do it. */
export interface Task {
  readonly text: string;
  readonly href: string;
  readonly count: number;
  /** Where there are more than were counted. */
  readonly isMore?: boolean;
  /** Since when it waits, and by when it is to be done; absent where that is not known of the whole of it. */
  readonly since?: string | undefined;
  readonly due?: string | undefined;
}

export interface Picture {
  readonly window: Window;
  /** Of the applications that this officer has a part in. */
  readonly counts: ListCounts;
  /** Nothing is counted of a window that was unsealed before there were lists, until the sweep has made them. */
  readonly isCounted: boolean;
  /** Whether evaluators take places themselves, and the lead does not assign them. */
  readonly isTaken: boolean;
  /** How many assignments nobody has answered in time, where this officer sees to them. */
  readonly unanswered: number;
  /** For whom this officer covers, with how many they may accept for them. */
  readonly covering: readonly { readonly name: string; readonly count: number }[];
  /** Flags that ask a team of this officer, with the oldest. */
  readonly flags: readonly { readonly team: Team; readonly count: number; readonly since: string | undefined }[];
  readonly waits: readonly Wait[];
  readonly challenges: readonly Challenge[];
  readonly declaration: StoredDeclaration | undefined;
  /** How many applications could not be opened, and are not left out. */
  readonly unopened: number;
}

/** What waits for an officer in one window, most pressing first. */
export const tasksOf = (officer: Officer, picture: Picture): readonly Task[] => {
  const { window, declaration } = picture;
  if (window.unsealedAt && !declaration) return declaring(officer, picture);
  // An award is of every applicant at once, so a conflict with one is a conflict with it.
  const award = (declaration?.conflictedApplications ?? []).length > 0 ? [] : awardTasks(officer, picture);
  return [
    ...flagged(picture),
    ...deciding(officer, picture),
    ...proving(officer, picture),
    ...scoring(officer, picture),
    ...award,
  ].filter(({ count }) => count > 0);
};

/** Nothing of a window is for somebody who has not declared yet. */
const declaring = (officer: Officer, { window }: Picture): readonly Task[] => {
  const text = 'Declare conflicts of interest before you take part';
  const hasPart = window.status === 'evaluating' || (window.status === 'standstill' && holds(officer, ...awarding));
  return hasPart ? [{ text, href: paths.window(window.windowId).declaration, count: 1 }] : [];
};

const deciding = (officer: Officer, { window, counts }: Picture): readonly Task[] => {
  if (!holds(officer, ...deciders) || window.status !== 'evaluating') return [];
  const href = paths.window(window.windowId).referrals;
  // Whoever proposed a rejection leaves the reply to somebody else, and so does who may not know of price.
  const replies = sightOf(officer).price
    ? countIn(counts, 'representation-referred') - countIn(counts, ownList('not-to-reply-to', officer))
    : 0;
  return [
    {
      text: 'Decide registrations that the check referred',
      href,
      count: countIn(counts, 'registration-referred'),
    },
    { text: 'Decide on locations that another application names', href, count: countIn(counts, 'in-doubt') },
    {
      text: 'Decide declarations and gates that the check referred',
      href,
      count: countIn(counts, 'compliance-referred'),
    },
    { text: 'Decide on replies to proposed rejections', href, count: replies },
  ];
};

const flagged = ({ window, flags }: Picture): readonly Task[] =>
  flags.map(({ team, count, since }) => ({
    text: `Look at flags for ${teamsInWords[team]}`,
    href: paths.window(window.windowId).flags,
    count,
    since,
  }));

/** Worth doing long before the award, which it would otherwise hold up. */
const proving = (officer: Officer, { window, counts }: Picture): readonly Task[] => {
  const isOn = window.status === 'evaluating' || window.status === 'standstill';
  if (!holds(officer, ...deciders) || !isOn) return [];
  const text = 'Have providers prove that they speak for their location';
  return [{ text, href: paths.window(window.windowId).control, count: countIn(counts, 'to-prove') }];
};

const scoring = (officer: Officer, { window, counts, isTaken, unanswered, covering }: Picture): readonly Task[] => {
  if (window.status !== 'evaluating') return [];
  const at = paths.window(window.windowId);
  const own = (list: Parameters<typeof ownList>[0]) => countIn(counts, ownList(list, officer));
  const free = isTaken
    ? countIn(counts, 'needs-second-evaluator', 'needs-both-evaluators') - own('not-to-score') - own('offered')
    : 0;
  const toModerate = countIn(counts, 'to-moderate') - own('not-to-moderate') + own('moderating');
  return [
    ...(holds(officer, 'procurement-lead')
      ? [
          {
            text: 'See to assignments that nobody has answered',
            href: at.panel,
            count: unanswered,
          },
          {
            text: 'Assign evaluators',
            href: at.assign,
            count: isTaken ? 0 : countIn(counts, 'needs-assigning'),
          },
        ]
      : []),
    ...(holds(officer, 'evaluator')
      ? [
          { text: 'Accept or decline what is assigned to you', href: at.evaluate, count: own('offered') },
          ...covering.map(({ name, count }) => ({
            text: `Covering for ${name}: accept what is assigned to them`,
            href: at.evaluate,
            count,
          })),
          { text: 'Finish scoring what you have started', href: at.evaluate, count: own('scoring') },
          { text: 'Score applications that need an evaluator', href: at.evaluate, count: free },
        ]
      : []),
    ...(holds(officer, 'moderator') ? [{ text: 'Agree consensus scores', href: at.moderate, count: toModerate }] : []),
  ];
};

const awardTasks = (
  officer: Officer,
  { window, counts, isCounted, unopened, waits, challenges }: Picture,
): readonly Task[] => {
  const at = paths.window(window.windowId);
  const waiting = (ask: Wait['ask']) => waits.find((wait) => wait.ask === ask && wait.status === 'waiting');
  const asked = (ask: Wait['ask']) => (waiting(ask) ? 1 : 0);
  /** What holds the award: since when, and from when that is too long. */
  const holding = (ask: Holding) => {
    const since = waiting(ask)?.enteredAt;
    return { count: asked(ask), since, due: since && heldTooLongFrom(ask, since) };
  };
  // It is asked from when the applications are with officers, and can be given once each is settled.
  const left = countAt(counts, (status) => !isSettledAtItsStatus({ status })) + countIn(counts, 'in-doubt');
  const isSettled = isCounted && unopened + left + countIn(counts, 'flagged') === 0;
  // A challenge holds the award from when it is recorded; once all are settled the award may still wait to be taken up.
  const open = challenges.filter((each) => !each.settled && !isProposal(each)).length;
  const proposed = openProposal(challenges);
  const isTheirs = proposed?.recordedBy.id === officer.id;
  return [
    ...(holds(officer, 'procurement-lead')
      ? [{ text: 'Recommend places', href: at.recommendation, count: isSettled ? asked('recommendation') : 0 }]
      : []),
    ...(holds(officer, 'approver')
      ? [
          {
            text: 'Approve or return the recommendation',
            href: at.approval,
            count: asked('approval'),
            since: waiting('approval')?.enteredAt,
          },
        ]
      : []),
    ...(holds(officer, ...awarding)
      ? [{ text: 'Read the outcome letters, or release them', href: at.outcomeLetters, ...holding('release') }]
      : []),
    ...(holds(officer, ...deciders)
      ? [
          {
            text: 'Record the award notice that begins the standstill',
            href: at.publication,
            ...holding('publication'),
          },
          {
            text: 'Confirm the end of a standstill past the known bank holidays',
            href: at.standstillEnd,
            ...holding('standstill-end'),
          },
          {
            text: settlingBy(answerDueBy(challenges)),
            href: at.standstill,
            count: open || (proposed ? 0 : asked('challenge')),
          },
          {
            text: 'Decide whether an award is stopped',
            href: proposed ? at.stop(proposed.proposal).page : at.standstill,
            count: proposed && !isTheirs ? 1 : 0,
          },
          {
            text: 'Decide on places held back before their contracts',
            href: at.heldPlaces,
            ...holding('register-changes'),
          },
        ]
      : []),
  ];
};

const settlingBy = (day: string | undefined): string =>
  `Settle the challenge that holds the award${day ? `, which is to be answered by ${dateInWords(day)}` : ''}`;
