import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { isBeingScored } from '../../../domain/evaluation/barriers.ts';
import type { Evaluation, Score } from '../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { ownEvaluation } from '../case/own-evaluation.ts';
import type { Deps } from '../deps.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { notScored, notStarted } from './not-scored.ts';
import { scoreVersion } from './save-mark.ts';

/** What somebody typed for one question, and what the page had shown of it. */
export interface TypedMark {
  readonly question: string;
  readonly typed: Score;
  readonly shownVersion: string;
}

interface SavedSheet {
  /** The marks as they are stored now. */
  readonly kept: Evaluation;
  /** The questions that another tab saved meanwhile and that were typed over here: with what stands, which was left as it is. */
  readonly conflicts: Readonly<Record<string, Score | undefined>>;
  /** Whether another tab saved a question that was not touched here: it stands, and this page never showed it. */
  readonly isUnread: boolean;
}

/**
 * Saves every mark of a sheet that was changed on it, each with its line in the audit trail, all or none. What another tab saved since is
 * never written over unseen (`saveMark` does the same for one question). @throws Problem 409
 */
export const saveSheet = (
  deps: Deps,
  officer: Officer,
  application: OpenedApplication,
  marks: readonly TypedMark[],
  at: string,
): Promise<SavedSheet> =>
  againOnConflict(async () => {
    const own = await ownEvaluation(deps, application.applicationId, officer);
    if (!own) throw notStarted();
    if (!isBeingScored(application) || own.finalAt) throw notScored(application);
    const standing = (question: string) => scoreVersion(own.scores[question]);
    const behind = marks.filter(({ question, shownVersion }) => shownVersion !== standing(question));
    const differing = marks.filter(({ question, typed }) => scoreVersion(typed) !== standing(question));
    const changed = differing.filter((mark) => !behind.includes(mark));
    const typedOver = differing.filter((mark) => behind.includes(mark) && isTouched(mark));
    const fresh = Object.fromEntries(changed.map(({ question, typed }) => [question, typed]));
    return {
      kept: changed.length > 0 ? await deps.evaluations.saveScores(own, fresh, at) : own,
      conflicts: Object.fromEntries(typedOver.map(({ question }) => [question, own.scores[question]])),
      isUnread: differing.some((mark) => behind.includes(mark) && !isTouched(mark)),
    };
  });

const isTouched = ({ typed, shownVersion }: TypedMark): boolean => scoreVersion(typed) !== shownVersion;
