import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isCode } from '../../../adapters/codes/code.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { codeFrom } from '../../../domain/people/spoken-code.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import type { ControlCase } from '../../../functions/officer-site/case/control.ts';
import { issueCode } from '../../../functions/officer-site/decisions/control.ts';
import { KIND } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

const windowId = 's1-home-care-2027-03-01';
const base = `/officers/windows/${windowId}`;
let desk: Desk;
beforeAll(async () => {
  desk = await anOfficersDesk();
  await desk.stored.window(aWindow().evaluating());
});
afterEach(() => {
  clock.reset();
  desk.register.set('none');
});
afterAll(() => desk.stop());

const applied = async (name: string, as: 'evaluating' | 'received' = 'evaluating') => {
  const application = await desk.stored.application(anApplication(name, { locationId: KIND.good })[as]());
  return { application, page: `${base}/applications/${application.applicationId}/control` };
};
const proof = (application: OpenedApplication) => desk.deps.controls.proof(application);
const codeOn = (html: string): string => /id="code">([^<]+)</.exec(html)?.[1] ?? '';
const sentOn = { 'on-day': '14', 'on-month': '4', 'on-year': '2027' };
const reason = 'Spoke to the registered manager at the number of the register this morning.';

/** An officer issues a code, and answers it as the page shows it. */
const issue = async (page: string, fields = {}) => {
  const lead = await desk.as(desk.officers.lead);
  await lead.get(`${page}/issue`);
  const shown = await lead.submit(`${page}/issue`, fields);
  return { lead, shown, code: codeOn(shown.html) };
};

describe('The list of who has to prove it', () => {
  it('says that it is proved where the provider has typed its code, whatever was noted before', async () => {
    for (const [name, controlStanding] of [
      ['Juniper Care', 'to-send'],
      ['Kale Care', 'to-confirm'],
      ['Linden Care', 'waits'],
    ] as const) {
      const application = await desk.stored.application({
        ...anApplication(name, { locationId: KIND.good }).evaluating(),
        controlStanding,
      });
      const right = { code: 'typed right', at: clock.now() };
      await desk.deps.controls.keepTyped(application, undefined, { issuedAt: clock.now(), tries: 1, right });
    }
    const { html } = await (await desk.as(desk.officers.manager)).get(`${base}/control`);
    expect(html).not.toContain('Code to send');
    expect(html).not.toContain('Another officer to confirm');
    expect(html).not.toContain('Waits for the provider');
  });
});

describe('A code that is typed while another is being issued', () => {
  it('proves it all the same, and the other is not issued', async () => {
    const { application, page } = await applied('Quick Care');
    const { code } = await issue(page);
    const { controls, applications } = desk.deps;
    const [control, issued] = [await controls.of(application), await controls.code(application)];
    const { issuedAt = '' } = issued ?? {};
    await controls.keepTyped(application, undefined, {
      issuedAt,
      tries: 0,
      right: { code: codeFrom(code) ?? '', at: clock.now() },
    });
    const stored = await applications.get(application.applicationId);
    if (!stored) throw new Error('The application is gone');
    const deed = { by: { id: 'lead', name: 'Lead' }, at: plusDuration(clock.now(), 'PT1M'), reason };
    await expect(issueCode(desk.deps, { application: stored, control } as ControlCase, deed)).rejects.toThrow(
      'changed in the meantime',
    );
    expect(await proof(application)).toMatchObject({ how: 'typed' });
  });
});

