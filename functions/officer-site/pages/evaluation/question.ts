import { questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import { type ListedApplication, ownList } from '../../../../domain/application/lists.ts';
import { isBeingScored } from '../../../../domain/evaluation/barriers.ts';
import { runningTotalInWords, runningTotalsOf } from '../../../../domain/evaluation/running-total.ts';
import type { Evaluation } from '../../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import { ownEvaluation } from '../../case/own-evaluation.ts';
import { notScored, notStarted } from '../../decisions/not-scored.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { questionOn } from '../scoring/question-on.ts';
import type { OnQuestion, Sheet } from '../scoring/sheet.ts';

/** An evaluator's own marks, each alone. */
const evaluation: Sheet<Evaluation | undefined, Evaluation> = {
  addresses: (windowId, applicationId) => paths.window(windowId).evaluation(applicationId),
  template: 'officer/evaluation/question.njk',
  words: {
    mark: 'Your mark',
    hint: 'The applicant may read it.',
    all: 'All questions of this applicant',
  },
  read: (deps, officer, applicationId) => ownEvaluation(deps, applicationId, officer),
  open: async (_, __, own) => {
    if (!own) throw notStarted();
    return own;
  },
  isClosed: ({ finalAt }) => finalAt !== undefined,
  requireOpen: (application, { finalAt }) => {
    if (!isBeingScored(application) || finalAt) throw notScored(application);
  },
  barriers: () => [],
  suggested: () => undefined,
  save: ({ evaluations }, kept, questionId, score, at) => evaluations.saveScores(kept, { [questionId]: score }, at),
  beside: async (deps, officer, about) => {
    const { before, after } = await othersAsked(deps, officer, about);
    const of = (each: ListedApplication | undefined) =>
      each && { name: each.organisationName, href: sameQuestion(about, each.applicationId) };
    return {
      before: of(before),
      after: of(after),
      button: after ? 'Save and go to the next applicant' : 'Save and go to all questions',
      totals: runningTotalsOf(about.agreement.questionnaire, about.application.lots, about.kept.scores).map((total) =>
        runningTotalInWords(about.agreement.questionnaire, total),
      ),
    };
  },
  next: async (deps, officer, about) => {
    const { after } = await othersAsked(deps, officer, about);
    return after ? sameQuestion(about, after.applicationId) : about.at.page;
  },
};

type About = OnQuestion<Evaluation>;

/** The applications beside this one that this officer scores and that answered the same question. */
const othersAsked = (deps: Deps, officer: Officer, { application, agreement, question }: About) =>
  deps.lists.beside(application.windowId, ownList('scoring', officer), application, ({ lots }) =>
    questionsFor(agreement.questionnaire, lots).some(({ id }) => id === question.id),
  );

const sameQuestion = ({ application, question }: About, applicationId: string): string =>
  paths.window(application.windowId).evaluation(applicationId).question(question.id);

/** One question of one application, and on to the same question of the next applicant. */
export const markQuestion = (deps: Deps) => questionOn(deps, evaluation);
