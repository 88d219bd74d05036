import { type Comment, changingComment, type Team, teamsInWords } from '../../../domain/application/comment.ts';
import {
  barriersToCommenting,
  barriersToSettling,
  barriersToWithdrawing,
  commentsSeen,
} from '../../../domain/application/commenting.ts';
import { windowIdOf } from '../../../domain/application/opened-application.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import { takesNoPart } from '../case/application.ts';
import { awardApproved } from '../case/award-state.ts';
import { declarationOf } from '../case/declaration.ts';
import { windowAsked } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';

interface Written {
  readonly text: string;
  /** Who has to look at it; undefined of a comment that asks nobody. */
  readonly team: Team | undefined;
  readonly at: string;
}

/**
 * Writes a comment on an application, or raises a flag that holds the award until it is settled. The same sent twice is written once.
 * @returns what stands against it
 * @throws Problem 403, 404
 */
export const writeComment = (
  deps: Deps,
  applicationId: string,
  officer: Officer,
  { text, team, at }: Written,
): Promise<readonly Reason[]> =>
  againOnConflict(async () => {
    const { window, isApproved, application, held } = await heldCase(deps, applicationId, officer);
    const last = application.comments?.findLast(({ by }) => by.id === officer.id);
    if (last && last.text === text && last.team === team && !last.settled && !last.withdrawn) return [];
    const barriers = barriersToCommenting(officer, application, window, { team, isApproved });
    if (barriers.length > 0) return barriers;
    const by = { id: officer.id, name: officer.name };
    const fresh: Comment = { text, by, at, ...(team && { team }) };
    const comments = [...(application.comments ?? []), fresh];
    const action = team ? 'flag raised' : 'comment written';
    await deps.records.transact([
      ...deps.applications.changeWrites(
        application,
        { comments },
        { at, by, action, detail: about(fresh, comments.length) },
      ),
      // A recommendation or an approval made meanwhile holds the window to its version, so that no flag passes it by.
      ...(team ? deps.windows.changeWrites(window, {}, { at, by, action }) : []),
      ...held,
    ]);
    return [];
  });

interface Ending {
  /** Settled by somebody of the team that is asked, or withdrawn by its author. */
  readonly how: 'settled' | 'withdrawn';
  /** What was found, or why it is withdrawn; '' of a comment whose author gives no reason. */
  readonly why: string;
  readonly at: string;
}

/**
 * Settles a flag, or withdraws a comment or a flag: what was written stays. Of two at once one counts, and the other is told whose.
 * @returns what stands against it
 * @throws Problem 403, 404, or 409 where it ended otherwise
 */
export const endComment = (
  deps: Deps,
  applicationId: string,
  number: number,
  officer: Officer,
  { how, why, at }: Ending,
): Promise<readonly Reason[]> =>
  againOnConflict(async () => {
    const { window, application, held } = await heldCase(deps, applicationId, officer);
    const comment = commentsSeen(officer, application, window).find((each) => each.number === number);
    if (!comment || (how === 'settled' && !comment.team)) throw notFound();
    const ended = howItEnded(comment);
    if (ended) {
      if (ended.how === how && ended.by.id === officer.id && ended.why === why) return [];
      throw endedAlready(applicationId, ended);
    }
    const barriers = how === 'settled' ? barriersToSettling(comment, officer) : barriersToWithdrawing(comment, officer);
    if (barriers.length > 0) return barriers;
    const by = { id: officer.id, name: officer.name };
    const patch =
      how === 'settled' ? { settled: { by, at, found: why } } : { withdrawn: { by, at, ...(why && { reason: why }) } };
    const done = how === 'settled' ? 'settled' : comment.team ? 'taken back' : 'withdrawn';
    const action = `${comment.team ? 'flag' : 'comment'} ${done}`;
    await deps.records.transact([
      ...deps.applications.changeWrites(application, changingComment(application, number, patch), {
        at,
        by,
        action,
        detail: about(comment, number),
      }),
      ...held,
    ]);
    return [];
  });

/** In the audit trail, which more people read than comments: not what it says. */
const about = ({ team }: Pick<Comment, 'team'>, number: number): string =>
  `comment ${number}${team ? `, for ${teamsInWords[team]}` : ''}`;

export const howItEnded = ({ team, settled, withdrawn }: Comment) => {
  if (settled) return { ...settled, how: 'settled' as const, why: settled.found, what: 'settled this flag' };
  const what = team ? 'took this flag back' : 'withdrew this comment';
  return withdrawn && { ...withdrawn, how: 'withdrawn' as const, why: withdrawn.reason ?? '', what };
};

const endedAlready = (
  applicationId: string,
  { by, what, at, why }: NonNullable<ReturnType<typeof howItEnded>>,
): Problem =>
  new Problem(409, {
    title: 'Somebody came first',
    lines: [
      `${by.name} ${what} at ${momentInWords(at)}.`,
      ...(why ? [`In their words: ${why}`] : []),
      'Yours was not saved.',
    ],
    link: {
      href: paths.window(windowIdOf(applicationId)).application(applicationId).page,
      text: 'See the application',
    },
  });

/** What each is decided by, and held to. @throws Problem */
const heldCase = async (deps: Deps, applicationId: string, officer: Officer) => {
  const windowId = windowIdOf(applicationId);
  // Their versions hold what is read after them: were they read beside it, what changes in between would pass unseen.
  const [window, declaration] = await Promise.all([
    windowAsked(deps, windowId),
    declarationOf(deps, officer, windowId),
  ]);
  const isApproved = await awardApproved(deps, windowId);
  // Last, as it says what was done.
  const application = await deps.applications.get(applicationId);
  if (!application) throw notFound();
  if (declaration.conflictedApplications.includes(applicationId)) throw takesNoPart(application);
  return { window, isApproved, application, held: [deps.evaluations.stillDeclared(windowId, declaration)] };
};
