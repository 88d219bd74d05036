import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { clock, now } from '../../builders/clock.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
beforeEach(() => {
  clock.at(now);
});
afterEach(() => {
  clock.reset();
});
afterAll(() => desk.stop());

const OWN = '/officers/account/sessions';
const ALL = '/officers/sessions';
const reason = 'Her laptop was left on the train.';
const isOut = async (visitor: Awaited<ReturnType<Desk['as']>>) =>
  (await visitor.get('/officers')).location.startsWith('/officers/sign-in');
const choices = (html: string) =>
  [...html.matchAll(/name="sessions" type="checkbox" value="(\w+)"/g)].map(([, id]) => id);

describe('An officer who is signed in in several browsers', () => {
  it('sees each, with when it was begun and last used and what kind of browser it is, and nothing else', async () => {
    const { edith } = desk.officers;
    const account = { ...edith, groups: [...edith.groups], email: 'edith@anyshire.example' };
    await desk.sessions.start(account, { browser: 'Firefox on Android' });
    clock.at(plusDuration(now, 'PT20M'));
    const { html } = await (await desk.as(edith)).get(OWN);
    expect(html).toContain('Firefox on Android');
    expect(html).toContain(
      'Signed in at 11am on Wednesday 14 April 2027. Last used at 11am on Wednesday 14 April 2027.',
    );
    expect(choices(html)).toHaveLength(1);
    expect(html).not.toContain('127.0.0.1');
  });

  it('ends one, whose browser is out at its next request, and goes on in this one', async () => {
    const { evan } = desk.officers;
    const [other, here] = [await desk.as(evan), await desk.as(evan)];
    const [id = ''] = choices((await here.get(OWN)).html);
    const shown = await here.submit(OWN, { sessions: id });
    expect(shown.html).toContain('You are signed out there.');
    expect(shown.html).toContain('You are signed in nowhere else.');
    expect(await isOut(other)).toBe(true);
    expect(await isOut(here)).toBe(false);
  });

  it('ends all others at once', async () => {
    const { esther } = desk.officers;
    const others = [await desk.as(esther), await desk.as(esther), await desk.as(esther)];
    const here = await desk.as(esther);
    expect(choices((await here.get(OWN)).html)).toHaveLength(4);
    await here.submit(OWN, { sessions: 'all' });
    expect(await Promise.all(others.map(isOut))).toEqual([true, true, true]);
    expect(await isOut(here)).toBe(false);
  });

  it('cannot end the session of somebody else, whose id they have found out', async () => {
    const moderator = await desk.as(desk.officers.moderator);
    const [id = ''] = (await desk.deps.openSessions.of(desk.officers.moderator.subject)).map((session) => session.id);
    const here = await desk.as(desk.officers.manager);
    await desk.as(desk.officers.manager);
    await here.get(OWN);
    const shown = await here.submit(OWN, { sessions: id });
    expect([shown.status, shown.html]).toEqual([400, expect.stringContaining('Select from the list')]);
    await desk.deps.openSessions.end(id, desk.officers.manager.subject);
    expect(await isOut(moderator)).toBe(false);
  });

  it('does not see those that ran out', async () => {
    const { lead } = desk.officers;
    await desk.as(lead);
    clock.at(plusDuration(now, 'PT31M'));
    expect((await (await desk.as(lead)).get(OWN)).html).toContain('You are signed in nowhere else.');
  });
});

describe('An administrator', () => {
  it('sees every officer who is signed in, and no provider and no application', async () => {
    await desk.as(desk.officers.approver);
    const ada = await desk.as(desk.officers.administrator);
    const { html } = await ada.get(ALL);
    expect(html).toMatch(/Alan Example[\s\S]*In 1 browser, last used at/);
    expect((await ada.get('/officers')).html).not.toContain('Agreements');
    for (const path of ['windows', 'agreements/s1-home-care/contracts', 'faults', 'letters'])
      expect((await ada.get(`/officers/${path}`)).status, path).toBe(403);
  });

  it('ends an officer’s session with a reason, which is kept with who did it, and that browser is out', async () => {
    const { approver, administrator } = desk.officers;
    const alan = await desk.as(approver);
    const ada = await desk.as(administrator);
    const { html } = await ada.get(`${ALL}/${approver.subject}`);
    const refused = await ada.submit(`${ALL}/${approver.subject}`, {
      sessions: choices(html).filter((id) => id !== undefined),
    });
    expect(refused.html).toContain('Enter the reason for signing them out');
    expect(await isOut(alan)).toBe(false);
    const shown = await ada.submit(`${ALL}/${approver.subject}`, { sessions: 'all', reason });
    expect(shown.html).toContain(
      `Ada Example signed Alan Example out at 11am on Wednesday 14 April 2027. Reason: <span`,
    );
    expect(shown.html).toContain(reason);
    const onRecord = await ada.get('/officers/audit');
    expect(onRecord.html).toContain('Session ended by an administrator');
    expect(onRecord.html).toContain(`of ${approver.name}: ${reason}`);
    expect(await isOut(alan)).toBe(true);
  });

  it('ends it once, and what was ended meanwhile is not noted', async () => {
    const { approver, administrator } = desk.officers;
    const session = await desk.sessions.start({ ...approver, groups: [], email: '' });
    const [found] = await desk.deps.administered.of(approver.subject);
    if (!found) throw new Error('There is no session');
    const before = (await desk.deps.administered.ended()).length;
    await desk.sessions.end(session);
    const by = { id: administrator.subject, name: administrator.name };
    await desk.deps.administered.end(found, by, clock.now(), reason);
    expect(await desk.deps.administered.ended()).toHaveLength(before);
  });

  it('finds nobody where somebody is signed in no more, and is led to their own page for themselves', async () => {
    const ada = await desk.as(desk.officers.administrator);
    expect((await ada.get(`${ALL}/nobody`)).status).toBe(404);
    expect((await ada.get(`${ALL}/${desk.officers.administrator.subject}`)).location).toBe(OWN);
  });
});
