import type { StoredDeclaration } from '../../../adapters/dynamodb/evaluations.ts';
import { asItStands } from '../../../domain/application/as-it-stands.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { FrozenApplication } from '../../../domain/application/submission.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { ahead } from './ahead.ts';
import { windowSeenBy } from './declaration.ts';
import { isOurId } from './our-id.ts';

/** A request for a page of one application. */
export type OfApplication = SignedInRequest<'/{windowId}/{applicationId}'>;

interface ApplicationSeen {
  readonly window: Window;
  readonly application: OpenedApplication;
}

type Reaching = Pick<Deps, 'windows' | 'applications' | 'evaluations'>;

/** One application, where this officer may look at it. @throws Problem */
export const applicationSeenBy = async (
  deps: Reaching,
  officer: Officer,
  params: OfApplication['params'],
): Promise<ApplicationSeen> => {
  const { window, application } = await applicationWith(deps, officer, params, async () => undefined);
  return { window, application };
};

/**
 * The same, and what else its page needs: `readBeside` asks for it by its key, in the request that also asks for the application and for what says
 * whether this officer may look at it. @throws Problem
 */
export const applicationWith = async <Beside>(
  deps: Reaching,
  officer: Officer,
  { windowId, applicationId }: OfApplication['params'],
  readBeside: (applicationId: string) => Promise<Beside>,
): Promise<ApplicationSeen & { readonly declaration: StoredDeclaration; readonly beside: Beside }> => {
  const seeing = ahead(windowSeenBy(deps, officer, windowId));
  if (!isOurId(applicationId)) {
    await seeing;
    throw notFound();
  }
  const [reading, readingBeside] = [ahead(deps.applications.get(applicationId)), ahead(readBeside(applicationId))];
  const { window, declaration, conflicted } = await seeing;
  const application = await reading;
  if (application?.windowId !== windowId) throw notFound();
  if (conflicted.has(applicationId)) throw takesNoPart(application);
  return { window, application: asItStands(window)(application), declaration, beside: await readingBeside };
};

/** Whoever declared a conflict of interest is shown nothing of the application, and does nothing about it. */
export const takesNoPart = ({
  windowId,
  organisationName,
}: Pick<OpenedApplication, 'windowId' | 'organisationName'>): Problem =>
  new Problem(403, {
    title: 'You declared a conflict of interest',
    lines: [`You declared a conflict of interest with ${organisationName}, so you take no part in it.`],
    link: { href: paths.window(windowId).page, text: 'Back to the window' },
  });

/** One application with its answers as they were frozen at submission. @throws Problem */
export const frozenSeenBy = async (
  deps: Reaching,
  officer: Officer,
  params: OfApplication['params'],
): Promise<ApplicationSeen & { readonly frozen: FrozenApplication }> => {
  const { beside: frozen, ...seen } = await applicationWith(deps, officer, params, deps.applications.frozen);
  if (!frozen) throw notFound();
  return { ...seen, frozen };
};
