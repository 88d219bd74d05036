import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';

/** A request for a page of one agreement. */
export type OfAgreement = SignedInRequest<'/{agreementId}'>;

/** @throws Problem 404 where there is no such agreement */
export const agreementAsked = ({ agreements }: Pick<Deps, 'agreements'>, asked: string): Agreement => {
  const agreement = agreements.find(({ id }) => id === asked);
  if (!agreement) throw notFound();
  return agreement;
};

/** The agreement frozen for a window: it never changes, so it is read once. */
export const frozenAgreement = async ({ windows }: Pick<Deps, 'windows'>, windowId: string): Promise<Agreement> => {
  const agreement = await windows.agreement(windowId);
  if (!agreement) throw new Error(`No agreement is kept for the window ${windowId}`);
  return agreement;
};

/** A window's agreement as its file stands now, with the options taken and the schedule of today; the frozen copy where it is run no more. */
export const agreementNow = async (
  deps: Pick<Deps, 'agreements' | 'windows'>,
  { windowId, agreementId }: { readonly windowId: string; readonly agreementId: string },
): Promise<Agreement> => deps.agreements.find(({ id }) => id === agreementId) ?? frozenAgreement(deps, windowId);
