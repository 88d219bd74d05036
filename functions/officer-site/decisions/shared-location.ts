import type { LocationDoubt, OpenedApplication } from '../../../domain/application/opened-application.ts';
import { decidingDoubts, openDoubts, othersFound } from '../../../domain/application/shared-location.ts';
import { deciders, type Person } from '../../../domain/people/officer.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import { requireEvaluating, windowAsked } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { seeApplication } from '../words/links.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { requireSeparate } from './require-separate.ts';

/**
 * Whoever has a conflict of interest with one of two applications that name one location has no part in the other's either.
 * @throws Problem 403
 */
export const requireNoPartInOthers = async (deps: Deps, application: OpenedApplication, by: Person): Promise<void> => {
  const officer = { ...by, roles: [...deciders] };
  for (const applicationId of othersFound(application)) {
    const other = await deps.applications.get(applicationId);
    if (other) requireSeparate('decide-referral', officer, other, application.windowId);
  }
};

/**
 * Records what an officer decided on every doubt about an application's location that stood on the page: `seen` names the last of them.
 * The same officer's same decision again changes nothing. @throws Problem 403, 404, 409
 */
export const decideOnLocation = (
  deps: Deps,
  applicationId: string,
  made: NonNullable<LocationDoubt['decided']>,
  seen: string,
): Promise<void> =>
  againOnConflict(async () => {
    const application = await deps.applications.get(applicationId);
    if (!application) throw notFound();
    const open = openDoubts(application);
    const before = application.locationDoubts?.at(-1)?.decided;
    if (open.length === 0 && before?.by.id === made.by.id && before.decision === made.decision) return;
    if (open.length === 0 || open.at(-1)?.about !== seen) throw notWaiting(application);
    requireEvaluating(await windowAsked(deps, application.windowId));
    requireSeparate('decide-referral', { ...made.by, roles: [...deciders] }, application, application.windowId);
    await requireNoPartInOthers(deps, application, made.by);
    await deps.applications.change(application, decidingDoubts(application, made), {
      at: made.at,
      by: made.by,
      action: made.decision === 'accept' ? 'shared location accepted' : 'place to be held back for its location',
      detail: made.reason,
    });
  });

const notWaiting = (application: OpenedApplication) =>
  new Problem(409, {
    title: 'This application is not waiting for that decision',
    lines: ['Somebody else has decided, or one more application names its location. Your decision was not saved.'],
    link: seeApplication(application),
  });
