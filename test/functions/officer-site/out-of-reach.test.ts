import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Window } from '../../../domain/window/window.ts';
import { noteContract } from '../../../functions/workflow/make-contracts/note-contract.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, s1 } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { personOf } from '../../builders/people.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let number = 0;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
// S1's last option ended on 31 August 2028.
const after = '2028-09-04T10:00:00.000Z';
beforeEach(() => clock.at('2028-08-20T10:00:00.000Z'));
afterEach(() => clock.reset());
afterAll(() => desk.stop());

const places = (applicationId: string) => [{ applicationId, lot: 'A', total: 80 }];

/** An award approved on 20 August 2028 that waits among the faults; of S1, or of an agreement of its own that is S1 with this term. */
const approved = async (
  status: 'evaluating' | 'standstill' = 'standstill',
  to?: { readonly extension: string },
  name = 'Meadow Care',
) => {
  number += 1;
  const agreementId = to ? `with-an-option-${number}` : 's1-home-care';
  const windowId = `${agreementId}-20${30 + number}-03-01`;
  const { term } = s1();
  const extended = { ...term, extensions: [...term.extensions, { to: to?.extension ?? term.to, taken: false }] };
  const window: Window = aWindow({ windowId, agreementId })[status]();
  await desk.stored.window(window, to ? { id: agreementId, term: extended } : {});
  const scored = anApplication(name, { windowId }).scored(4);
  const { applicationId } = await desk.stored.application(
    status === 'standstill' ? { ...scored, status: 'awarded', awardedLots: ['A'] } : scored,
  );
  const { deps, officers } = desk;
  const [at, round] = [clock.now(), 1];
  await deps.records.transact([
    await deps.awards.recommend({
      windowId,
      by: personOf(officers.lead),
      at,
      text: 'All who meet the conditions.',
      places: places(applicationId),
      evaluatedBy: [],
      round,
    }),
    deps.awards.approve({
      windowId,
      by: personOf(officers.approver),
      at,
      decision: 'approved',
      authorityId: 'cabinet-2027',
      reason: 'In order',
      round,
    }),
  ]);
  await desk.stored.waiting(windowId, 'fault');
  return { windowId, base: `/officers/windows/${windowId}`, fault: `/officers/faults/${windowId}` };
};
/** A contract of another provider that was made from this window in time. */
const contracted = (windowId: string, applicationId = `${windowId}.vale`) =>
  desk.deps.contracts.make({
    contractId: 'c1',
    agreementId: 's1-home-care',
    windowId,
    applicationId,
    providerId: `vale of ${windowId}`,
    providerName: 'Vale Care',
    locationId: '1-1234567890',
    lot: 'A',
    zones: [{ zone: '1', hoursPerWeek: 10 }],
    from: '2028-08-30',
    to: '2028-08-31',
    rating: 'Good',
    awardedAt: '2028-08-30T10:00:00.000Z',
  });

const manager = () => desk.as(desk.officers.manager);
const cancelling = { reason: 'The agreement ended before the contracts.', confirm: 'yes' };
const whyNot = {
  manager: 'You declared a conflict of interest with an applicant',
  lead: 'You recommended',
  approver: 'You approved',
};
const declaresConflict = async (windowId: string) => {
  const declaration = `/officers/windows/${windowId}/declaration`;
  const visitor = await manager();
  await visitor.get(declaration);
  const [application] = await Array.fromAsync(desk.deps.applications.every(windowId));
  await visitor.submit(declaration, {
    declaration: 'some',
    nature: 'My sister works there since 2024.',
    conflicts: String(application?.applicationId),
  });
};
const link = (base: string) => `href="${base}/cancel"`;
const barred = 'Two officers can stop it until its contracts are made';

