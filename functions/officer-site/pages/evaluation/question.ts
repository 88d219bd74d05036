import { isBeingScored } from '../../../../domain/evaluation/barriers.ts';
import type { Evaluation } from '../../../../domain/evaluation/scores.ts';
import { LEAST_REASON } from '../../../../domain/reason.ts';
import { ownEvaluation } from '../../case/own-evaluation.ts';
import { notScored, notStarted } from '../../decisions/not-scored.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { questionOn } from '../scoring/question-on.ts';
import type { Sheet } from '../scoring/sheet.ts';

/** An evaluator's own marks, each alone. */
const evaluation: Sheet<Evaluation | undefined, Evaluation> = {
  addresses: (windowId, applicationId) => paths.window(windowId).evaluation(applicationId),
  template: 'officer/evaluation/question.njk',
  words: {
    mark: 'Your mark',
    hint: `What in the answer earns this mark, and what is missing. At least ${LEAST_REASON} letters before your scores can be final. The applicant may read it.`,
    all: 'All your scores',
    check: 'Save and check your scores',
  },
  read: (deps, officer, applicationId) => ownEvaluation(deps, applicationId, officer),
  open: async (_, __, own) => {
    if (!own) throw notStarted();
    return own;
  },
  requireOpen: (application, { finalAt }) => {
    if (!isBeingScored(application) || finalAt) throw notScored(application);
  },
  barriers: () => [],
  suggested: () => undefined,
  save: ({ evaluations }, kept, questionId, score, at) => evaluations.saveScore(kept, questionId, score, at),
  beside: ({ list, question, kept, at }) => ({
    steps: list.map(({ id, title }) => ({
      id,
      title,
      mark: kept.scores[id]?.mark,
      isHere: id === question.id,
      href: at.question(id),
    })),
  }),
};

export const markQuestion = (deps: Deps) => questionOn(deps, evaluation);
