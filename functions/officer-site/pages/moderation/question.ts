import { openAgain } from '../../../../domain/application/reopened.ts';
import { barriersToAgreeing, canBeAgreed } from '../../../../domain/evaluation/agreed-again.ts';
import { EVALUATORS, type Evaluation, type Moderation } from '../../../../domain/evaluation/scores.ts';
import { nextDifference } from '../../case/differences.ts';
import {
  marksSeenBy,
  notModerated,
  notOpenAgain,
  requireOwn,
  type StoredMarks,
  storedMarks,
} from '../../case/moderation.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { marksSideBySide } from '../applications/marks.ts';
import { questionOn } from '../scoring/question-on.ts';
import type { OnQuestion, Sheet } from '../scoring/sheet.ts';

type Consensus = Moderation & { readonly individual: readonly Evaluation[] };

/** The consensus, with the evaluators' marks beside it. */
const consensus: Sheet<StoredMarks, Consensus> = {
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
  isClosed: (kept, questionId) => !canBeAgreed(kept, questionId),
  requireOpen: (application, kept, questionId) => {
    if (application.status !== 'moderating' || kept.finalAt) throw notModerated(application);
    if (!canBeAgreed(kept, questionId)) throw notOpenAgain(application);
  },
  barriers: (question, score, { individual, again }) =>
    barriersToAgreeing(
      [question],
      individual.map(({ scores }) => scores),
      { again, scores: { [question.id]: score } },
    ),
  // What an approver had opened again is said anew; what it was is shown beside.
  suggested: ({ before, again }, { id }) => (again ? undefined : before?.[id]),
  save: ({ evaluations }, { individual, ...moderation }, questionId, score, at) =>
    evaluations.saveConsensus(moderation, questionId, score, at),
  beside: async (_, __, about) => {
    const {
      application,
      agreement,
      question,
      kept: { individual, again },
    } = about;
    return {
      button: differenceAfter(about) ? 'Save and go to the next difference' : 'Save and check the consensus',
      reopened: openAgain(application),
      agreedBefore: again?.scores[question.id],
      isAlone: individual.length < EVALUATORS,
      marks: marksSideBySide(agreement.questionnaire, application.lots, { evaluations: individual }).find(
        ({ id }) => id === question.id,
      ),
    };
  },
  next: async (_, __, about) => {
    const next = differenceAfter(about);
    return next ? about.at.question(next) : about.at.page;
  },
};

/** The difference to agree on after this question. What both gave is taken over in one step, on the page of all. */
const differenceAfter = ({ agreement, application, question, kept }: OnQuestion<Consensus>): string | undefined =>
  nextDifference(agreement.questionnaire, application.lots, kept.individual, kept.scores, question.id);

export const agreeQuestion = (deps: Deps) => questionOn(deps, consensus);
