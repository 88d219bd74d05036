import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { barriersToModerating } from '../../../domain/evaluation/barriers.ts';
import { lotResultsOf, resultsInWords } from '../../../domain/evaluation/lot-result.ts';
import { relationsOf } from '../../../domain/evaluation/relations.ts';
import {
  barriersToConsensus,
  type Evaluation,
  type Moderation,
  type ScoreBarrier,
  standing,
} from '../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { decide, openWait, redeliver } from './machine-answers.ts';

/** The standing evaluations and the consensus so far, for an officer who may moderate. @throws Problem 403 with every reason against it */
export const moderationSeenBy = async (
  { evaluations }: Pick<Deps, 'evaluations'>,
  officer: Officer,
  application: OpenedApplication,
): Promise<{ readonly individual: readonly Evaluation[]; readonly moderation: Moderation | undefined }> => {
  const { applicationId, windowId } = application;
  const stored = await evaluations.of(applicationId);
  const relations = relationsOf(officer.id, { applications: [application] });
  const barriers = barriersToModerating(officer, relations, stored, application);
  if (barriers.length > 0) {
    throw new Problem(barriers.some(({ code }) => code !== 'scores-missing') ? 403 : 409, {
      title: 'You cannot moderate this application',
      lines: barriers.map(({ text }) => text),
      link: { href: paths.window(windowId).moderate, text: 'Back to the applications to moderate' },
    });
  }
  return { individual: standing(stored), moderation: await evaluations.moderation(applicationId) };
};

/** Begins the moderation; begun before by the same officer, it stays theirs. @throws Problem */
export const beginModeration = (deps: Deps, officer: Officer, wanted: OpenedApplication, at: string): Promise<void> =>
  againOnConflict(async () => {
    const application = (await deps.applications.get(wanted.applicationId)) ?? wanted;
    const { moderation } = await moderationSeenBy(deps, officer, application);
    if (moderation) return requireOwn(moderation, officer, application);
    if (application.status !== 'moderating') throw notModerated(application);
    const by = { id: officer.id, name: officer.name };
    await deps.records.transact([
      ...deps.applications.changeWrites(application, { moderator: by }, { at, by, action: 'moderation begun' }),
      deps.evaluations.beginModeration({
        applicationId: application.applicationId,
        moderator: by,
        scores: {},
        version: 1,
      }),
    ]);
  });

/** Makes the consensus final and tells the machine; repeated, it only brings an undelivered answer. @throws Problem */
export const finishModeration = (
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
    if (!application) throw new Error(`There is no application ${applicationId}`);
    const { individual, moderation } = await moderationSeenBy(deps, officer, application);
    if (!moderation) throw notModerated(application);
    requireOwn(moderation, officer, application);
    if (moderation.finalAt) {
      await redeliver(deps, applicationId, 'moderation');
      return [];
    }
    if (application.status !== 'moderating') throw notModerated(application);
    if (shownVersion !== '' && shownVersion !== String(moderation.version)) throw changedSince(application);
    const barriers = barriersToConsensus(
      questionsFor(agreement.questionnaire, application.lots),
      individual.map(({ scores }) => scores),
      moderation.scores,
    );
    if (barriers.length > 0) return barriers;

    const by = { id: officer.id, name: officer.name };
    const action = 'consensus final';
    const finalise = deps.evaluations.finaliseModeration(moderation, at);
    if (application.reopenedAt) {
      // The machine had its consensus before the marks were opened again, so the scores are recorded here.
      const lotResults = lotResultsOf(agreement.questionnaire, application.lots, moderation.scores);
      const audit = { at, by, action: `${action} again, scores recorded`, detail: resultsInWords(lotResults) };
      const moved = deps.applications.moveWrites(application, 'scored', { lotResults }, audit);
      await deps.records.transact([finalise, ...moved]);
      return [];
    }
    const wait = await openWait(deps, applicationId, 'moderation');
    const changed = deps.applications.changeWrites(application, {}, { at, by, action });
    await decide(deps, { wait, answer: {}, writes: [finalise, ...changed] });
    return [];
  });

/** @throws Problem 409 where another moderator has it */
export const requireOwn = ({ moderator }: Moderation, officer: Officer, { windowId }: OpenedApplication): void => {
  if (moderator.id === officer.id) return;
  throw new Problem(409, {
    title: 'Somebody else moderates this application',
    lines: [`${moderator.name} has begun to agree the consensus scores.`],
    link: { href: paths.window(windowId).moderate, text: 'Back to the applications to moderate' },
  });
};

export const notModerated = ({ windowId }: OpenedApplication): Problem =>
  new Problem(409, {
    title: 'This application is not in moderation',
    lines: ['It has not come this far, or its consensus is final. Nothing was saved.'],
    link: { href: paths.window(windowId).moderate, text: 'Back to the applications to moderate' },
  });

const changedSince = ({ windowId, applicationId }: OpenedApplication) =>
  new Problem(409, {
    title: 'The consensus has changed',
    lines: [
      'You saved a mark in another tab after this page was shown, so nothing was made final. Check the consensus again.',
    ],
    link: { href: paths.window(windowId).moderation(applicationId).page, text: 'Check the consensus' },
  });
