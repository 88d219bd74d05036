import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { notTaking } from '../words/closing.ts';

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

/** @throws Problem 409 or 410 where a window takes nothing at this instant, with what can be done instead */
export const requireTaking = ({ window, agreement }: WindowShown, at: string): void => {
  const closed = notTaking(window, agreement, at);
  if (closed) throw closed;
};

/** The agreement as its file stands now, with the options taken since a window's copy was frozen. */
export const agreementNow = ({ agreements }: Pick<Deps, 'agreements'>, frozen: Agreement): Agreement =>
  agreements.find(({ id }) => id === frozen.id) ?? frozen;
