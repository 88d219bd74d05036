import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { isBeingScored } from '../../../domain/evaluation/barriers.ts';
import { apartOf } from '../../../domain/evaluation/differences.ts';
import { barriersToFinalScores, type ScoreBarrier, standing } from '../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { Problem } from '../../shared/web/problem.ts';
import { ownEvaluation } from '../case/own-evaluation.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import type { FinishingMarks } from './finishing.ts';
import { decide, notReady, redeliver } from './machine-answers.ts';
import { notScored, notStarted } from './not-scored.ts';

/** Makes an evaluator's scores final and tells the machine; repeated, it only brings an undelivered answer. @throws Problem */
export const finishScores = (
  deps: Deps,
  officer: Officer,
  { applicationId, agreement, shownVersion, at }: FinishingMarks,
): Promise<readonly ScoreBarrier[]> =>
  againOnConflict(async () => {
    // Each is held to its own version. The marks say whether they are final, so they are read last: the machine may move the application on once they are.
    const application = await deps.applications.get(applicationId);
    const evaluation = await ownEvaluation(deps, applicationId, officer);
    if (!application || !evaluation) throw notStarted();
    if (!holdsPlace(application, officer.id)) throw givenUp(application);
    const ask = evaluation.slot === 1 ? 'evaluation-1' : 'evaluation-2';
    if (evaluation.finalAt) {
      await redeliver(deps, applicationId, ask);
      return [];
    }
    if (!isBeingScored(application)) throw notScored(application);
    if (shownVersion !== '' && shownVersion !== String(evaluation.version)) throw scoresChanged(application);
    const { questionnaire } = agreement;
    const asked = questionsFor(questionnaire, application.lots);
    const barriers = barriersToFinalScores(questionnaire, asked, evaluation.scores);
    if (barriers.length > 0) return barriers;

    const wait = await deps.waits.get(applicationId, ask);
    if (!wait) throw notReady();
    const others = standing(await deps.evaluations.of(applicationId)).filter(({ slot }) => slot !== evaluation.slot);
    const marks = [...others, evaluation].map(({ scores }) => scores);
    const by = { id: officer.id, name: officer.name };
    const writes = [
      deps.evaluations.finalise(evaluation, at),
      ...deps.applications.changeWrites(
        application,
        {
          evaluators: application.evaluators.map((each) =>
            each.by.id === officer.id ? { ...each, finalAt: at } : each,
          ),
          ...(others.length > 0 ? { markedApart: apartOf(questionnaire, application.lots, marks) } : {}),
        },
        { at, by, action: `scores of evaluator ${evaluation.slot} final` },
      ),
    ];
    // The machine had its answer for this place from the evaluator whose marks were set aside, and waits for no other.
    if (wait.status === 'waiting') await decide(deps, { wait, answer: {}, writes });
    else await deps.records.transact(writes);
    return [];
  });

const holdsPlace = ({ evaluators }: OpenedApplication, officerId: string): boolean =>
  evaluators.some(({ by }) => by.id === officerId);

const givenUp = ({ windowId }: OpenedApplication): Problem =>
  new Problem(403, {
    title: 'You have given this place up',
    lines: ['You declared a conflict of interest with this applicant, so your marks do not count. Nothing was saved.'],
    link: { href: paths.window(windowId).evaluate, text: 'Back to the applications to score' },
  });

/** Where a mark was saved that the page did not show. */
export const scoresChanged = ({
  windowId,
  applicationId,
}: Pick<OpenedApplication, 'windowId' | 'applicationId'>): Problem =>
  new Problem(409, {
    title: 'Your scores have changed',
    lines: [
      'You saved a mark in another tab after this page was shown, so nothing was made final. Check your scores again.',
    ],
    link: { href: paths.window(windowId).evaluation(applicationId).page, text: 'Check your scores' },
  });
