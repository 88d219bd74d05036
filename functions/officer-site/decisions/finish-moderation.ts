import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { changingReopened } from '../../../domain/application/reopened.ts';
import { barriersToAgreeing } from '../../../domain/evaluation/agreed-again.ts';
import { resultsInWords } from '../../../domain/evaluation/lot-result.ts';
import { lotResultsOf } from '../../../domain/evaluation/lot-results.ts';
import type { ScoreBarrier } from '../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { Problem } from '../../shared/web/problem.ts';
import { moderationSeenBy, notModerated, requireOwn } from '../case/moderation.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import type { FinishingMarks } from './finishing.ts';
import { decide, openWait, redeliver } from './machine-answers.ts';

/** Makes the consensus final and tells the machine; repeated, it only brings an undelivered answer. @throws Problem */
export const finishModeration = (
  deps: Deps,
  officer: Officer,
  { applicationId, agreement, shownVersion, at }: FinishingMarks,
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
    const barriers = barriersToAgreeing(
      questionsFor(agreement.questionnaire, application.lots),
      individual.map(({ scores }) => scores),
      moderation,
    );
    if (barriers.length > 0) return barriers;

    const by = { id: officer.id, name: officer.name };
    const action = 'consensus final';
    const finalise = deps.evaluations.finaliseModeration(moderation, at);
    if (application.reopenedAt) {
      // The machine had its consensus before the marks were opened again, so the scores are recorded here.
      const lotResults = lotResultsOf(agreement.questionnaire, application.lots, moderation.scores);
      const audit = { at, by, action: `${action} again, scores recorded`, detail: resultsInWords(lotResults) };
      const patch = { lotResults, ...changingReopened(application, { agreedAt: at }) };
      const moved = deps.applications.moveWrites(application, 'scored', patch, audit);
      await deps.records.transact([finalise, ...moved]);
      return [];
    }
    const wait = await openWait(deps, applicationId, 'moderation');
    const changed = deps.applications.changeWrites(application, {}, { at, by, action });
    await decide(deps, { wait, answer: {}, writes: [finalise, ...changed] });
    return [];
  });

const changedSince = ({ windowId, applicationId }: OpenedApplication) =>
  new Problem(409, {
    title: 'The consensus has changed',
    lines: [
      'You saved a mark in another tab after this page was shown, so nothing was made final. Check the consensus again.',
    ],
    link: { href: paths.window(windowId).moderation(applicationId).page, text: 'Check the consensus' },
  });
