import type { SealedApplication, Submission } from '../../../adapters/dynamodb/sealed-applications.ts';
import type { SealedThing } from '../../../domain/seal/readers.ts';
import type { Deps } from '../deps.ts';
import { noteRead, type WhoReads } from './sealed-reads.ts';
import { type OfWindow, requireTaking, type WindowShown, windowShown } from './window.ts';

/** A window that takes applications, with the one that stands submitted there; undefined where none does. */
export interface Submitted extends WindowShown {
  readonly head: SealedApplication | undefined;
}

/** @throws Problem where the window takes nothing any more */
export const submittedOf = async (deps: Deps, { params, visitor, arrivedAt }: OfWindow): Promise<Submitted> => {
  const shown = await windowShown(deps, params);
  const head = await deps.sealed.get(params.windowId, visitor.actsFor.providerId);
  await requireTaking(deps, shown, arrivedAt, head);
  return { ...shown, head: head?.status === 'submitted' ? head : undefined };
};

/** What was frozen when an application was last submitted, with `reads` noted beforehand; undefined where it never was. */
export const lastSubmission = async (
  deps: Pick<Deps, 'sealed' | 'sealedReads' | 'windows'>,
  head: SealedApplication | undefined,
  asking: WhoReads,
  reads: readonly SealedThing[] = ['answers'],
): Promise<Submission | undefined> => {
  if (!head?.receipt) return undefined;
  await noteRead(deps, head, asking, reads);
  return deps.sealed.submission(head.windowId, head.providerId, head.receipt.attempt);
};