describe('An award that can never come to its contracts', () => {
  it.each(['standstill', 'evaluating'] as const)(
    'of a window in %s is offered a way out: on its page, and among the faults, with the reason',
    async (status) => {
      const { base, fault } = await approved(status);
      clock.at(after);
      const visitor = await manager();
      const why = 'The agreement ended on 31 August 2028, and no option to extend it is left';
      for (const path of [base, fault, `${base}/cancel`]) {
        const shown = await visitor.get(path);
        expect([shown.status, shown.html.includes(why)]).toEqual([200, true]);
      }
      for (const path of [base, fault, '/officers/faults'])
        expect((await visitor.get(path)).html).toContain(link(base));
      expect((await visitor.get(fault)).html).toContain('Try again');
    },
  );

  it('is not one of which a contract was made before there were lists of a window’s contracts', async () => {
    const { windowId, base } = await approved('standstill', undefined, 'Older Care');
    const listed = await contracted(windowId);
    const [application] = await Array.fromAsync(desk.deps.applications.every(windowId));
    const { applicationId = '', providerId = '' } = application ?? {};
    const place = { pk: `REGISTER#${listed.agreementId}`, sk: `LOT#A#${providerId}` };
    await desk.deps.records.put({ ...place, ...listed, applicationId, providerId });
    const ofOther = { pk: `CONTRACTS#${windowId}`, sk: `LOT#A#${listed.providerId}` };
    await desk.deps.records.transact([desk.deps.records.deleteWrite(ofOther)]);
    clock.at(after);
    expect((await (await manager()).get(base)).html).not.toContain(link(base));
  });

  it('has its window cancelled with a reason, which sets its end going, and no page says awarded', async () => {
    const { windowId, base } = await approved();
    clock.at(after);
    const visitor = await manager();
    await visitor.get(`${base}/cancel`);
    const shown = await visitor.submit(`${base}/cancel`, cancelling);
    expect(shown.status).toBe(200);
    expect(shown.html).not.toContain(link(base));
    expect(await desk.deps.windows.get(windowId)).toMatchObject({
      status: 'cancelled',
      changes: [{ kind: 'cancelled', reason: cancelling.reason, by: { id: 'morgan' } }],
    });
    const started = desk.asked.find(
      ({ action, body }) => action === 'StartExecution' && String(body.input).includes(windowId),
    );
    expect(JSON.parse(String(started?.body.input))).toMatchObject({ kind: 'cancelled', windowId });
    const pages = ['', '/applications', '/applications.csv', '/standstill', '/recommendation', '/approval'];
    for (const path of pages) {
      const { status, html } = await visitor.get(`${base}${path}`);
      expect([path, status]).toEqual([path, 200]);
      expect(html).not.toMatch(
        />\s*Awarded\s*<|,awarded,|,Awarded,|Standstill end(s|ed)|standstill end(s|ed) at|It ended at/,
      );
    }
    const standstill = await visitor.get(`${base}/standstill`);
    expect(standstill.html).toContain('The award was stopped with its window, which was cancelled at');
    expect(standstill.html).toContain(cancelling.reason);
    expect((await visitor.get(`${base}/applications`)).html).toContain('Award stopped');
  });

  it.each(['manager', 'lead', 'approver'] as const)(
    'is stopped by nobody who may not settle a challenge to it: the %s',
    async (who) => {
      const { windowId, base } = await approved();
      if (who === 'manager') await declaresConflict(windowId);
      clock.at(after);
      const groups = who === 'approver' ? ['approver', 'contract-manager'] : desk.officers[who].groups;
      const visitor = await desk.as({ ...desk.officers[who], groups });
      expect((await visitor.get(`${base}/cancel`)).html).toContain('Somebody else must do this');
      await visitor.get('/officers/windows/open');
      const shown = await visitor.submit(`${base}/cancel`, cancelling);
      expect([shown.status, shown.html.includes(whyNot[who])]).toEqual([403, true]);
      expect((await desk.deps.windows.get(windowId))?.status).toBe('standstill');
    },
  );

  it('is stopped once its canceller has declared conflicts of interest, and says where', async () => {
    const { windowId, base } = await approved();
    clock.at(after);
    const visitor = await desk.as({ ...desk.officers.edith, groups: ['contract-manager'] });
    expect((await visitor.get(`${base}/cancel`)).html).toContain(`${base}/declaration`);
    await visitor.get(`${base}/declaration`);
    await visitor.submit(`${base}/declaration`, { declaration: 'none' });
    await visitor.get(`${base}/cancel`);
    expect((await visitor.submit(`${base}/cancel`, cancelling)).status).toBe(200);
    expect((await desk.deps.windows.get(windowId))?.status).toBe('cancelled');
  });

  it('is not cancelled once a challenge was settled against it: that stopped it', async () => {
    const { windowId, base, fault } = await approved();
    const [at, by] = [clock.now(), personOf(desk.officers.manager)];
    const settled = { decision: 'stop' as const, reason: 'They are right about the marks of lot A.', at, by };
    const challenge = { windowId, at, from: 'Some Care', summary: 'It was wrong.', recordedBy: by, settled };
    await desk.deps.records.transact([desk.deps.awards.keepChallenge(challenge)]);
    clock.at(after);
    const visitor = await manager();
    for (const path of [base, fault]) expect((await visitor.get(path)).html).not.toContain(link(base));
    await visitor.get('/officers/windows/open');
    const shown = await visitor.submit(`${base}/cancel`, cancelling);
    expect([shown.status, shown.html.includes('The award has been stopped.')]).toEqual([400, true]);
    expect((await desk.deps.windows.get(windowId))?.status).toBe('standstill');
    const standstill = await visitor.get(`${base}/standstill`);
    expect(standstill.html).not.toContain('was stopped with its window');
  });

  it('is not cancelled without a reason', async () => {
    const { windowId, base } = await approved();
    clock.at(after);
    const visitor = await manager();
    await visitor.get(`${base}/cancel`);
    expect((await visitor.submit(`${base}/cancel`, { ...cancelling, reason: '' })).status).toBe(400);
    expect((await desk.deps.windows.get(windowId))?.status).toBe('standstill');
  });
});

