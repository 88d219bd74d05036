import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { PageRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { windowsOf } from './windows.ts';

/** A request for a page of one agreement. */
export type OfAgreement = PageRequest<'/{agreementId}'>;

/** The agreement that a page's address names. @throws Problem 404 where there is none */
export const agreementNamed = (
  { agreements }: Pick<Deps, 'agreements'>,
  { agreementId }: OfAgreement['params'],
): Agreement => {
  const named = agreements.find(({ id }) => id === agreementId);
  if (!named) throw notFound();
  return named;
};

/**
 * The agreement as it is to be shown, with its windows: while one takes applications, the copy frozen for it, since that is what
 * applicants are judged by, whatever the file says by now. @throws Problem 404 where there is none
 */
export const agreementInForce = async (deps: Deps, { params, arrivedAt }: OfAgreement) => {
  const listed = agreementNamed(deps, params);
  const windows = await windowsOf(deps, listed, arrivedAt);
  const frozen = windows.open && (await deps.windows.agreement(windows.open.windowId));
  return { agreement: frozen ?? listed, windows };
};
