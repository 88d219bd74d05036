import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { AuditTrail } from '../../../adapters/dynamodb/audit.ts';
import { registerLists } from '../../../adapters/dynamodb/register-lists.ts';
import { endLeftContracts } from '../../../functions/workflow/finish-deliveries/end-left-contracts.ts';
import { aWindow } from '../../builders/a-window.ts';
import { clock } from '../../builders/clock.ts';
import { recordedTrail } from '../../support/recorded-audit.ts';
import { aContractOf, aSubmission } from './a-submission.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const at = `/apply/windows/${windowId}/contracts/A`;
let site: ProviderSite;
let trail: AuditTrail;
beforeAll(async () => {
  site = await aProviderSite();
  trail = recordedTrail(site.tables, clock.now);
  await site.aWindow(windowId, aWindow({ windowId }).awarded());
});
afterAll(() => site.stop());

let count = 0;
/** A new provider with a contract, signed in. */
const contracted = async () => {
  count += 1;
  const subject = `provider-${count}`;
  const contract = await aContractOf(site, await aSubmission(site, windowId, subject));
  return { subject, contract, visitor: await site.visit({ subject, name: 'Asha Patel' }) };
};
const actionsOf = async (subject: string) =>
  (await trail.page(windowId, { limit: 1000 })).items
    .filter(({ by }) => by?.id === subject)
    .map(({ action, detail }) => `${action}: ${detail}`);
const letterOf = (kind: string, subject: string, version: number) =>
  site.letters.get(`${windowId}.${kind}-A-${version}.${subject}`);
const agreed = { agreed: 'yes' };
const why = { reason: 'Our manager retires, and nobody takes the firm over.', ...agreed };
const later = (instant: string) => {
  clock.at(instant);
  onTestFinished(clock.reset);
};
const morning = () =>
  endLeftContracts(
    { records: site.records, contracts: site.contracts, standings: site.standings, now: clock.now },
    's1-home-care',
  );

describe('A contract is accepted', () => {
  it('by somebody who gives their name and confirms that they may sign, once, with who and when kept', async () => {
    const { visitor, subject, contract } = await contracted();
    await visitor.get(`${at}/accept`);
    const empty = await visitor.submit(`${at}/accept`, { signatory: '', agreed: '' });
    expect(empty.status).toBe(400);
    expect(empty.html).toContain('Confirm that you accept the contract and may sign for your organisation');
    await visitor.get(`${at}/accept`);
    const sent = { signatory: 'Asha Patel', ...agreed };
    const [first, second] = await Promise.all([1, 2].map(() => visitor.submit(`${at}/accept`, sent)));
    expect([first?.status, second?.status]).toEqual([200, 200]);
    expect(second?.html).toContain('Accepted by Asha Patel at 11am on Wednesday 14 April 2027.');
    const kept = await site.standings.get(contract);
    expect(kept).toMatchObject({ accepted: { by: { id: subject, name: 'Asha Patel' } }, version: 1 });
    expect(await actionsOf(subject)).toEqual(['contract accepted: Lot A, by Asha Patel']);
    expect((await letterOf('contract-accepted', subject, 1))?.body).toContain('Asha Patel accepted contract');
  });

  it('and whoever does not want it reads what that means and whom to turn to', async () => {
    const { html } = await (await contracted()).visitor.get(`${at}/accept`);
    expect(html).toContain('Do not accept it. Nothing is sent then');
    expect(html).toContain('home-care-agreement@example.gov.uk');
  });
});

describe('A contract that the council has countersigned', () => {
  it('says so to its provider, by the role and not the name of who did, on its page and in its file', async () => {
    const { visitor, contract } = await contracted();
    await visitor.get(`${at}/accept`);
    const waits = await visitor.submit(`${at}/accept`, { signatory: 'Asha Patel', ...agreed });
    expect(waits.html).toContain('The council has not signed it yet.');
    const [by, now] = [{ id: 'officer', name: 'Mina Manager' }, clock.now()];
    const seen = { commitments: 'Seen.', insurance: 'Seen.', register: 'Seen.' };
    const countersigned = {
      by,
      as: 'contract-manager',
      at: now,
      authorityId: 'one',
      authority: 'Minute 1',
      seen,
    } as const;
    const was = await site.standings.get(contract);
    const move = site.standings.move(
      contract,
      was,
      { countersigned },
      { at: now, by, action: 'contract countersigned' },
    );
    await site.records.transact(move.writes);
    const said = 'by its contract manager, at 11am on Wednesday 14 April 2027';
    for (const address of [at, `${at}/contract.txt`]) {
      const { html } = await visitor.get(address);
      expect([html.toLowerCase().includes(said.toLowerCase()), html.includes('Mina')]).toEqual([true, false]);
    }
    await visitor.get(`${at}/leave`);
    await visitor.submit(`${at}/leave`, why);
    expect(await site.standings.get(contract)).toMatchObject({ countersigned: { by }, version: 3 });
  });
});

