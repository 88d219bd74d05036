import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { ContractStanding } from '../../../domain/award/contract-standing.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { personOf } from '../../builders/people.ts';
import { aPlace } from '../public-site/a-public-site.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let count = 0;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

const LIST = '/officers/agreements/s1-home-care/contracts';
const asha = { id: 'asha', name: 'Asha Patel' };
const leaving = () => ({ by: asha, reason: 'Our manager retires.', at: clock.now(), on: '2027-07-07' });
const accepted = () => ({ by: asha, signatory: 'Asha Patel', at: clock.now() });

/** A contract of a window that is over, as its provider left it. */
const aContract = async (
  change: Partial<Pick<ContractStanding, 'accepted' | 'leaving' | 'leftAt'>> = { accepted: accepted() },
  { approver = desk.officers.approver, lot = 'A' } = {},
) => {
  count += 1;
  const { windowId } = await desk.stored.window(aWindow({ windowId: `s1-home-care-20${50 + count}-01-01` }).awarded());
  const { deps } = desk;
  const application = await desk.stored.application(anApplication(`Care ${count}`, { windowId }).scored());
  const { applicationId, providerId, organisationName: providerName } = application;
  const at = clock.now();
  const approval = {
    windowId,
    by: personOf(approver),
    at,
    decision: 'approved',
    reason: 'In order',
    round: 1,
  } as const;
  await deps.records.transact([deps.awards.approve(approval)]);
  const place = { windowId, applicationId, providerId, providerName, lot, from: '2027-04-01' };
  const contract = await deps.contracts.make(aPlace('s1-home-care', count, place));
  const move = async (more: typeof change) => {
    const was = await deps.standings.get(contract);
    await deps.records.transact(deps.standings.move(contract, was, more, { at, by: asha, action: 'moved' }).writes);
  };
  if (Object.keys(change).length > 0) await move(change);
  const page = `/officers/windows/${windowId}/applications/${applicationId}/contracts/${lot}`;
  return { windowId, application, contract, move, page, countersign: `${page}/countersign` };
};

const signed = {
  commitments: 'The policy schedule of 1 April 2027 shows the cover that was promised.',
  insurance: 'All three certificates were read on 13 April 2027.',
  register: 'The register still rates the location Good.',
  authority: 'cabinet-2027',
  agreed: 'yes',
};
const later = (instant: string) => {
  clock.at(instant);
  onTestFinished(clock.reset);
};
const actionsOf = async (windowId: string) =>
  (await desk.stored.audit(windowId)).map(({ action, by }) => `${action}, ${by?.name}`);

