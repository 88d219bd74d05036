import type { Now } from '../../../adapters/clock.ts';
import type { ContractStandings, LeavingEntry } from '../../../adapters/dynamodb/contract-standings.ts';
import type { ContractRepository } from '../../../adapters/dynamodb/contracts.ts';
import type { Table } from '../../../adapters/dynamodb/table.ts';
import { londonDate } from '../../../domain/time/london.ts';

export interface EndingContracts {
  readonly records: Pick<Table, 'transact'>;
  readonly contracts: Pick<ContractRepository, 'get' | 'end'>;
  readonly standings: ContractStandings;
  readonly now: Now;
}

/** Ends the contracts of an agreement whose last day is over since their providers left: answers how many. It can be done again after any interruption. */
export const endLeftContracts = async (deps: EndingContracts, agreementId: string): Promise<number> => {
  let ended = 0;
  for await (const entry of deps.standings.leaving(agreementId, londonDate(deps.now())))
    if (await endLeft(deps, entry)) ended += 1;
  return ended;
};

/** One that was taken back, or has another last day now, is forgotten here. */
const endLeft = async (deps: EndingContracts, entry: LeavingEntry): Promise<boolean> => {
  const { records, contracts, standings, now } = deps;
  const [standing, contract] = await Promise.all([
    standings.get(entry),
    contracts.get(entry.agreementId, entry.lot, entry.providerId),
  ]);
  const isLeft = standing?.leaving?.on === entry.on;
  if (isLeft && !standing.leftAt) {
    const audited = { at: now(), action: 'contract ended: its provider left', detail: `Its last day was ${entry.on}.` };
    await records.transact(standings.move(standing, standing, { leftAt: now() }, audited).writes);
  }
  if (isLeft && contract?.contractId === entry.contractId) await contracts.end(contract, entry.on);
  await records.transact([standings.forget(entry)]);
  return isLeft;
};
