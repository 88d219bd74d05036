import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { contractRepository } from '../../../adapters/dynamodb/contracts.ts';
import { type HeldContracts, heldContracts } from '../../../adapters/dynamodb/held-contracts.ts';
import { table } from '../../../adapters/dynamodb/table.ts';
import type { Contract } from '../../../domain/award/award.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { createTables, type Tables } from '../../support/tables.ts';

let tables: Tables;
let contracts: ReturnType<typeof contractRepository>;
beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  contracts = contractRepository(table(tables.documents, tables.records));
});
afterAll(() => tables.close());

const at = '2027-06-01T09:00:00.000Z';
const inAMinute = plusDuration(at, 'PT1M');
const agreement = { id: 's1-home-care', lots: [{ id: 'A' }, { id: 'B' }] };

const award = (providerId: string, lot = 'A'): Promise<Contract> =>
  contracts.make({
    contractId: `${lot}-${providerId}`,
    agreementId: 's1-home-care',
    windowId: 's1-home-care-2027-03-01',
    applicationId: `s1-home-care-2027-03-01.${providerId}`,
    providerId,
    providerName: 'Bright Care Ltd',
    locationId: '1-1000000001',
    lot,
    zones: [{ zone: '1', hoursPerWeek: 10 }],
    from: '2027-05-20',
    to: '2028-08-31',
    rating: 'Good',
    awardedAt: '2027-05-20T09:00:00.000Z',
  });

const lotsOf = async (held: ReturnType<HeldContracts['now']>) => (await held).map(({ lot }) => lot);

describe('The contracts that a provider holds', () => {
  it('are read on every lot of the agreement', async () => {
    await award('both', 'A');
    await award('both', 'B');
    const held = heldContracts(contracts);
    expect(await lotsOf(held.now(agreement, 'both', at))).toEqual(['A', 'B']);
    expect(await lotsOf(held.now({ id: 'another', lots: [{ id: 'A' }] }, 'both', at))).toEqual([]);
  });

  it('may lately be those of a minute ago, and no older', async () => {
    const held = heldContracts(contracts);
    expect(await held.lately(agreement, 'waiting', at)).toEqual([]);
    await award('waiting');
    const justBefore = plusDuration(inAMinute, '-PT1S');
    expect(await lotsOf(held.lately(agreement, 'waiting', justBefore))).toEqual([]);
    expect(await lotsOf(held.lately(agreement, 'waiting', inAMinute))).toEqual(['A']);
  });

  it('are read anew wherever they are asked for as they are now, which is then known lately too', async () => {
    const held = heldContracts(contracts);
    expect(await held.lately(agreement, 'choosing', at)).toEqual([]);
    await award('choosing');
    expect(await lotsOf(held.now(agreement, 'choosing', at))).toEqual(['A']);
    expect(await lotsOf(held.lately(agreement, 'choosing', at))).toEqual(['A']);
  });

  it('are never another provider’s, another agreement’s, or of other lots', async () => {
    await award('holder');
    const held = heldContracts(contracts);
    expect(await lotsOf(held.lately(agreement, 'holder', at))).toEqual(['A']);
    expect(await held.lately(agreement, 'neighbour', at)).toEqual([]);
    expect(await held.lately({ id: 's2', lots: [{ id: 'A' }, { id: 'B' }] }, 'holder', at)).toEqual([]);
    expect(await held.lately({ id: 's1-home-care', lots: [{ id: 'B' }] }, 'holder', at)).toEqual([]);
  });

  it('are remembered of a thousand providers at most', async () => {
    const held = heldContracts(contracts);
    const one = { id: 's1-home-care', lots: [{ id: 'A' }] };
    expect(await held.lately(one, 'first', at)).toEqual([]);
    await award('first');
    for (let number = 1; number < 1_000; number += 1) await held.now(one, `other-${number}`, at);
    expect(await held.lately(one, 'first', at)).toEqual([]);
    await held.now(one, 'one-more', at);
    expect(await lotsOf(held.lately(one, 'first', at))).toEqual(['A']);
  });
});