describe('A contract that its provider has accepted', () => {
  it('is countersigned under an authority, with what was seen, and its provider is told in the same moment', async () => {
    const { windowId, contract, page, countersign } = await aContract();
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get(page)).html).toContain('Waits for the council');
    const form = await manager.get(countersign);
    expect(form.html).toContain('Asha Patel accepted it for its provider');
    expect(form.html).toContain('cannot be taken back');
    const shown = await manager.submit(countersign, signed);
    expect([shown.status, shown.title]).toEqual([200, `Contract of ${contract.providerName}`]);
    for (const said of [
      'Signed by both',
      `By ${desk.officers.manager.name}, under`,
      'All three certificates were read',
    ])
      expect(shown.html).toContain(said);
    expect(await desk.deps.standings.get(contract)).toMatchObject({
      version: 2,
      countersigned: { by: personOf(desk.officers.manager), as: 'contract-manager', authorityId: 'cabinet-2027' },
    });
    const letter = await desk.deps.letters.get(`${windowId}.contract-countersigned-A-2.${contract.providerId}`);
    expect(letter?.subject).toContain('the council has signed your contract for lot A');
    expect(letter?.body).toContain('by its contract manager, at 11am on Wednesday 14 April 2027');
    expect(letter?.body).not.toContain(desk.officers.manager.name);
    expect(await actionsOf(windowId)).toContain(`contract countersigned, ${desk.officers.manager.name}`);
  });

  it('is so once: the same officer’s again is done, and another officer’s is told by whom', async () => {
    const { contract, countersign } = await aContract();
    const [manager, again, lead] = await Promise.all(
      [desk.officers.manager, desk.officers.manager, desk.officers.lead].map((who) => desk.as(who)),
    );
    for (const each of [manager, again, lead]) await each?.get(countersign);
    const both = await Promise.all([manager, again].map((each) => each?.submit(countersign, signed)));
    expect(both.map((each) => each?.status)).toEqual([200, 200]);
    const second = await lead?.submit(countersign, signed);
    expect(second?.status).toBe(409);
    expect(second?.html).toContain(`${desk.officers.manager.name} countersigned it at 11am on Wednesday 14 April 2027`);
    expect(await desk.deps.standings.get(contract)).toMatchObject({ version: 2 });
  });

  it('is countersigned by one of two officers who do it at once', async () => {
    const { contract, countersign } = await aContract();
    const two = await Promise.all([desk.officers.manager, desk.officers.lead].map((who) => desk.as(who)));
    for (const each of two) await each.get(countersign);
    const answers = await Promise.all(two.map((each) => each.submit(countersign, signed)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await desk.deps.standings.get(contract)).toMatchObject({ version: 2 });
  });

  it('is not countersigned without a word on each condition, nor under an authority that is not in force', async () => {
    const { contract, countersign } = await aContract();
    const manager = await desk.as(desk.officers.manager);
    await manager.get(countersign);
    const empty = await manager.submit(countersign, { ...signed, insurance: '', agreed: '' });
    expect(empty.status).toBe(400);
    expect(empty.html).toContain('Enter what you have seen of the insurance that the agreement asks for');
    expect(empty.html).toContain('Confirm that you sign this contract for the council');
    const waiver = await manager.submit(countersign, { ...signed, authority: 'winter-waiver-2026' });
    expect(waiver.status).toBe(400);
    expect(waiver.html).toContain('extension of the term, not the award of contracts');
    expect((await desk.deps.standings.get(contract))?.countersigned).toBeUndefined();
  });

  it('is countersigned by nobody who approved the award, whatever else they may do', async () => {
    const { contract, page, countersign } = await aContract(
      { accepted: accepted() },
      { approver: desk.officers.manager },
    );
    const manager = await desk.as(desk.officers.manager);
    const shown = await manager.get(page);
    expect(shown.html).toContain('You approved this award, so somebody else must countersign its contracts.');
    expect(shown.html).not.toContain(countersign);
    await manager.get(countersign);
    expect((await manager.submit(countersign, signed)).status).toBe(403);
    expect((await desk.deps.standings.get(contract))?.countersigned).toBeUndefined();
  });

  it('is shown to approvers and auditors, who are offered nothing', async () => {
    const { page, countersign } = await aContract();
    for (const who of [desk.officers.approver, desk.officers.auditor]) {
      const visitor = await desk.as(who);
      const { status, html } = await visitor.get(page);
      expect([status, html.includes(countersign), (await visitor.get(countersign)).status]).toEqual([200, false, 403]);
    }
    expect((await (await desk.as(desk.officers.edith)).get(page)).status).toBe(403);
  });
});

