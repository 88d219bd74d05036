import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { routes } from '../../../functions/officer-site/routes.ts';
import { aChallengeTyped } from '../../builders/a-challenge.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

const TEN = '2027-05-10T10:00:00.000Z';
let desk: Desk;
let number = 0;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
beforeEach(() => {
  clock.at(TEN);
});
afterEach(() => {
  clock.reset();
});
afterAll(() => desk.stop());

const minutesLater = (minutes: number) => clock.at(plusDuration(TEN, `PT${minutes}M`));

const recommended = async () => {
  number += 1;
  const windowId = `s1-home-care-20${30 + number}-03-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  await desk.stored.application(anApplication('Meadow Care', { windowId }).applyingFor('A', 'C').scored(4));
  await desk.stored.waiting(windowId, 'recommendation');
  const base = `/officers/windows/${windowId}`;
  const lead = await desk.as(desk.officers.lead);
  await lead.get(`${base}/recommendation`);
  await lead.submit(`${base}/recommendation`, { text: 'Everyone who meets the conditions.' });
  await desk.stored.waiting(windowId, 'approval');
  return { windowId, page: `${base}/approval` };
};
const approving = { decision: 'approved', authority: 'cabinet-2027', reason: 'In line with the Cabinet’s decision.' };
const hasForm = (html: string) => html.includes('<form');

describe('Approving an award', () => {
  it('shows its form for ten minutes after a sign-in, and then the recommendation with a way to sign in again', async () => {
    const { page } = await recommended();
    const alan = await desk.as(desk.officers.approver);
    expect(hasForm((await alan.get(page)).html)).toBe(true);
    minutesLater(11);
    const { html } = await alan.get(page);
    expect(hasForm(html)).toBe(false);
    expect(html).toContain('Everyone who meets the conditions.');
    expect(html).toContain(`href="/officers/sign-in?return=${encodeURIComponent(page)}"`);
    await desk.signIn(alan, desk.officers.approver);
    expect(hasForm((await alan.get(page)).html)).toBe(true);
  });

  it('decides nothing when the ten minutes ran out while typing, and keeps what was typed', async () => {
    const { windowId, page } = await recommended();
    const alan = await desk.as(desk.officers.approver);
    await alan.get(page);
    minutesLater(11);
    const late = await alan.submit(page, approving);
    expect([late.status, late.title]).toEqual([401, 'Sign in again to decide']);
    expect(late.html).toContain(`/officers/sign-in?return=${encodeURIComponent(page)}`);
    expect(await desk.deps.awards.approvals(windowId)).toEqual([]);

    await desk.signIn(alan, desk.officers.approver);
    const { html } = await alan.get(page);
    expect(html).toContain('In line with the Cabinet’s decision.');
    expect(html).toMatch(/value="cabinet-2027" checked/);
    const done = await alan.submit(page, approving);
    expect(done.html).toContain('Alan Example approved the recommendation');
    expect((await alan.get(page)).html).not.toContain('Not saved yet');
  });

  it('shows what was typed to nobody else who signs in at the same desk', async () => {
    const { windowId, page } = await recommended();
    const amir = { subject: 'amir', name: 'Amir Example', groups: ['approver'] };
    await desk.stored.declared(windowId, amir);
    const alan = await desk.as(desk.officers.approver);
    await alan.get(page);
    minutesLater(11);
    await alan.submit(page, approving);
    await desk.signIn(alan, amir);
    const { html } = await alan.get(page);
    expect(hasForm(html)).toBe(true);
    expect(html).not.toContain('In line with the Cabinet’s decision.');
  });

  it('does not ask those to sign in again who only read it', async () => {
    const { page } = await recommended();
    const lead = await desk.as(desk.officers.lead);
    minutesLater(15);
    expect((await lead.get(page)).html).not.toContain('Sign in again to decide');
  });
});

describe('What else cannot be undone and is about everybody', () => {
  it('is cancelling a window, releasing outcome letters, settling a challenge and stopping an award, and nothing more', () => {
    const fresh = routes(desk.deps).filter((route) => route.access === 'signed-in' && route.freshly);
    expect(fresh.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /officers/windows/{windowId}/cancel',
      'POST /officers/windows/{windowId}/approval',
      'POST /officers/windows/{windowId}/outcome-letters/release',
      'POST /officers/windows/{windowId}/standstill/challenges/{at}',
      'POST /officers/windows/{windowId}/standstill/stop/{number}',
    ]);
  });

  it('takes a fresh sign-in too: cancelling a window', async () => {
    const { windowId } = await recommended();
    const lead = await desk.as(desk.officers.lead);
    const page = `/officers/windows/${windowId}/cancel`;
    await lead.get(page);
    minutesLater(12);
    const late = await lead.submit(page, { reason: 'The service is no longer needed.', confirm: 'yes' });
    expect(late.title).toBe('Sign in again to decide');
    expect((await desk.deps.windows.get(windowId))?.status).toBe('evaluating');
    const { html } = await lead.get(page);
    expect(html).toContain('Sign in again to decide');
    expect(html).toContain('Cancelling ends this window for every applicant.');
    expect(hasForm(html)).toBe(false);
  });

  it('and settling a challenge', async () => {
    number += 1;
    const window = aWindow({ windowId: `s1-home-care-20${30 + number}-03-01` }).standstill();
    const { windowId, unsealedAt = '', standstillEndsAt = '' } = await desk.stored.window(window);
    await desk.deps.awards.stateStandstill({
      windowId,
      noticeAt: unsealedAt,
      endsAt: standstillEndsAt,
      basis: 'PCR 2015: ends at midnight at the end of the 10th day.',
    });
    const manager = await desk.as(desk.officers.manager);
    const base = `/officers/windows/${windowId}/standstill/challenges`;
    await manager.get(base);
    await manager.submit(base, aChallengeTyped(clock.now()));
    const [challenge] = await desk.deps.awards.challenges(windowId);
    const page = `${base}/${challenge?.at}`;
    expect(hasForm((await manager.get(page)).html)).toBe(true);
    minutesLater(12);
    const late = await manager.submit(page, { decision: 'stop', reason: 'It was marked by one evaluator alone.' });
    expect(late.status).toBe(401);
    expect(hasForm((await manager.get(page)).html)).toBe(false);
  });
});
