import {
  barriersToConsensus,
  EVALUATORS,
  type Evaluation,
  type Moderation,
} from '../../../../domain/evaluation/scores.ts';
import { marksSeenBy, notModerated, requireOwn, type StoredMarks, storedMarks } from '../../case/moderation.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { marksSideBySide } from '../applications/marks.ts';
import { nextQuestion, questionOn } from '../scoring/question-on.ts';
import type { Sheet } from '../scoring/sheet.ts';

/** The consensus, with the evaluators' marks beside it. */
const consensus: Sheet<StoredMarks, Moderation & { readonly individual: readonly Evaluation[] }> = {
  addresses: (windowId, applicationId) => paths.window(windowId).moderation(applicationId),
  template: 'officer/moderation/question.njk',
  words: {
    mark: 'Consensus mark',
    hint: 'Needed wherever the consensus differs from either mark: say what settled it. The applicant may read it.',
    all: 'All consensus scores',
  },
  read: (deps, _, applicationId) => storedMarks(deps, applicationId),
  open: async (officer, application, stored) => {
    const { individual, moderation } = await marksSeenBy(officer, application, stored);
    if (!moderation) throw notModerated(application);
    requireOwn(moderation, officer, application);
    return { ...moderation, individual };
  },
  requireOpen: (application, { finalAt }) => {
    if (application.status !== 'moderating' || finalAt) throw notModerated(application);
  },
  barriers: (question, score, { individual }) =>
    barriersToConsensus(
      [question],
      individual.map(({ scores }) => scores),
      { [question.id]: score },
    ),
  suggested: ({ before }, { id }) => before?.[id],
  save: ({ evaluations }, { individual, ...moderation }, questionId, score, at) =>
    evaluations.saveConsensus(moderation, questionId, score, at),
  beside: async (_, __, { application, agreement, question, list, kept: { individual } }) => ({
    button: question === list.at(-1) ? 'Save and check the consensus' : 'Save and go to the next question',
    isAlone: individual.length < EVALUATORS,
    marks: marksSideBySide(agreement.questionnaire, application.lots, { evaluations: individual }).find(
      ({ id }) => id === question.id,
    ),
  }),
  next: async (_, __, about) => {
    const next = nextQuestion(about);
    return next ? about.at.question(next.id) : about.at.page;
  },
};

export const agreeQuestion = (deps: Deps) => questionOn(deps, consensus);
