import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { notingShown } from '../../../domain/evaluation/shown-marks.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { moderationSeenBy, notModerated, requireOwn } from '../case/moderation.ts';
import type { Deps } from '../deps.ts';
import { againOnConflict } from './again-on-conflict.ts';

/** Begins the moderation; begun before by the same officer, it stays theirs. @throws Problem */
export const beginModeration = (deps: Deps, officer: Officer, wanted: OpenedApplication, at: string): Promise<void> =>
  againOnConflict(async () => {
    const application = (await deps.applications.get(wanted.applicationId)) ?? wanted;
    const { moderation } = await moderationSeenBy(deps, officer, application);
    if (moderation) return requireOwn(moderation, officer, application);
    if (application.status !== 'moderating') throw notModerated(application);
    const by = { id: officer.id, name: officer.name };
    await deps.records.transact([
      ...deps.applications.changeWrites(
        application,
        { moderator: by, ...notingShown(application, by, at) },
        { at, by, action: 'moderation begun' },
      ),
      deps.evaluations.beginModeration({
        applicationId: application.applicationId,
        moderator: by,
        scores: {},
        version: 1,
      }),
    ]);
  });
