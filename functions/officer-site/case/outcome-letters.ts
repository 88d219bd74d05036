import type { StoredDeclaration } from '../../../adapters/dynamodb/evaluations.ts';
import type { DraftedRound } from '../../../adapters/dynamodb/outcome-drafts.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { Approval } from '../../../domain/award/award.ts';
import { standingOf } from '../../../domain/award/challenges.ts';
import type { Releasing } from '../../../domain/award/releasing.ts';
import { relationsOf } from '../../../domain/evaluation/relations.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { barriersTo, type Relation, type SeparationBarrier } from '../../../domain/people/separation.ts';
import type { Reason } from '../../../domain/reason.ts';
import type { Window } from '../../../domain/window/window.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { frozenAgreement } from './agreement.ts';
import { type AwardState, awardStateOf } from './award-state.ts';
import { windowSeenBy } from './declaration.ts';

/** The outcome letters of a window, before and after they were released. */
export interface LettersCase {
  readonly officer: Officer;
  readonly window: Window;
  readonly declaration: StoredDeclaration;
  readonly agreement: Agreement;
  readonly state: AwardState;
  /** The approval that they follow from; undefined while none stands. */
  readonly approval: Approval | undefined;
  readonly drafted: DraftedRound | undefined;
  readonly letters: Releasing;
}

/** As this officer may see them: each letter names applicants, so that nobody reads them who declared a conflict with one. @throws Problem */
export const lettersCase = async (deps: Deps, officer: Officer, windowId: string): Promise<LettersCase> => {
  const { window, declaration, conflicted } = await windowSeenBy(deps, officer, windowId);
  if (conflicted.size > 0) throw conflictedWithOne(windowId);
  const [agreement, state] = await Promise.all([frozenAgreement(deps, windowId), awardStateOf(deps, windowId)]);
  const approval = state.decided?.decision === 'approved' ? state.decided : undefined;
  const of = { officer, window, declaration, agreement, state, approval };
  if (!approval)
    return {
      ...of,
      drafted: undefined,
      letters: {
        isDrafted: false,
        read: undefined,
        readBefore: undefined,
        words: [],
        wrong: [],
        release: undefined,
        isHeld: false,
      },
    };
  const { round } = approval;
  const [drafted, read, words, wrong, release, holds] = await Promise.all([
    deps.drafts.round(windowId, round),
    deps.awards.lettersRead(windowId, round),
    deps.awards.wordsInLetters(windowId, round),
    deps.awards.wrongDrafts(windowId, round),
    deps.awards.released(windowId, round),
    deps.awards.challenges(windowId),
  ]);
  return {
    ...of,
    drafted,
    letters: {
      isDrafted: drafted !== undefined,
      read: read?.overtaken ? undefined : read,
      readBefore: read?.overtaken && read,
      words,
      wrong,
      release,
      isHeld: standingOf(holds) !== 'clear',
    },
  };
};

/** Said of letters that no approved award waits for. */
export const noApproval: Reason<'no-approval'> = {
  code: 'no-approval',
  text: 'No approved award of this window waits for its outcome letters.',
};

/** What keeps this officer from reading or releasing the letters, by their role and what they have been to the award. */
export const barriersToLetters = (
  deed: 'read-letters' | 'release-letters',
  { officer, state, declaration }: Pick<LettersCase, 'officer' | 'state' | 'declaration'>,
): readonly SeparationBarrier[] => {
  const has = relationsOf(officer.id, { applications: [], ...state });
  const conflict: readonly Relation[] = declaration.conflictedApplications.length > 0 ? ['conflict'] : [];
  return barriersTo(deed, officer, new Set([...has, ...conflict]));
};

const conflictedWithOne = (windowId: string): Problem =>
  new Problem(403, {
    title: 'You declared a conflict of interest',
    lines: [
      'Each outcome letter names applicants. You declared a conflict of interest with one of them, so somebody else reads and releases the letters.',
    ],
    link: { href: paths.window(windowId).page, text: 'Back to the window' },
  });
