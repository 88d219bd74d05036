import { mayScore } from '../evaluation/barriers.ts';
import type { Officer } from '../people/officer.ts';
import { awarding, caseFileReaders, holds } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import type { Window } from '../window/window.ts';
import { type Comment, commentsOf, type NumberedComment, type Team, teamsInWords } from './comment.ts';
import type { ListedApplication } from './lists.ts';
import type { OpenedApplication } from './opened-application.ts';
import { mayReadCompliance, sightOf } from './sight.ts';
import { mayComeToBeScored } from './status.ts';

/** An application's record has room for so many, and nobody reads more. */
export const MOST_COMMENTS = 30;
/** Characters of one, and of what is said as it ends. */
export const LONGEST_COMMENT = 500;

type On = Pick<Window, 'status'>;
type Judged = Parameters<typeof mayScore>[1];

/**
 * Whether this officer may still give marks on an application, now or once somebody's are set aside: until theirs are final nobody can pass
 * them another's by a comment (docs/rules.md, rule 5).
 */
export const mayStillScore = (officer: Officer, application: Judged, window: On): boolean => {
  const { status, evaluators } = application;
  const isJudged =
    mayComeToBeScored(status) || status === 'evaluating' || status === 'moderating' || status === 'scored';
  if (window.status !== 'evaluating' || !isJudged) return false;
  const own = evaluators.find(({ by }) => by.id === officer.id);
  return own ? own.finalAt === undefined : mayScore(officer, application);
};

type ReadingBarrier = Reason<'not-in-role' | 'may-still-score' | 'judges-quality'>;

/** What stands against this officer reading every comment on an application. */
export const barriersToReadingComments = (
  officer: Officer,
  application: OpenedApplication,
  window: On,
): readonly ReadingBarrier[] => {
  if (!holds(officer, ...caseFileReaders))
    return [{ code: 'not-in-role', text: 'Only those who read an application’s checks read the comments on it.' }];
  if (mayStillScore(officer, application, window))
    return [
      {
        code: 'may-still-score',
        text: 'You may still score this application, so you neither read nor write comments on it: each evaluator judges alone, and nobody can pass marks on by a comment. You can once your scores are final, or the award is decided.',
      },
    ];
  return mayReadCompliance(application, sightOf(officer))
    ? []
    : [
        {
          code: 'judges-quality',
          text: 'You also judge quality, so you are not shown comments that may tell you of price.',
        },
      ];
};

/** The comments that an officer may read: a moderator the flags that ask moderators. */
export const commentsSeen = (
  officer: Officer,
  application: OpenedApplication,
  window: On,
): readonly NumberedComment[] => {
  if (mayStillScore(officer, application, window)) return [];
  const all = commentsOf(application);
  if (barriersToReadingComments(officer, application, window).length === 0) return all;
  return holds(officer, 'moderator') ? all.filter((each) => each.team === 'moderator') : [];
};

/** The same of the open flags of an application, as the list of flagged ones has it. */
export const flagsSeen = (
  officer: Officer,
  listed: ListedApplication,
  window: On,
): NonNullable<ListedApplication['flags']> => {
  if (mayStillScore(officer, listed, window)) return [];
  const { flags = [], hasFindings } = listed;
  const { caseFile, price } = sightOf(officer);
  if (caseFile && (price || !hasFindings)) return flags;
  return holds(officer, 'moderator') ? flags.filter((each) => each.team === 'moderator') : [];
};

type WritingBarrier = ReadingBarrier | Reason<'too-many' | 'award-approved'>;

/** What stands against writing a comment, or raising a flag where a team is named. */
export const barriersToCommenting = (
  officer: Officer,
  application: OpenedApplication,
  window: On,
  flag: { readonly team: Team | undefined; readonly isApproved: boolean },
): readonly WritingBarrier[] => [
  ...(holds(officer, ...awarding)
    ? barriersToReadingComments(officer, application, window)
    : [
        {
          code: 'not-in-role',
          text: 'Only procurement leads, contract managers and approvers write comments.',
        } as const,
      ]),
  ...(commentsOf(application).length < MOST_COMMENTS
    ? []
    : [
        {
          code: 'too-many',
          text: `${MOST_COMMENTS} comments have been written on it, which is as many as it takes.`,
        } as const,
      ]),
  ...(flag.team === undefined || (window.status === 'evaluating' && !flag.isApproved)
    ? []
    : [
        {
          code: 'award-approved',
          text: 'The award has been approved, or the window is over, so a flag would hold nothing any more. Select that nobody has to look at it, and it is kept as a comment.',
        } as const,
      ]),
];

type Ended = Pick<Comment, 'by' | 'team' | 'settled' | 'withdrawn'>;

/** What stands against settling an open flag: somebody of its team looks at it who did not raise it. */
export const barriersToSettling = (
  { by, team }: Ended,
  officer: Officer,
): readonly Reason<'not-their-team' | 'raised-it'>[] => [
  ...(team && holds(officer, team)
    ? []
    : [
        {
          code: 'not-their-team',
          text: `This flag asks ${team ? teamsInWords[team] : 'nobody'} to look, so one of them settles it.`,
        } as const,
      ]),
  ...(by.id === officer.id
    ? [{ code: 'raised-it', text: 'You raised this flag: somebody else settles it, or you take it back.' } as const]
    : []),
];

/** What stands against withdrawing a comment, or taking a flag back, that is open. */
export const barriersToWithdrawing = ({ by }: Ended, officer: Pick<Officer, 'id'>): readonly Reason<'not-theirs'>[] =>
  by.id === officer.id ? [] : [{ code: 'not-theirs', text: `${by.name} wrote this, and nobody else withdraws it.` }];
