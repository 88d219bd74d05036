import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { clock, now } from '../../builders/clock.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';
import { anOfficersPool } from './officers-pool.ts';

let pool: Awaited<ReturnType<typeof anOfficersPool>>;
let desk: Desk;
beforeAll(async () => {
  pool = await anOfficersPool();
  desk = await anOfficersDesk(undefined, { standing: pool.standing });
});
beforeEach(() => {
  clock.at(now);
});
afterEach(() => {
  pool.state.isOut = false;
  pool.state.isSilent = false;
  clock.reset();
});
afterAll(async () => {
  await desk.stop();
  await pool.stop();
});

const minutesLater = (minutes: number, seconds = 0) => clock.at(plusDuration(now, `PT${minutes}M${seconds}S`));
const FAULTS = '/officers/faults';
const OPEN = '/officers/windows/open';

describe('A role that is taken away', () => {
  it('opens nothing more within five minutes, while another one still does', async () => {
    const lead = pool.officer('procurement-lead');
    const visitor = await desk.as(lead);
    pool.change(lead.subject, ['approver']);
    minutesLater(4, 59);
    expect((await visitor.get(FAULTS)).status).toBe(200);
    minutesLater(5);
    const refused = await visitor.get(FAULTS);
    expect([refused.status, refused.title]).toEqual([403, 'You cannot use this page']);
    expect((await visitor.get('/officers/windows')).status).toBe(200);
    expect((await visitor.get('/officers')).html).toContain('Procurement Lead (demo): approver.');
  });

  it('keeps what is sent from being done', async () => {
    const manager = pool.officer('contract-manager');
    const visitor = await desk.as(manager);
    await visitor.get(OPEN);
    pool.change(manager.subject, ['evaluator']);
    minutesLater(5);
    expect((await visitor.submit(OPEN, { reason: 'Two zones have no provider.' })).status).toBe(403);
  });

  it('and was the last signs its owner out, with a page that says so and one to sign in again', async () => {
    const evaluator = pool.officer('evaluator-1');
    const visitor = await desk.as(evaluator);
    pool.change(evaluator.subject, []);
    minutesLater(5);
    const shown = await visitor.get('/officers/windows');
    expect([shown.status, shown.title]).toEqual([403, 'You have been signed out']);
    expect(shown.html).toContain('has no role any more');
    expect(shown.html).toContain('href="/officers/sign-in"');
    expect(visitor.jar.has('__Host-officer')).toBe(false);
  });

  it('works again soon after it was given back, or given for the first time', async () => {
    const moderator = pool.officer('moderator');
    const visitor = await desk.as({ ...moderator, groups: [] });
    expect((await visitor.get('/officers/windows')).status).toBe(403);
    minutesLater(5);
    expect((await visitor.get('/officers/windows')).status).toBe(200);
  });
});

describe('An account', () => {
  it('that is disabled is signed out everywhere within five minutes, and what was typed is not taken', async () => {
    const second = pool.officer('evaluator-2');
    const [one, other] = [await desk.as(second), await desk.as(second)];
    await one.get('/officers/account/sessions');
    pool.change(second.subject, second.groups, true);
    minutesLater(5);
    const shown = await one.submit('/officers/account/sessions', { sessions: 'all' });
    expect([shown.status, shown.title]).toEqual([403, 'You have been signed out']);
    expect(shown.html).toContain('switched off or removed');
    expect((await other.get('/officers')).title).toBe('You have been signed out');
    expect((await other.get('/officers')).location).toContain('/officers/sign-in');
  });

  it('that is deleted is signed out as well', async () => {
    const visitor = await desk.as({ subject: 'deleted', name: 'Deleted Example', groups: ['approver'] });
    minutesLater(5);
    expect((await visitor.get('/officers')).title).toBe('You have been signed out');
  });

  it('is asked about once in five minutes, however many pages are opened', async () => {
    const visitor = await desk.as(pool.officer('evaluator-3'));
    minutesLater(5);
    await visitor.get('/officers');
    const before = pool.state.asked;
    minutesLater(9, 50);
    for (let times = 0; times < 5; times += 1) await visitor.get('/officers');
    expect(pool.state.asked).toBe(before);
  });
});

describe('While the identity provider does not answer', () => {
  const everyFewMinutes = async (visitor: Awaited<ReturnType<Desk['as']>>, until: number) => {
    for (let minutes = 5; minutes < until; minutes += 5) {
      minutesLater(minutes);
      expect((await visitor.get('/officers/windows')).status).toBe(200);
    }
  };

  it('roles read before hold for half an hour, and then nothing is shown but when to try again', async () => {
    const visitor = await desk.as(pool.officer('approver'));
    pool.state.isOut = true;
    await everyFewMinutes(visitor, 30);
    minutesLater(30);
    const refused = await visitor.get('/officers/windows?after=x');
    expect([refused.status, refused.title]).toEqual([503, 'Sorry, we cannot check your account']);
    expect(refused.html).toContain('href="/officers/windows?after=x"');
    expect((await visitor.get('/officers/signed-out')).status).toBe(200);
    pool.state.isOut = false;
    minutesLater(31);
    expect((await visitor.get('/officers/windows')).status).toBe(200);
  });

  it('what is sent too late is kept, and found on its page when it answers again', async () => {
    const lead = pool.officer('procurement-lead');
    pool.change(lead.subject, ['procurement-lead']);
    const visitor = await desk.as({ ...lead, groups: ['procurement-lead'] });
    pool.state.isOut = true;
    await everyFewMinutes(visitor, 30);
    await visitor.get(OPEN);
    minutesLater(31);
    const refused = await visitor.submit(OPEN, { reason: 'Two zones have no provider.' });
    expect(refused.status).toBe(503);
    expect(refused.html).toContain('What you typed has not been lost');
    pool.state.isOut = false;
    minutesLater(33);
    expect((await visitor.get(OPEN)).html).toContain('Two zones have no provider.');
  });

  it('no page waits for it again within half a minute', async () => {
    minutesLater(70);
    const visitor = await desk.as(pool.officer('approver'));
    pool.state.isOut = true;
    minutesLater(76);
    await visitor.get('/officers');
    const before = pool.state.asked;
    minutesLater(76, 20);
    await visitor.get('/officers');
    expect(pool.state.asked).toBe(before);
    minutesLater(76, 40);
    await visitor.get('/officers');
    expect(pool.state.asked).toBeGreaterThan(before);
  });

  it('and says nothing at all, a page comes within seconds', async () => {
    minutesLater(90);
    const visitor = await desk.as(pool.officer('approver'));
    pool.state.isSilent = true;
    minutesLater(96);
    const before = performance.now();
    expect((await visitor.get('/officers')).status).toBe(200);
    expect(performance.now() - before).toBeLessThan(9_000);
  }, 15_000);
});