describe('A contract that cannot be countersigned', () => {
  it.each([
    ['accepted by nobody yet', {}, 'Waits for the provider', 'Its provider has not accepted it yet.'],
    ['one whose provider leaves', { leaving: leaving() }, 'Leaving', 'Its provider has said that it leaves'],
  ] as const)('is %s', async (_, more, state, why) => {
    const change = Object.keys(more).length > 0 ? { accepted: accepted(), ...more } : {};
    const { contract, page, countersign } = await aContract(change);
    const manager = await desk.as(desk.officers.manager);
    const shown = await manager.get(page);
    expect([shown.html.includes(state), shown.html.includes(why)]).toEqual([true, true]);
    await manager.get(countersign);
    const refused = await manager.submit(countersign, signed);
    expect([refused.status, refused.html.includes(why)]).toEqual([400, true]);
    expect((await desk.deps.standings.get(contract))?.countersigned).toBeUndefined();
  });

  it('is over once its provider has left, and says when', async () => {
    const { page } = await aContract({ accepted: accepted(), leaving: leaving() });
    later('2027-07-08T09:00:00.000Z');
    const { html } = await (await desk.as(desk.officers.manager)).get(page);
    expect([html.includes('Ended'), html.includes('This contract ended on 7 July 2027.')]).toEqual([true, true]);
  });
});

describe('The first page', () => {
  it('says since when contracts wait for the council’s signature, until they have it or their provider leaves', async () => {
    const own = { lot: 'B' };
    const one = await aContract({ accepted: accepted() }, own);
    const other = await aContract({ accepted: accepted() }, own);
    const manager = await desk.as(desk.officers.manager);
    const task = async () =>
      /providers have accepted on lot B<\/a> \((\d+)\)([^<]*)/.exec((await manager.get('/officers')).html);
    expect((await task())?.slice(1)).toEqual(['2', ', waiting since 11am on Wednesday 14 April 2027']);
    await other.move({ leaving: leaving() });
    expect((await task())?.[1]).toBe('1');
    await manager.get(one.countersign);
    await manager.submit(one.countersign, signed);
    expect(await task()).toBeNull();
    await other.move({ leaving: undefined });
    expect((await task())?.[1]).toBe('1');
    expect((await (await desk.as(desk.officers.edith)).get('/officers')).html).not.toContain('Countersign contracts');
  });
});

describe('The list of contracts', () => {
  it('says how each stands, leads to it, and is narrowed to those that stand so', async () => {
    const [waits, open, leaves] = [
      await aContract({ accepted: accepted() }, { lot: 'C' }),
      await aContract({}, { lot: 'C' }),
      await aContract({ leaving: leaving() }, { lot: 'C' }),
    ];
    const manager = await desk.as(desk.officers.manager);
    const named = (html: string) =>
      [waits, open, leaves].filter(({ contract }) => html.includes(contract.providerName)).map(({ page }) => page);
    const all = await manager.get(`${LIST}?lot=C`);
    expect(named(all.html)).toHaveLength(3);
    for (const { page } of [waits, open, leaves]) expect(all.html).toContain(`href="${page}"`);
    const of = async (standing: string) => named((await manager.get(`${LIST}?lot=C&standing=${standing}`)).html);
    expect(await of('waits-for-council')).toEqual([waits.page]);
    expect(await of('waits-for-provider')).toEqual([open.page]);
    expect(await of('leaving')).toEqual([leaves.page]);
    expect((await manager.get(`${LIST}?lot=C&standing=signed`)).html).toContain('No contract on this lot stands so');
    expect(await of('nonsense')).toHaveLength(3);
    expect((await (await desk.as(desk.officers.edith)).get(`${LIST}?lot=C`)).html).not.toContain(waits.page);
  });

  it('finds the few that stand so among many, to the end of the lot', async () => {
    const made = Array.from({ length: 120 }, (_, number) =>
      aPlace('s1-home-care', 1000 + number, { lot: 'B', windowId: 'older', applicationId: `older.account-${number}` }),
    );
    for (const each of made) await desk.deps.contracts.make(each);
    const last = made.at(-1);
    if (!last) throw new Error('None was made');
    const at = clock.now();
    const move = desk.deps.standings.move(last, undefined, { accepted: accepted() }, { at, action: 'accepted' });
    await desk.deps.records.transact(move.writes);
    const { html } = await (await desk.as(desk.officers.manager)).get(`${LIST}?lot=B&standing=waits-for-council`);
    expect([html.includes(last.providerName), html.includes('Next page')]).toEqual([true, false]);
  }, 60_000);
});
