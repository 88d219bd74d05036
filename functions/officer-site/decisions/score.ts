import { createHash } from 'node:crypto';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { barriersToEvaluating, isBeingScored } from '../../../domain/evaluation/barriers.ts';
import { relationsOf } from '../../../domain/evaluation/relations.ts';
import {
  barriersToFinalScores,
  type Evaluation,
  freePlaces,
  type Score,
  type ScoreBarrier,
} from '../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { decide, notReady, redeliver } from './machine-answers.ts';

/** This officer's evaluation of an application, if they have begun one. */
export const ownEvaluation = async (
  { evaluations }: Pick<Deps, 'evaluations'>,
  applicationId: string,
  officer: Officer,
): Promise<Evaluation | undefined> =>
  (await evaluations.of(applicationId)).find(({ evaluator }) => evaluator.id === officer.id);

/** A mark of what was saved on a question, by which a second tab is noticed. */
export const scoreVersion = (score: Score | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify([score?.mark ?? null, score?.reason ?? '']))
    .digest('hex')
    .slice(0, 12);

/** Takes one of the two places as evaluator; taken before by the same officer, it stays theirs. @throws Problem 403, 409 */
export const takePlace = (deps: Deps, officer: Officer, wanted: OpenedApplication, at: string): Promise<void> =>
  againOnConflict(async () => {
    const application = (await deps.applications.get(wanted.applicationId)) ?? wanted;
    const { applicationId, windowId, evaluators } = application;
    const [stored, declaration] = await Promise.all([
      deps.evaluations.of(applicationId),
      deps.evaluations.declaration(windowId, officer.id),
    ]);
    // Whoever declared a conflict has given the place up on the application, which says who scores it.
    const relations = relationsOf(officer.id, { applications: [application] });
    const begun = stored.filter(({ slot }) => evaluators.some((each) => each.slot === slot));
    const barriers = barriersToEvaluating(
      officer,
      relations,
      applicationId,
      declaration && { officerId: officer.id, conflictedApplications: declaration.conflictedApplications },
      begun,
    );
    if (barriers.length > 0) throw refused(application, barriers);
    if (begun.some(({ evaluator }) => evaluator.id === officer.id)) return;
    const [slot] = freePlaces(application);
    if (!isBeingScored(application) || slot === undefined) throw notScored(application);

    const by = { id: officer.id, name: officer.name };
    const fresh = { applicationId, slot, evaluator: by, scores: {}, version: 1 } as const;
    const left = stored.find((each) => each.slot === slot);
    await deps.records.transact([
      ...deps.applications.changeWrites(
        application,
        { evaluators: [...evaluators, { slot, by }] },
        { at, by, action: `place ${slot} as evaluator taken` },
      ),
      left ? deps.evaluations.claimInstead(left, fresh) : deps.evaluations.claim(fresh),
    ]);
  });

/** Makes an evaluator's scores final and tells the machine; repeated, it only brings an undelivered answer. @throws Problem */
export const finishScores = (
  deps: Deps,
  officer: Officer,
  {
    applicationId,
    agreement,
    shownVersion,
    at,
  }: {
    readonly applicationId: string;
    readonly agreement: Agreement;
    readonly shownVersion: string;
    readonly at: string;
  },
): Promise<readonly ScoreBarrier[]> =>
  againOnConflict(async () => {
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
    if (shownVersion !== '' && shownVersion !== String(evaluation.version)) throw changedSince(application);
    const barriers = barriersToFinalScores(questionsFor(agreement.questionnaire, application.lots), evaluation.scores);
    if (barriers.length > 0) return barriers;

    const wait = await deps.waits.get(applicationId, ask);
    if (!wait) throw notReady();
    const by = { id: officer.id, name: officer.name };
    const writes = [
      deps.evaluations.finalise(evaluation, at),
      ...deps.applications.changeWrites(
        application,
        {
          evaluators: application.evaluators.map((each) =>
            each.by.id === officer.id ? { ...each, finalAt: at } : each,
          ),
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

const refused = (
  { windowId }: OpenedApplication,
  barriers: readonly { readonly code: string; readonly text: string }[],
) =>
  new Problem(barriers.some(({ code }) => code === 'both-taken' || code === 'already-final') ? 409 : 403, {
    title: 'You cannot score this application',
    lines: barriers.map(({ text }) => text),
    link: { href: paths.window(windowId).evaluate, text: 'Back to the applications to score' },
  });

export const notScored = ({ windowId }: OpenedApplication): Problem =>
  new Problem(409, {
    title: 'This application is not being scored',
    lines: ['Its checks are not finished, or its scoring is. Nothing was saved.'],
    link: { href: paths.window(windowId).evaluate, text: 'Back to the applications to score' },
  });

export const notStarted = (): Problem =>
  new Problem(409, {
    title: 'Start scoring first',
    lines: ['You have not taken a place as evaluator of this application.'],
  });

const changedSince = ({ windowId, applicationId }: OpenedApplication) =>
  new Problem(409, {
    title: 'Your scores have changed',
    lines: [
      'You saved a mark in another tab after this page was shown, so nothing was made final. Check your scores again.',
    ],
    link: { href: paths.window(windowId).evaluation(applicationId).page, text: 'Check your scores' },
  });