describe('A provider that leaves', () => {
  it('says why, is told its last day by letter, and can take it back until then', async () => {
    const { visitor, subject, contract } = await contracted();
    expect((await visitor.get(`${at}/leave`)).html).toContain('the last day of your contract is 7 July 2027');
    expect((await visitor.submit(`${at}/leave`, { ...agreed, reason: 'Tired' })).status).toBe(400);
    await visitor.get(`${at}/leave`);
    const left = await visitor.submit(`${at}/leave`, why);
    expect(left.html).toContain('The last day of this contract is <strong>7 July 2027</strong>');
    expect((await letterOf('contract-leaving', subject, 1))?.body).toContain('Its last day is 7 July 2027.');
    await visitor.get(`${at}/stay`);
    const stayed = await visitor.submit(`${at}/stay`);
    expect(stayed.html).not.toContain('last day of this contract');
    expect((await letterOf('contract-staying', subject, 2))?.subject).toContain('you stay with your contract');
    expect((await actionsOf(subject)).map((each) => each.split(':')[0])).toEqual([
      'provider leaves its contract',
      'provider stays with its contract',
    ]);
    later('2027-07-08T05:00:00.000Z');
    expect(await morning()).toBe(0);
    expect((await site.contracts.get('s1-home-care', 'A', subject))?.leftOn).toBeUndefined();
    expect(await site.standings.get(contract)).toMatchObject({ version: 2 });
  });

  it('holds its place to the end of its last day, and is in the public register no more from the morning after', async () => {
    const { visitor, subject, contract } = await contracted();
    const lists = registerLists(site.records);
    const [listed] = [await lists.counts('s1-home-care')];
    await visitor.get(`${at}/leave`);
    await visitor.submit(`${at}/leave`, why);
    later('2027-07-07T22:59:00.000Z');
    expect(await morning()).toBe(0);
    clock.at('2027-07-07T23:30:00.000Z');
    const late = await site.visit({ subject });
    expect((await late.get(at)).html).toContain('You left: this contract ended on 7 July 2027.');
    expect((await late.get(`${at}/stay`)).html).toContain('Stay with');
    expect((await late.submit(`${at}/stay`)).status).toBe(400);
    clock.at('2027-07-08T05:00:00.000Z');
    expect([await morning(), await morning()]).toEqual([1, 0]);
    const counts = await lists.counts('s1-home-care');
    expect([counts.all, counts.lots.A, counts.zones['8']]).toEqual([
      listed.all - 1,
      (listed.lots.A ?? 0) - 1,
      (listed.zones['8'] ?? 0) - 1,
    ]);
    const { items } = await lists.page({ agreementId: 's1-home-care', lots: ['A'], zone: '8' }, {});
    expect(items.flatMap(({ contracts }) => contracts)).toHaveLength(counts.lotZones.A?.['8'] ?? 0);
    expect(await site.contracts.get('s1-home-care', 'A', subject)).toMatchObject({ leftOn: '2027-07-07' });
    expect(await site.standings.get(contract)).toMatchObject({ leftAt: '2027-07-08T05:00:00.000Z' });
    expect((await (await site.visit({ subject })).get(at)).html).toContain('7 July 2027, as you left');
  });

  it('can be given another contract of another application, and none of the same', async () => {
    const { visitor, contract } = await contracted();
    await visitor.get(`${at}/leave`);
    await visitor.submit(`${at}/leave`, why);
    later('2027-07-08T05:00:00.000Z');
    await morning();
    expect(await site.contracts.make(contract)).toMatchObject({ leftOn: '2027-07-07' });
    const fresh = { ...contract, applicationId: 'another', contractId: 'another', from: '2027-10-01' };
    expect(await site.contracts.make(fresh)).toEqual(fresh);
    expect(await site.contracts.get('s1-home-care', 'A', contract.providerId)).toEqual(fresh);
  });
});