describe('Proof that an account speaks for its location', () => {
  it('waits on the first page of who decides, long before the award', async () => {
    await applied('Waiting Care');
    const { html } = await (await desk.as(desk.officers.manager)).get('/officers');
    expect(html).toContain('Have providers prove that they speak for their location');
    const list = await (await desk.as(desk.officers.manager)).get(`${base}/control`);
    expect(list.html).toContain('Waiting Care');
    expect(list.html).toContain('Code to issue');
  });

  it('is not asked before the registration is accepted', async () => {
    const { page } = await applied('Early Care', 'received');
    expect((await (await desk.as(desk.officers.lead)).get(`${page}/issue`)).status).toBe(409);
  });

  it('begins with a code that is shown once, with the register’s own address and telephone, and kept as a hash', async () => {
    const { application, page } = await applied('Ash Care');
    const { lead, shown, code } = await issue(page);
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    expect(shown.html).toMatch(/Example Street/);
    expect(shown.html).toContain('01632960');
    const kept = await desk.deps.controls.code(application);
    expect(kept && (await isCode(code.replace('-', ''), kept.code))).toBe(true);
    const records = JSON.stringify([kept, await desk.deps.controls.of(application), await desk.stored.audit(windowId)]);
    expect(records).not.toContain(code.replace('-', ''));
    expect(records).not.toContain('Example Street');
    expect((await lead.get(page)).html).not.toContain(code);
  });

  it('says where to find the contact where the register does not answer, and never takes the application’s', async () => {
    const { page } = await applied('Alder Care');
    desk.register.set('server-error');
    const { html } = await (await desk.as(desk.officers.lead)).get(`${page}/issue`);
    expect(html).toContain(`https://www.cqc.org.uk/location/${KIND.good}`);
    expect(html).toContain('never in the application');
  });

  it('tells the provider once it is recorded how the code went, and where to type it, without the code', async () => {
    const { application, page } = await applied('Birch Care');
    const { lead, code } = await issue(page);
    await lead.get(`${page}/sent`);
    expect((await lead.submit(`${page}/sent`, { how: 'post', ...sentOn, 'on-day': '13' })).status).toBe(400);
    const shown = await lead.submit(`${page}/sent`, { how: 'post', ...sentOn });
    expect(shown.html).toContain('Waits for the provider');
    const told = (await desk.deps.letters.unsent({ limit: 100 })).items.find(({ letterId }) =>
      letterId.endsWith(application.providerId),
    );
    expect(told).toMatchObject({ kind: 'control-code-sent', to: application.email });
    expect(told?.body).toContain('We have posted a code');
    expect(told?.body).toContain('https://site.test/apply');
    expect(told?.body).not.toContain(code);
  });

  it('is told once however often it is sent, also twice at one moment, and can be put right while it waits', async () => {
    const { application, page } = await applied('Bramble Care');
    const { lead } = await issue(page);
    await lead.get(`${page}/sent`);
    const posted = { how: 'post', ...sentOn };
    const answers = await Promise.all([lead.submit(`${page}/sent`, posted), lead.submit(`${page}/sent`, posted)]);
    await lead.get(`${page}/sent`);
    answers.push(await lead.submit(`${page}/sent`, posted));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const told = async () => {
      const { items } = await desk.deps.letters.unsent({ limit: 100 });
      return items.filter(({ letterId }) => letterId.endsWith(application.providerId)).map(({ body }) => body);
    };
    expect(await told()).toEqual([expect.stringContaining('We have posted a code')]);
    clock.tick();
    expect((await lead.get(`${page}/sent`)).title).toBe('Correct how the code was sent');
    const shown = await lead.submit(`${page}/sent`, { ...posted, how: 'telephone' });
    expect(shown.html).toContain('Told by telephone');
    expect(await told()).toHaveLength(2);
    expect((await desk.deps.controls.of(application)).issues).toHaveLength(1);
  });

  it('is done by reading the code back at the register’s number; wrong ones are counted', async () => {
    const { application, page } = await applied('Cedar Care');
    const { lead, code } = await issue(page);
    await lead.get(`${page}/read-back`);
    const wrong = await lead.submit(`${page}/read-back`, { code: '2222-2222', reason });
    expect([wrong.status, wrong.html.includes('4 of 5 tries are left')]).toEqual([400, true]);
    const shown = await lead.submit(`${page}/read-back`, { code: code.toLowerCase(), reason });
    expect(shown.html).toContain('The code was read back to an officer by telephone.');
    expect(await proof(application)).toMatchObject({ how: 'read-back', by: { name: 'Priya Example' }, reason });
    expect((await lead.get(`${page}/issue`)).status).toBe(409);
  });

  it('cannot be guessed over the telephone either', async () => {
    const { application, page } = await applied('Damson Care');
    const { lead, code } = await issue(page);
    await lead.get(`${page}/read-back`);
    for (const _ of [1, 2, 3, 4, 5]) await lead.submit(`${page}/read-back`, { code: '2222-2222', reason });
    const shown = await lead.submit(`${page}/read-back`, { code, reason });
    expect([shown.status, shown.html.includes('A new one has to be issued')]).toEqual([400, true]);
    expect(await proof(application)).toBeUndefined();
  });

  it('can begin again with another code and a reason, and the first is void', async () => {
    const { application, page } = await applied('Elder Care');
    const first = await issue(page);
    await first.lead.get(`${page}/sent`);
    await first.lead.submit(`${page}/sent`, { how: 'post', ...sentOn });
    await first.lead.get(`${page}/issue`);
    expect((await first.lead.submit(`${page}/issue`)).status).toBe(400);
    const second = await issue(page, { reason: 'The letter came back as undeliverable.' });
    await second.lead.get(`${page}/read-back`);
    expect((await second.lead.submit(`${page}/read-back`, { code: first.code, reason })).status).toBe(400);
    await second.lead.submit(`${page}/read-back`, { code: second.code, reason });
    expect(await proof(application)).toMatchObject({ how: 'read-back' });
    const audit = (await desk.stored.audit(windowId)).filter(({ subject }) => subject === application.applicationId);
    expect(audit.map(({ action }) => action).filter((action) => !action.startsWith('read: '))).toEqual([
      'code issued',
      'code sent by post',
      'another code issued, the last one void',
      'wrong code read back',
      'code read back: the account speaks for the location',
    ]);
  });

  it('begins again without a reason where the code never reached whoever issued it', async () => {
    const { page } = await applied('Fern Care');
    const first = await issue(page);
    await first.lead.get(`${page}/issue`);
    const again = await first.lead.submit(`${page}/issue`);
    expect(codeOn(again.html)).not.toBe('');
    expect(codeOn(again.html)).not.toBe(first.code);
  });

  it('begins again without a reason once a code has run out', async () => {
    const { page } = await applied('Fir Care');
    await issue(page);
    clock.at(plusDuration(clock.now(), 'PT672H'));
    const lead = await desk.as(desk.officers.lead);
    expect((await lead.get(page)).html).toContain('Code expired');
    await lead.get(`${page}/issue`);
    expect(codeOn((await lead.submit(`${page}/issue`)).html)).not.toBe('');
  });

  it('without a code takes a reason, and another officer than who gave it', async () => {
    const { application, page } = await applied('Gorse Care');
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${page}/otherwise`);
    expect((await lead.submit(`${page}/otherwise`, { reason: 'We know them well.' })).status).toBe(400);
    await lead.submit(`${page}/otherwise`, { reason });
    await lead.get(`${page}/otherwise`);
    const own = await lead.submit(`${page}/otherwise`, { decision: 'confirm', reason });
    expect([own.status, own.html.includes('another officer has to confirm it')]).toEqual([400, true]);
    expect(await proof(application)).toBeUndefined();
    const manager = await desk.as(desk.officers.manager);
    await manager.get(`${page}/otherwise`);
    await manager.submit(`${page}/otherwise`, { decision: 'confirm', reason: 'I visited the location with them.' });
    expect(await proof(application)).toMatchObject({ how: 'otherwise', by: { name: 'Morgan Example' } });
  });

  it('without a code is confirmed for the reason that was read, and for no other put in its place meanwhile', async () => {
    const { application, page } = await applied('Willow Care');
    const [lead, manager] = [await desk.as(desk.officers.lead), await desk.as(desk.officers.manager)];
    const propose = async (why: string) => {
      await lead.get(`${page}/otherwise`);
      await lead.submit(`${page}/otherwise`, { reason: why });
    };
    await propose(reason);
    await manager.get(`${page}/otherwise`);
    await lead.get(`${page}/otherwise`);
    await lead.submit(`${page}/otherwise`, { decision: 'decline', reason });
    clock.tick();
    await propose('Another reason altogether, which nobody but its author has read.');
    const shown = await manager.submit(`${page}/otherwise`, { decision: 'confirm', reason });
    expect([shown.status, shown.html.includes('Another reason altogether')]).toEqual([400, true]);
    expect(await proof(application)).toBeUndefined();
    await manager.submit(`${page}/otherwise`, { decision: 'confirm', reason });
    expect(await proof(application)).toMatchObject({ how: 'otherwise' });
  });

  it('is not for an officer with a conflict of interest with the applicant', async () => {
    const { application, page } = await applied('Hazel Care');
    const by = { id: desk.officers.lead.subject, name: desk.officers.lead.name };
    await desk.deps.applications.change(
      application,
      { conflicts: [{ by, at: clock.now() }] },
      { at: clock.now(), by, action: 'conflict declared' },
    );
    const { shown } = await issue(page);
    expect([shown.status, await desk.deps.controls.code(application)]).toEqual([403, undefined]);
  });

  it('is not for one with a conflict of interest with another applicant that names the location either', async () => {
    const { application: other } = await applied('Rowan Care');
    const { application, page } = await applied('Elm Care');
    const by = { id: desk.officers.lead.subject, name: desk.officers.lead.name };
    const at = clock.now();
    await desk.deps.applications.change(other, { conflicts: [{ by, at }] }, { at, by, action: 'conflict declared' });
    const doubt = { about: other.applicationId, text: 'Rowan Care names this location too.', at };
    await desk.deps.applications.change(application, { locationDoubts: [doubt] }, { at, action: 'location in doubt' });
    const { lead, shown } = await issue(page);
    expect([shown.status, await desk.deps.controls.code(application)]).toEqual([403, undefined]);
    await lead.get(`${page}/otherwise`);
    expect((await lead.submit(`${page}/otherwise`, { reason })).status).toBe(403);
    expect((await desk.deps.controls.of(application)).otherwise).toBeUndefined();
  });
});

describe('A place whose account has proved nothing', () => {
  const held = async (name: string) => {
    const { deps } = desk;
    const id = `s1-home-care-2041-0${name.length % 9}-01`;
    await desk.stored.window(aWindow({ windowId: id }).standstill());
    const scored = anApplication(name, { windowId: id }).scored();
    const { registration } = scored;
    if (!registration) throw new Error('There is no registration');
    const askedAgain = { contract: { registration, changes: [] } };
    const application = await desk.stored.application({
      ...scored,
      status: 'awarded',
      awardedLots: ['A'],
      askedAgain,
    });
    await desk.stored.waiting(id, 'register-changes');
    return { deps, id, application, list: `/officers/windows/${id}/held-places` };
  };

  it('is among those held back, and its contract cannot be made by a decision: it is proved, or withheld', async () => {
    const { list, application } = await held('Unproved Care');
    const manager = await desk.as(desk.officers.manager);
    const shown = await manager.get(list);
    expect(shown.html).toContain('Not proved');
    expect(shown.html).toContain('Nothing can go on before one of them is proved or withheld.');
    const place = `${list}/${application.applicationId}`;
    await manager.get(place);
    const accepted = await manager.submit(place, { decision: 'accept', reason });
    expect([accepted.status, accepted.html.includes('Nobody has proved')]).toEqual([400, true]);
    const withheld = await manager.submit(place, { decision: 'withhold', reason });
    expect(withheld.html).toContain('The place is to be withheld');
    expect((await stored(application)).placeDecision?.decision).toBe('withhold');
  });

  it('is not decided on by an officer with a conflict of interest with another applicant that named the location', async () => {
    const { deps, id, list, application } = await held('Birch & Ash Care');
    const by = { id: desk.officers.manager.subject, name: desk.officers.manager.name };
    const at = clock.now();
    const other = await desk.stored.application({
      ...anApplication('Other Care', { windowId: id }).scored(),
      conflicts: [{ by, at }],
    });
    const doubt = { about: other.applicationId, text: 'Other Care names this location too.', at };
    await deps.applications.change(application, { locationDoubts: [doubt] }, { at, action: 'location in doubt' });
    const manager = await desk.as(desk.officers.manager);
    const place = `${list}/${application.applicationId}`;
    await manager.get(place);
    expect((await manager.submit(place, { decision: 'withhold', reason })).status).toBe(403);
    expect((await stored(application)).placeDecision).toBeUndefined();
  });

  it('goes on once it is proved, and is no longer to be withheld', async () => {
    const { deps, id, list, application } = await held('Proved Later Care');
    const was = await deps.controls.of(application);
    const proved = { how: 'read-back' as const, by: { id: 'x', name: 'X' }, at: clock.now() };
    await deps.records.transact([deps.controls.write(was, { ...was, proved })]);
    const manager = await desk.as(desk.officers.manager);
    const { html } = await manager.get(list);
    expect(html).toContain('It has been proved meanwhile');
    const late = await manager.submit(`${list}/${application.applicationId}`, { decision: 'withhold', reason });
    expect(late.status).toBe(409);
    await manager.get(list);
    await manager.submit(`${list}/go-on`);
    expect((await deps.waits.get(id, 'register-changes'))?.status).toBe('delivered');
  });
});

const stored = async ({ applicationId }: OpenedApplication) => {
  const application = await desk.deps.applications.get(applicationId);
  if (!application) throw new Error('It is missing');
  return application;
};
