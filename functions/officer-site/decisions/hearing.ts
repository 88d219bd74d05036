import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { lastProposed } from '../../../domain/application/proposed-rejection.ts';
import { deciders, type Person } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import { requireEvaluating, windowAsked } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { seeApplication } from '../words/links.ts';
import { requireSeparate } from './require-separate.ts';

/** An application with the proposed rejection that counts. @throws Problem 404 where none was proposed */
export const heard = async ({ applications, representations }: Deps, applicationId: string) => {
  const application = await applications.get(applicationId);
  const last = application && lastProposed(application);
  if (!application || !last) throw notFound();
  return { application, ...last, representation: await representations.get({ ...application, round: last.round }) };
};

/** Holds whoever ends or prolongs a hearing to what stands against it. @throws Problem 403, 409 */
export const requireMayEnd = async (
  deps: Deps,
  application: OpenedApplication,
  by: Person,
  barriers: readonly Reason[],
): Promise<void> => {
  requireEvaluating(await windowAsked(deps, application.windowId));
  const officer = { ...by, roles: [...deciders] };
  requireSeparate('decide-referral', officer, application, application.windowId);
  if (barriers.length > 0) throw refused(application, barriers);
};

const refused = (application: OpenedApplication, barriers: readonly Reason[]) =>
  new Problem(barriers.some(({ code }) => code === 'proposed-it') ? 403 : 409, {
    title: 'This cannot be decided by you now',
    lines: [...barriers.map(({ text }) => text), 'Nothing was saved.'],
    link: seeApplication(application),
  });
