import { type Agreement, endOfTerm } from '../../../domain/agreement/agreement.ts';
import type { Contract } from '../../../domain/award/award.ts';
import { areInForce } from '../../../domain/award/contract.ts';
import { type ContractState, contractState } from '../../../domain/award/countersigning.ts';
import { londonDate } from '../../../domain/time/london.ts';
import type { Deps } from '../deps.ts';

/** A contract in a list, with how it stands. */
interface ListedContract extends Contract {
  readonly state: ContractState;
}

const PAGE = 50;
/** So many pages of a register are gone through for one page of those that stand so. */
const MOST_PAGES = 10;

/**
 * A page of an agreement's contracts on a lot, with how each stands; only those that stand so, where that is asked. These are picked from whole
 * pages of the register until a page of them is found or enough has been read: `next` goes on from there, and absent the lot is at its end.
 */
export const contractsListed = async (
  deps: Pick<Deps, 'contracts' | 'standings'>,
  agreement: Agreement,
  lot: string,
  { asked, after, at }: { readonly asked?: ContractState | undefined; readonly after?: string; readonly at: string },
): Promise<{ readonly items: readonly ListedContract[]; readonly next?: string | undefined }> => {
  const endsOn = endOfTerm(agreement);
  const found: ListedContract[] = [];
  let next = after;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const read = await deps.contracts.page(agreement.id, lot, { after: next, limit: PAGE });
    const standings = await Promise.all(read.items.map((each) => deps.standings.get(each)));
    const listed = read.items.map((contract, index) => ({
      ...contract,
      state: contractState({ contract, standing: standings[index], endsOn }, at),
    }));
    found.push(...listed.filter(({ state }) => asked === undefined || state === asked));
    next = read.next;
    if (!next || asked === undefined || found.length >= PAGE) break;
  }
  return { items: found, next };
};

/** Contracts of an agreement on a lot that wait for the council's signature, and since when the first of them does. */
interface WaitingForCouncil {
  readonly agreementId: string;
  readonly lot: string;
  readonly count: number;
  readonly since: string | undefined;
  readonly isMore: boolean;
}

/** Contracts that wait for the council's signature: those of the first page, which wait longest. Those of an agreement whose term is over wait for nothing. */
export const contractsToCountersign = async (
  deps: Pick<Deps, 'standings' | 'agreements'>,
  at: string,
): Promise<readonly WaitingForCouncil[]> => {
  const { items, next } = await deps.standings.waiting({});
  const running = new Set(deps.agreements.filter((each) => areInForce(each, londonDate(at))).map(({ id }) => id));
  const waiting = items.filter(({ agreementId }) => running.has(agreementId));
  return [...Map.groupBy(waiting, ({ agreementId, lot }) => JSON.stringify([agreementId, lot])).values()].flatMap(
    ([first, ...others]) =>
      first
        ? [
            {
              agreementId: first.agreementId,
              lot: first.lot,
              count: others.length + 1,
              since: first.accepted?.at,
              isMore: next !== undefined,
            },
          ]
        : [],
  );
};
