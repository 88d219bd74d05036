import type { Outcome } from '../../../adapters/dynamodb/contracts.ts';
import type { SealedApplication } from '../../../adapters/dynamodb/sealed-applications.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { Correction } from '../../../domain/application/correction.ts';
import type { WhatIsKnown } from '../../../domain/application/progress.ts';
import type { Representation } from '../../../domain/application/representation.ts';
import type { Contract } from '../../../domain/award/award.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';

/** An application of whoever asks, with what was told of it. */
interface Own {
  readonly window: Window;
  readonly head: SealedApplication;
  readonly outcome: Outcome | undefined;
  readonly told: Representation | undefined;
  readonly correction: Correction | undefined;
}

/**
 * What the words for an application's progress are made of; undefined of one that does not stand submitted, or of which nothing goes on any more,
 * since its window was cancelled or something took the place of its outcome.
 */
export const whatIsKnown = async (
  deps: Pick<Deps, 'heldContracts'>,
  agreement: Agreement,
  { window, head, outcome, told, correction }: Own,
  asking: Pick<SignedInRequest, 'visitor' | 'arrivedAt'>,
): Promise<(Omit<WhatIsKnown, 'contracts'> & { readonly contracts: readonly Contract[] }) | undefined> => {
  if (head.status !== 'submitted' || !head.receipt) return undefined;
  if (window.status === 'cancelled' || outcome?.overtaken) return undefined;
  const contracts = outcome ? await contractsFrom(deps, agreement, window, asking) : [];
  return { window, agreement, submittedAt: head.receipt.submittedAt, told, correction, outcome, contracts };
};

/** The contracts that whoever asks was given from a window, as they were a minute ago at most. */
const contractsFrom = async (
  { heldContracts }: Pick<Deps, 'heldContracts'>,
  agreement: Agreement,
  { windowId }: Pick<Window, 'windowId'>,
  { visitor, arrivedAt }: Pick<SignedInRequest, 'visitor' | 'arrivedAt'>,
): Promise<readonly Contract[]> => {
  const held = await heldContracts.lately(agreement, visitor.actsFor.providerId, arrivedAt);
  return held.filter((each) => each.windowId === windowId);
};
