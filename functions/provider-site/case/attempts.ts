import type { SealedApplication } from '../../../adapters/dynamodb/sealed-applications.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { noteRead } from './sealed-reads.ts';
import { type OfWindow, windowShown } from './window.ts';

/** A request about one of the times that an application was submitted. */
export type OfAttempt = SignedInRequest<'/{windowId}/{attempt}'>;

/** The application of who asks, that its answers are read being noted. @throws Problem 404 where none was ever submitted in the window */
export const submittedOnce = async (deps: Deps, request: OfWindow): Promise<SealedApplication> => {
  const head = await deps.sealed.get(request.params.windowId, request.visitor.actsFor.providerId);
  if (!head?.receipt) throw notFound();
  await noteRead(deps, head, request, ['answers']);
  return head;
};

/**
 * What was kept of the time that the address names, with whether it is the one that stands. `read` gets it: to the letter, or as the pages read it.
 * @throws Problem 404 where the application of who asks was not submitted so often
 */
export const attempted = async <Kept extends object>(
  deps: Deps,
  request: OfAttempt,
  read: (windowId: string, providerId: string, attempt: number) => Promise<Kept | undefined>,
) => {
  const { agreement } = await windowShown(deps, request.params);
  const head = await submittedOnce(deps, request);
  const attempt = Number(request.params.attempt);
  const isOne = Number.isInteger(attempt) && attempt >= 1 && attempt <= head.attempt;
  const kept = isOne ? await read(head.windowId, head.providerId, attempt) : undefined;
  if (!kept) throw notFound();
  return { agreement, kept, stands: head.status === 'submitted' && attempt === head.attempt };
};
