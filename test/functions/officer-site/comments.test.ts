import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Officer } from '../../../domain/people/officer.ts';
import { endComment, writeComment } from '../../../functions/officer-site/decisions/comments.ts';
import { recommend } from '../../../functions/officer-site/decisions/recommend.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { personOf } from '../../builders/people.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let year = 2030;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
beforeEach(() => {
  clock.at('2027-05-10T10:00:00.000Z');
});
afterEach(() => {
  clock.reset();
});
afterAll(() => desk.stop());

const text = 'Its address on the register is another.';
const found = 'Both addresses are the firm’s own.';

/** A window with one application that is scored: its places can be recommended. */
const scored = async () => {
  year += 1;
  const windowId = `s1-home-care-${year}-03-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const { edith, evan } = desk.officers;
  const application = await desk.stored.application({
    ...anApplication('Meadow Care', { windowId }).scored(),
    evaluators: [edith, evan].map((by, index) => ({
      slot: index === 0 ? (1 as const) : (2 as const),
      by: personOf(by),
      finalAt: clock.now(),
    })),
  });
  await desk.stored.waiting(windowId, 'recommendation');
  const base = `/officers/windows/${windowId}`;
  const { applicationId } = application;
  return { windowId, base, applicationId, here: `${base}/applications/${applicationId}` };
};
const [lead, manager, approver, moderator] = [
  () => desk.as(desk.officers.lead),
  () => desk.as(desk.officers.manager),
  () => desk.as(desk.officers.approver),
  () => desk.as(desk.officers.moderator),
];
const writes = async (who: Awaited<ReturnType<typeof lead>>, here: string, team = 'nobody') => {
  await who.get(`${here}/comments`);
  return who.submit(`${here}/comments`, { text, team });
};
const ends = async (who: Awaited<ReturnType<typeof lead>>, at: string, why: string) => {
  await who.get(at);
  return who.submit(at, { why });
};
const recommends = async (base: string, words = 'Everyone who meets the conditions.') => {
  const priya = await lead();
  await priya.get('/officers/account/sessions');
  return priya.submit(`${base}/recommendation`, { text: words });
};
const approves = async (base: string, decision = 'approved') => {
  const alan = await approver();
  await alan.get('/officers/account/sessions');
  const authority = decision === 'approved' ? 'cabinet-2027' : '';
  return alan.submit(`${base}/approval`, { decision, authority, reason: 'As the panel says.' });
};
const commentsOf = async (applicationId: string) => (await desk.deps.applications.get(applicationId))?.comments ?? [];
const acting = (account: { readonly subject: string; readonly name: string }, ...roles: Officer['roles']): Officer => ({
  ...personOf(account),
  roles,
});

describe('A comment on an application', () => {
  it('is read with name and time by those who may read the case, and is said to be a record', async () => {
    const { here, windowId } = await scored();
    const shown = await writes(await manager(), here);
    for (const said of [text, 'Morgan Example, at 11am on Monday 10 May 2027', 'Freedom of Information Act'])
      expect(shown.html).toContain(said);
    for (const who of ['lead', 'approver', 'auditor'] as const)
      expect((await (await desk.as(desk.officers[who])).get(here)).html).toContain(text);
    expect((await (await moderator()).get(here)).html).not.toContain(text);
    const trail = await desk.stored.audit(windowId);
    expect(trail.find(({ action }) => action === 'comment written')?.detail).toBe('comment 1');
    expect(JSON.stringify(trail)).not.toContain('another.');
  });

  it('is written once by a double click, and asked for where it is missing', async () => {
    const { here, applicationId } = await scored();
    const morgan = await manager();
    await morgan.get(`${here}/comments`);
    const both = await Promise.all([1, 2].map(() => morgan.submit(`${here}/comments`, { text, team: 'nobody' })));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await commentsOf(applicationId)).toHaveLength(1);
    await morgan.get(`${here}/comments`);
    const empty = await morgan.submit(`${here}/comments`, {});
    expect([empty.status, empty.html.includes('Enter your comment')]).toEqual([400, true]);
  });

  it('is withdrawn by its author alone, and stays on record', async () => {
    const { here, applicationId } = await scored();
    const morgan = await manager();
    await writes(morgan, here);
    const priya = await lead();
    expect((await priya.get(`${here}/comments/1/withdraw`)).html).toContain('Morgan Example wrote this');
    await priya.get('/officers/account/sessions');
    expect((await priya.submit(`${here}/comments/1/withdraw`, { why: '' })).status).toBe(400);
    const shown = await ends(morgan, `${here}/comments/1/withdraw`, '');
    expect(shown.html).toContain('Morgan Example withdrew this comment');
    expect(shown.html).toContain(text);
    expect((await commentsOf(applicationId))[0]).toMatchObject({ text, withdrawn: { by: { id: 'morgan' } } });
    expect((await morgan.get(`${here}/comments/1/settle`)).status).toBe(404);
  });

  it('is neither read nor written by whoever may still score, which the page says; once their marks are final it is', async () => {
    const { here, base, windowId, applicationId } = await scored();
    await writes(await manager(), here, 'procurement-lead');
    const account = { subject: 'lena', name: 'Lena Example', groups: ['procurement-lead', 'evaluator'] };
    await desk.stored.declared(windowId, account);
    const lena = await desk.as(account);
    for (const page of [here, `${here}/comments`]) {
      const { html } = await lena.get(page);
      expect(html).toContain('You may still score this application');
      expect(html).not.toContain(text);
    }
    expect((await writes(lena, here)).status).not.toBe(200);
    expect((await lena.get(`${here}/comments/1/settle`)).status).toBe(404);
    expect((await lena.get(`/officers/windows/${windowId}/flags`)).html).toContain('No flag that you see');
    expect((await lena.get('/officers')).html).not.toContain(`${base}/flags`);
    const both = { subject: 'edith', name: 'Edith Example', groups: ['procurement-lead', 'evaluator'] };
    await desk.stored.declared(windowId, both);
    expect((await (await desk.as(both)).get(here)).html).toContain(text);
    expect(await commentsOf(applicationId)).toHaveLength(1);
  });

  it('is closed at once to whoever declares a conflict of interest, also in the deed', async () => {
    const { here, base, windowId, applicationId } = await scored();
    await writes(await manager(), here, 'procurement-lead');
    const priya = await lead();
    await priya.get(`${here}/comments/1/settle`);
    await desk.stored.declared(windowId, desk.officers.lead, applicationId);
    for (const page of [here, `${here}/comments`]) expect((await priya.get(page)).status).toBe(403);
    expect((await priya.get('/officers')).html).not.toContain(`${base}/flags`);
    const asked = { how: 'settled', why: found, at: clock.now() } as const;
    const officer = acting(desk.officers.lead, 'procurement-lead');
    await expect(endComment(desk.deps, applicationId, 1, officer, asked)).rejects.toMatchObject({ status: 403 });
  });
});

describe('A flag', () => {
  it('waits on the desk of its team, holds the recommendation, and is settled by one of them with what they found', async () => {
    const { here, base, windowId, applicationId } = await scored();
    const morgan = await manager();
    await writes(morgan, here, 'moderator');
    const mina = await moderator();
    const waiting = (await mina.get('/officers')).html;
    expect(waiting).toContain('Look at flags for moderators');
    expect(waiting).toContain('Waiting since 11am on Monday 10 May 2027');
    expect((await (await approver()).get('/officers')).html).not.toContain(`${base}/flags`);
    const list = (await mina.get(`${base}/flags`)).html;
    expect(list).toContain(`${here}/comments/1/settle`);

    const page = (await (await lead()).get(`${base}/recommendation`)).html;
    expect(page).toContain('A flag is open on 1 application');
    expect(page).toContain('Moderators, by Morgan Example');
    expect(page).toContain(here);
    expect(page).not.toContain('Recommend these places');
    const refused = await recommends(base);
    expect([refused.status, refused.title]).toEqual([409, 'A flag is open']);

    expect((await ends(morgan, `${here}/comments/1/settle`, found)).status).not.toBe(200);
    expect((await ends(mina, `${here}/comments/1/settle`, 'No.')).status).toBe(400);
    const settled = await ends(mina, `${here}/comments/1/settle`, found);
    expect(settled.html).toContain('Mina Example settled this flag');
    expect(settled.html).toContain(found);
    expect((await mina.get('/officers')).html).not.toContain(`${base}/flags`);
    expect(await commentsOf(applicationId)).toMatchObject([{ settled: { by: { id: 'mina' }, found } }]);
    expect((await recommends(base)).status).toBe(200);
    const actions = (await desk.stored.audit(windowId)).map(({ action }) => action);
    expect(actions).toContain('flag settled');
  });

  it('is taken back by its author with a reason', async () => {
    const { here, base } = await scored();
    const priya = await lead();
    await writes(priya, here, 'procurement-lead');
    expect((await priya.get(`${here}/comments/1/settle`)).html).toContain('You raised this flag');
    expect((await ends(priya, `${here}/comments/1/withdraw`, '')).status).toBe(400);
    const shown = await ends(priya, `${here}/comments/1/withdraw`, 'It was another firm.');
    expect(shown.html).toContain('Priya Example took this flag back');
    expect((await recommends(base)).status).toBe(200);
  });

  it('is settled by one of two at once, and the other is told by whom and when', async () => {
    const { here, windowId } = await scored();
    await writes(await manager(), here, 'procurement-lead');
    const account = { subject: 'lou', name: 'Lou Example', groups: ['procurement-lead'] };
    await desk.stored.declared(windowId, account);
    const [priya, lou] = await Promise.all([lead(), desk.as(account)]);
    const at = `${here}/comments/1/settle`;
    await Promise.all([priya.get(at), lou.get(at)]);
    const both = await Promise.all([priya, lou].map((who, index) => who.submit(at, { why: `${found} (${index})` })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const lost = both.find(({ status }) => status === 409);
    expect(lost?.html).toMatch(/(Priya|Lou) Example settled this flag at 11am on Monday 10 May 2027/);
  });

  it('raised at the moment of the recommendation does not slip by it', async () => {
    const { windowId, applicationId } = await scored();
    const officer = acting(desk.officers.lead, 'procurement-lead');
    const by = acting(desk.officers.manager, 'contract-manager');
    const { applications } = desk.deps;
    let isRaised = false;
    async function* every(id: string) {
      yield* applications.every(id);
      if (isRaised) return;
      isRaised = true;
      expect(await writeComment(desk.deps, applicationId, by, { text, team: 'approver', at: clock.now() })).toEqual([]);
    }
    const deps = { ...desk.deps, applications: { ...applications, every } };
    const asked = { text: 'Everyone who meets the conditions.', at: clock.now() };
    await expect(recommend(deps, windowId, officer, asked)).rejects.toMatchObject({ status: 409 });
    expect(await desk.deps.awards.recommendations(windowId)).toEqual([]);
  });

  it('raised after the recommendation keeps it from being approved, not from being returned; after the approval none can be raised', async () => {
    const { here, base, windowId } = await scored();
    expect((await recommends(base)).status).toBe(200);
    await desk.stored.waiting(windowId, 'approval');
    await writes(await manager(), here, 'approver');
    const alan = await approver();
    const page = (await alan.get(`${base}/approval`)).html;
    expect(page).toContain('A flag is open on an application');
    expect(page).toContain(`${base}/flags`);
    const refused = await approves(base);
    expect([refused.status, refused.html.includes('A flag is open on an application')]).toEqual([400, true]);
    await ends(alan, `${here}/comments/1/settle`, found);
    expect((await approves(base)).status).toBe(200);
    const morgan = await manager();
    const form = (await morgan.get(`${here}/comments`)).html;
    expect(form).toContain('a flag would hold nothing');
    expect(form).not.toContain('Yes: approvers');
    expect((await writes(morgan, here)).html).toContain(text);
    const by = acting(desk.officers.manager, 'contract-manager');
    const applicationId = here.split('/').at(-1) ?? '';
    const late = await writeComment(desk.deps, applicationId, by, { text, team: 'approver', at: clock.now() });
    expect(late.map(({ code }) => code)).toEqual(['award-approved']);
  });

  it('can be open as the recommendation is returned', async () => {
    const { here, base, windowId } = await scored();
    await recommends(base);
    await desk.stored.waiting(windowId, 'approval');
    await writes(await manager(), here, 'approver');
    expect((await approves(base, 'returned')).status).toBe(200);
  });
});
