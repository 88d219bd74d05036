import type { SealUntil } from '../../../adapters/dynamodb/window-seals.ts';
import type { Addresses } from '../../../domain/people/addresses.ts';
import { agreementIdOf } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';
import { type Application, applicationOf, requireOpen } from './application.ts';
import { type OfWindow, requireTaking } from './window.ts';

/** An application that can be submitted, with what else that takes. */
export interface ToSubmit extends Application {
  readonly addresses: Addresses;
  /** Whether its provider is told of the agreement's windows. */
  readonly hears: boolean;
  readonly sealUntil: SealUntil;
}

/** All of it is asked for at once; undefined where the application stands submitted already. @throws Problem as `requireOpen` */
export const applicationToSubmit = async (deps: Deps, request: OfWindow): Promise<ToSubmit | undefined> => {
  const { windowId } = request.params;
  const { providerId } = request.visitor.actsFor;
  const [application, addresses, interest, sealUntil] = await Promise.all([
    applicationOf(deps, request),
    deps.addresses.of(providerId),
    deps.interests.get(agreementIdOf(windowId), providerId),
    deps.sealed.sealing(windowId),
  ]);
  if (application?.head.status === 'submitted') return undefined;
  const open = await requireOpen(deps, request, application);
  await requireTaking(deps, open, request.arrivedAt, open.head);
  return { ...open, addresses, hears: interest !== undefined, sealUntil };
};