describe('An award that can still come to its contracts', () => {
  const refused = async ({ windowId, base, fault }: Awaited<ReturnType<typeof approved>>) => {
    const visitor = await manager();
    for (const path of [base, fault, '/officers/faults'])
      expect((await visitor.get(path)).html).not.toContain(link(base));
    await visitor.get(`${base}/cancel`);
    const before = await desk.deps.windows.get(windowId);
    const shown = await visitor.submit(`${base}/cancel`, cancelling);
    expect([shown.status, shown.html.includes(barred)]).toEqual([400, true]);
    expect(await desk.deps.windows.get(windowId)).toEqual(before);
  };

  it.each(['standstill', 'evaluating'] as const)(
    'is not cancelled while the agreement runs, to its last day: %s',
    async (status) => {
      const award = await approved(status);
      clock.at('2028-08-31T22:59:00.000Z');
      await refused(award);
    },
  );

  it('is not cancelled while the council can take an option', async () => {
    const award = await approved('standstill', { extension: '2029-08-31' });
    clock.at(after);
    await refused(award);
    const visitor = await manager();
    expect((await visitor.get(award.fault)).html).toContain('If the council has taken an option to extend it');
  });

  it('is not cancelled once one of its contracts has been made', async () => {
    const award = await approved();
    const { windowId } = award;
    await contracted(windowId);
    clock.at(after);
    await refused(award);
  });

  it('and has made some of its contracts has the place withheld that the agreement’s end came before', async () => {
    const { windowId, base, fault } = await approved();
    await contracted(windowId);
    clock.at(after);
    const list = `${base}/held-places`;
    const visitor = await manager();
    expect((await visitor.get(fault)).html).toContain(`href="${list}"`);
    const { html } = await visitor.get(list);
    expect(html).toContain('A place without a contract can only be withheld.');
    const [, place = ''] = new RegExp(`href="(${list}/[^"]+)"`).exec(html) ?? [];
    await visitor.get(place);
    const reason = 'The agreement ended on 31 August, before this contract could be made.';
    const accepted = await visitor.submit(place, { decision: 'accept', reason });
    expect([accepted.status, accepted.html.includes('no option to extend it is left')]).toEqual([400, true]);
    const shown = await visitor.submit(place, { decision: 'withhold', reason });
    expect(shown.html).toContain('The place is to be withheld');
    expect(shown.html).toContain(`href="${fault}"`);
    await visitor.get(fault);
    await visitor.submit(fault);
    expect((await desk.deps.waits.get(windowId, 'fault'))?.answer).toEqual({ decision: 'again' });
  });

  it('decides no place of which a contract was made', async () => {
    const { windowId, base } = await approved();
    const application = (await Array.fromAsync(desk.deps.applications.every(windowId)))[0];
    if (!application) throw new Error('There is no application');
    await contracted(windowId, application.applicationId);
    await noteContract({ ...desk.deps, now: clock.now }, application, 'contract made');
    clock.at(after);
    expect((await (await manager()).get(`${base}/held-places`)).html).toContain('No place is held back.');
    const place = `${base}/held-places/${application.applicationId}`;
    expect((await (await manager()).get(place)).status).toBe(404);
  });
});
