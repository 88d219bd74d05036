import type { Agreement } from '../../../../domain/agreement/agreement.ts';
import type { QualityQuestion } from '../../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { FrozenApplication } from '../../../../domain/application/submission.ts';
import type { Score } from '../../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import type { Reason } from '../../../../domain/reason.ts';
import type { Deps } from '../../deps.ts';

/** Marks with their reasons, as they are kept: an evaluator's own, or the consensus. */
export interface Marks {
  readonly scores: Readonly<Record<string, Score>>;
  readonly finalAt?: string | undefined;
}

/** A sheet of marks on one application: an evaluator's, or the moderation's. One page serves both. */
export interface Sheet<Stored, Kept extends Marks> {
  readonly addresses: (windowId: string, applicationId: string) => SheetAddresses;
  readonly template: string;
  readonly words: { readonly mark: string; readonly hint: string; readonly all: string };
  /** Reads by their keys the marks that are stored of an application. */
  readonly read: (deps: Deps, officer: Officer, applicationId: string) => Promise<Stored>;
  /** This officer's sheet, of what was read. @throws Problem where it is not theirs, or not begun */
  readonly open: (officer: Officer, application: OpenedApplication, stored: Stored) => Promise<Kept>;
  /** Whether this question cannot be marked on it any more: the page of all marks shows it. */
  readonly isClosed: (kept: Kept, questionId: string) => boolean;
  /** @throws Problem where this question cannot be marked on it any more */
  readonly requireOpen: (application: OpenedApplication, kept: Kept, questionId: string) => void;
  /** What stands against this mark by itself. */
  readonly barriers: (question: QualityQuestion, score: Score, kept: Kept) => readonly Reason[];
  /** What stands in the fields where nothing was saved. */
  readonly suggested: (kept: Kept, question: QualityQuestion) => Score | undefined;
  readonly save: (deps: Deps, kept: Kept, questionId: string, score: Score, at: string) => Promise<unknown>;
  /** What the page says beside question and answer. */
  readonly beside: (
    deps: Deps,
    officer: Officer,
    about: OnQuestion<Kept>,
  ) => Promise<Readonly<Record<string, unknown> & { readonly button: string }>>;
  /** Where a saved mark leads on to. */
  readonly next: (deps: Deps, officer: Officer, about: OnQuestion<Kept>) => Promise<string>;
}

/** The page of a sheet as a whole, and of one question on it. */
export interface SheetAddresses {
  readonly page: string;
  readonly question: (questionId: string) => string;
}

export interface OnQuestion<Kept> {
  readonly application: OpenedApplication;
  readonly agreement: Agreement;
  readonly frozen: FrozenApplication;
  readonly kept: Kept;
  readonly question: QualityQuestion;
  readonly list: readonly QualityQuestion[];
  readonly at: SheetAddresses;
}
