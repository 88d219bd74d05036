import type { StoredDeclaration } from '../../../adapters/dynamodb/evaluations.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { type QualityQuestion, questionsFor } from '../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { FrozenApplication } from '../../../domain/application/submission.ts';
import type { Evaluation } from '../../../domain/evaluation/scores.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { frozenAgreement } from './agreement.ts';
import { applicationWith, type OfApplication } from './application.ts';
import { officerOf } from './officer.ts';
import { ownEvaluation } from './own-evaluation.ts';

/** One application with all that this officer marks of it. */
export interface OwnSheet {
  readonly window: Window;
  readonly application: OpenedApplication;
  readonly declaration: StoredDeclaration;
  readonly agreement: Agreement;
  readonly frozen: FrozenApplication;
  /** The questions that are marked, in the file's order. */
  readonly asked: readonly QualityQuestion[];
  /** This officer's marks, if they have begun. */
  readonly evaluation: Evaluation | undefined;
}

/** @throws Problem */
export const ownSheet = async (
  deps: Deps,
  { params, visitor }: Pick<OfApplication, 'params' | 'visitor'>,
): Promise<OwnSheet> => {
  const officer = officerOf(visitor);
  const { window, application, declaration, beside } = await applicationWith(deps, officer, params, (applicationId) =>
    Promise.all([deps.applications.frozen(applicationId), ownEvaluation(deps, applicationId, officer)]),
  );
  const [frozen, evaluation] = beside;
  if (!frozen) throw notFound();
  const agreement = await frozenAgreement(deps, window.windowId);
  const asked = questionsFor(agreement.questionnaire, application.lots);
  return { window, application, declaration, agreement, frozen, asked, evaluation };
};
