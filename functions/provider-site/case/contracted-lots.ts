import type { HeldContracts } from '../../../adapters/dynamodb/held-contracts.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { isInForce } from '../../../domain/award/contract.ts';
import { londonDate } from '../../../domain/time/london.ts';
import type { Deps } from '../deps.ts';
import { agreementNow, type OfWindow } from './window.ts';

/** The lots of an agreement on which a provider holds a contract in force: one that has ended keeps nobody from applying. */
export const contractedLots = async (
  deps: Pick<Deps, 'heldContracts' | 'agreements'>,
  frozen: Agreement,
  { visitor, arrivedAt }: Pick<OfWindow, 'visitor' | 'arrivedAt'>,
  asOf: keyof HeldContracts = 'now',
): Promise<readonly string[]> => {
  const held = await deps.heldContracts[asOf](frozen, visitor.actsFor.providerId, arrivedAt);
  if (held.length === 0) return [];
  const [agreement, today] = [agreementNow(deps, frozen), londonDate(arrivedAt)];
  return held.filter((each) => isInForce(each, agreement, today)).map(({ lot }) => lot);
};
