import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { ContractStanding } from '../../../domain/award/contract-standing.ts';
import {
  contractAcceptedLetter,
  leavingLetter,
  stayingLetter,
} from '../../../domain/letters/contract-standing-letters.ts';
import type { Letter } from '../../../domain/letters/letter.ts';
import { done, type Sent } from '../../shared/forms/form.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import { type OfContract, type OwnContract, ownContract } from '../case/own-contract.ts';
import { personOf } from '../case/people.ts';
import { lastSubmission } from '../case/submitted.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { beyondMeasure } from './beyond-measure.ts';

/** A move of a contract's standing: what it changes, what the audit trail says, and whether it is done already. */
interface Move {
  readonly change: Pick<ContractStanding, 'accepted' | 'leaving'>;
  readonly action: string;
  readonly detail?: string;
  readonly isDone: (standing: ContractStanding | undefined) => boolean;
}

/**
 * Moves a contract's standing with its audit entry and a letter that confirms it, all or nothing, where nobody moved it since it was read. Sent
 * twice, it is done once. @throws Conflict where something else was done about the contract meanwhile
 */
const moveContract = async (
  deps: Deps,
  own: OwnContract,
  request: OfContract,
  { change, action, detail, isDone }: Move,
  letterOf: (about: Parameters<typeof stayingLetter>[0], kept: ContractStanding) => Letter | undefined,
): Promise<Sent> => {
  const { contract, standing, window, agreement } = own;
  if (isDone(standing)) return done;
  const { visitor, arrivedAt: at } = request;
  const deed = `${contract.contractId} ${standing?.version ?? 0}`;
  const refused = await beyondMeasure(deps, 'contract', visitor.subject, deed);
  if (refused) return refused;
  const head = await deps.sealed.get(window.windowId, visitor.actsFor.providerId);
  const email = (await lastSubmission(deps, head, request))?.email ?? visitor.email;
  const by = personOf(visitor);
  const { kept, writes } = deps.standings.move(contract, standing, change, { at, by, action, detail });
  const pageUrl = `${deps.siteUrl}${paths.window(window.windowId).contract(contract.lot)}`;
  const letter = letterOf({ agreement, contract, email, pageUrl }, kept);
  try {
    await deps.records.transact([...writes, ...(letter ? [deps.letters.write(letter, at)] : [])]);
  } catch (error) {
    if (!(error instanceof Conflict) || !isDone((await ownContract(deps, request)).standing)) throw error;
    return done;
  }
  if (letter) await wakeSender(deps, letter);
  return done;
};

/** Accepts a contract, in the name that its signatory typed. */
export const acceptContract = (deps: Deps, own: OwnContract, signatory: string, request: OfContract): Promise<Sent> => {
  const accepted = {
    by: personOf(request.visitor),
    signatory,
    at: request.arrivedAt,
  };
  return moveContract(
    deps,
    own,
    request,
    {
      change: { accepted },
      action: 'contract accepted',
      detail: `Lot ${own.contract.lot}, by ${signatory}`,
      isDone: (standing) => standing?.accepted !== undefined,
    },
    (about, { version }) => contractAcceptedLetter(about, accepted, version),
  );
};

/** Says that the provider leaves a contract after a last day. */
export const leaveContract = (
  deps: Deps,
  own: OwnContract,
  { reason, on }: { readonly reason: string; readonly on: string },
  request: OfContract,
): Promise<Sent> => {
  const leaving = {
    by: personOf(request.visitor),
    reason,
    at: request.arrivedAt,
    on,
  };
  return moveContract(
    deps,
    own,
    request,
    {
      change: { leaving },
      action: 'provider leaves its contract',
      detail: `Lot ${own.contract.lot}, last day ${on}: ${reason}`,
      isDone: (standing) => standing?.leaving !== undefined,
    },
    (about, { version }) => leavingLetter(about, leaving, version),
  );
};

/** Takes that back. */
export const stayWithContract = (deps: Deps, own: OwnContract, request: OfContract): Promise<Sent> =>
  moveContract(
    deps,
    own,
    request,
    {
      change: { leaving: undefined },
      action: 'provider stays with its contract',
      detail: `Lot ${own.contract.lot}`,
      isDone: (standing) => standing?.leaving === undefined,
    },
    (about, { version }) => stayingLetter(about, request.arrivedAt, version),
  );
