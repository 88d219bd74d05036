import type { SealedApplication } from '../../../adapters/dynamodb/sealed-applications.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { takesApplications } from '../../../domain/window/barriers.ts';
import { isAhead, windowsToPrepare } from '../../../domain/window/coming-window.ts';
import { nextPlanned } from '../../../domain/window/openings.ts';
import type { Span } from '../../../domain/window/span.ts';
import { agreementIdOf, type Window } from '../../../domain/window/window.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { notTaking } from '../words/closing.ts';
import { newestWindows } from './own-applications.ts';

/** A request about one window. */
export type OfWindow = SignedInRequest<'/{windowId}'>;

/** A window with the agreement frozen for it. */
export interface WindowShown {
  readonly window: Window;
  readonly agreement: Agreement;
}

/** @throws Problem 404 where there is no such window */
export const windowShown = async (
  deps: Pick<Deps, 'windows'>,
  { windowId }: OfWindow['params'],
): Promise<WindowShown> => {
  const [agreement, window] = await Promise.all([deps.windows.agreement(windowId), deps.windows.get(windowId)]);
  if (!agreement || !window) throw notFound();
  return { window, agreement };
};

/** The same, or the window that opens next, of which there is no record yet: it can be prepared for. @throws Problem 404 where it is neither */
export const windowToPrepare = async (
  deps: Pick<Deps, 'windows' | 'agreements'>,
  { params: { windowId }, arrivedAt }: Pick<OfWindow, 'params' | 'arrivedAt'>,
): Promise<WindowShown> => {
  const [frozen, stored] = await Promise.all([deps.windows.agreement(windowId), deps.windows.get(windowId)]);
  if (frozen && stored) return { window: stored, agreement: frozen };
  const agreement = deps.agreements.find(({ id }) => id === agreementIdOf(windowId));
  const window = agreement && windowsToPrepare(agreement, arrivedAt).find((each) => each.windowId === windowId);
  if (!window) throw notFound();
  return { window, agreement };
};

/** The window of an agreement that opens next, as every page says it. */
export const nextWindow = async (
  deps: Pick<Deps, 'windows' | 'agreements'>,
  agreement: Agreement,
  at: string,
): Promise<Span | undefined> => nextPlanned(agreementNow(deps, agreement), await newestWindows(deps, agreement), at);

/**
 * @param head of the application that who asks has begun there
 * @throws Problem 409 or 410 where a window takes nothing at this instant, with what can be done instead
 */
export const requireTaking = async (
  deps: Pick<Deps, 'windows' | 'agreements'>,
  { window, agreement }: WindowShown,
  at: string,
  head: Pick<SealedApplication, 'status'> | undefined,
): Promise<void> => {
  if (takesApplications(window, at)) return;
  const unsent = head !== undefined && head.status !== 'submitted';
  throw notTaking(window, agreement, { now: at, next: await nextWindow(deps, agreement, at), unsent });
};

/** The same of what is changed and not submitted: before a window opens it can be prepared for. */
export const requireTakingChanges = async (
  deps: Pick<Deps, 'windows' | 'agreements'>,
  shown: WindowShown,
  at: string,
  head: Pick<SealedApplication, 'status'> | undefined,
): Promise<void> => {
  if (!isAhead(shown.window, at)) await requireTaking(deps, shown, at, head);
};

/** The agreement as its file stands now, with the options taken since a window's copy was frozen. */
export const agreementNow = ({ agreements }: Pick<Deps, 'agreements'>, frozen: Agreement): Agreement =>
  agreements.find(({ id }) => id === frozen.id) ?? frozen;
