import { asItStands } from '../../../domain/application/as-it-stands.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { windowSeenBy } from './declaration.ts';
import { isOurId } from './our-id.ts';

/** A request for a page of one application. */
export type OfApplication = SignedInRequest<'/{windowId}/{applicationId}'>;

/** One application, where this officer may look at it. @throws Problem */
export const applicationSeenBy = async (
  deps: Pick<Deps, 'windows' | 'applications' | 'evaluations'>,
  officer: Officer,
  { windowId, applicationId }: OfApplication['params'],
): Promise<{ readonly window: Window; readonly application: OpenedApplication }> => {
  const { window, conflicted } = await windowSeenBy(deps, officer, windowId);
  const application = isOurId(applicationId) ? await deps.applications.get(applicationId) : undefined;
  if (application?.windowId !== windowId) throw notFound();
  if (conflicted.has(applicationId))
    throw new Problem(403, {
      title: 'You declared a conflict of interest',
      lines: [`You declared a conflict of interest with ${application.organisationName}, so you take no part in it.`],
      link: { href: paths.window(windowId).page, text: 'Back to the window' },
    });
  return { window, application: asItStands(window)(application) };
};

/** One application with its answers as they were frozen at submission. @throws Problem */
export const frozenSeenBy = async (
  deps: Pick<Deps, 'windows' | 'applications' | 'evaluations'>,
  officer: Officer,
  params: OfApplication['params'],
) => {
  const { application, window } = await applicationSeenBy(deps, officer, params);
  const frozen = await deps.applications.frozen(application.applicationId);
  if (!frozen) throw notFound();
  return { application, window, frozen };
};
