import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { isBeingScored } from '../../../domain/evaluation/barriers.ts';
import { standing } from '../../../domain/evaluation/scores.ts';
import { notingShown } from '../../../domain/evaluation/shown-marks.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { Problem } from '../../shared/web/problem.ts';
import { notModerated } from '../case/moderation.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { requireSeparate } from './require-separate.ts';

/**
 * Lets the consensus go on with the one evaluation that stands, where the other was set aside and nobody else can score, so that no
 * application is stuck. Every consensus mark then needs a reason. @throws Problem
 */
export const goOnWithOneEvaluation = (
  deps: Deps,
  officer: Officer,
  wanted: OpenedApplication,
  { reason, at }: { readonly reason: string; readonly at: string },
): Promise<void> =>
  againOnConflict(async () => {
    const application = (await deps.applications.get(wanted.applicationId)) ?? wanted;
    const { applicationId, windowId, moderator } = application;
    requireSeparate('moderate', officer, application, windowId);
    if (application.oneEvaluation) return;
    if (application.status !== 'moderating' || !isBeingScored(application)) throw notModerated(application);
    if (moderator && moderator.id !== officer.id) throw othersModeration(application, moderator.name);
    if (standing(await deps.evaluations.of(applicationId)).length === 0) throw nothingStands(application);
    const by = { id: officer.id, name: officer.name };
    const audit = { at, by, action: 'moderation goes on with one evaluation', detail: reason };
    await deps.records.transact(
      deps.applications.changeWrites(
        application,
        { oneEvaluation: { by, at, reason }, ...notingShown(application, by, at) },
        audit,
      ),
    );
  });

const back = ({ windowId }: OpenedApplication) => ({
  href: paths.window(windowId).moderate,
  text: 'Back to the applications to moderate',
});

const othersModeration = (application: OpenedApplication, name: string) =>
  new Problem(409, {
    title: 'Somebody else moderates this application',
    lines: [`${name} has begun to agree the consensus scores. Nothing was saved.`],
    link: back(application),
  });

const nothingStands = (application: OpenedApplication) =>
  new Problem(409, {
    title: 'No evaluation stands',
    lines: ['Both evaluations were set aside, so another evaluator must score this application. Nothing was saved.'],
    link: back(application),
  });
