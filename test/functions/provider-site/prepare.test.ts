import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { aWindow } from '../../builders/a-window.ts';
import { clock } from '../../builders/clock.ts';
import { aPdf } from '../../builders/files.ts';
import { asTyped, goodAnswers } from '../../builders/good-answers.ts';
import { fillIn, upload } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterAll(() => site.stop());

/** The window that the schedule opens next after the tests' day. */
const coming = 's1-home-care-2027-09-01';
const at = (page: string) => `/apply/windows/${coming}/${page}`;

describe('Before a window opens, of which there is no record yet', { timeout: 30_000 }, () => {
  it('an application is prepared in it, and cannot be submitted; it is there when the window opens, and asks whether it is still true', async () => {
    const visitor = await site.visit({ subject: 'early' });
    expect((await visitor.get('/apply')).html).toContain(`href="/apply/windows/${coming}"`);
    const shown = await visitor.get(`/apply/windows/${coming}`);
    expect(shown.html).toContain('This window is not open yet.');
    expect((await visitor.submit(at('start'))).html).toContain('Opens at 9am on Wednesday 1 September 2027');
    for (const page of Object.keys(goodAnswers())) await fillIn(visitor, coming, page);
    expect((await visitor.get('/apply')).html).toContain('Being prepared');

    const check = await visitor.get(at('check'));
    expect(check.html).toContain('You can submit it once the window is open');
    expect(check.html).not.toContain('Submit your application</button>');
    await visitor.get('/apply/account');
    const refused = await visitor.submit(at('submit'));
    expect([refused.status, refused.html]).toEqual([409, expect.stringContaining('Applications open at 9am')]);

    await site.aWindow(coming, { opensAt: clock.tick() });
    const tasks = await visitor.get(at('tasks'));
    expect(tasks.html).toContain('Still true?');
    expect(tasks.html).toContain('You have completed 0 of');
    await visitor.get(at('questions/q1'));
    await visitor.submit(at('questions/q1'), asTyped(goodAnswers().q1));
    expect((await visitor.get(at('tasks'))).html).toContain('You have completed 1 of');
    await visitor.get(at('questions/q2'));
    await visitor.submit(at('questions/q2'), { answer: 'Half a sentence', _later: 'yes' });
    await upload(site, visitor, coming, 'safeguarding', aPdf());
    expect((await visitor.get(at('tasks'))).html).toContain('You have completed 1 of');
  });

  it('what is being typed as it opens is saved, though there is no record of it for a moment', async () => {
    onTestFinished(() => clock.reset());
    clock.at('2027-08-31T09:00:00.000Z');
    const own = await aProviderSite();
    onTestFinished(() => own.stop());
    const before = await own.visit({ subject: 'at-work' });
    await before.get(`/apply/windows/${coming}`);
    await before.submit(at('start'));
    clock.at('2027-09-01T08:00:00.500Z');
    const visitor = await own.visit({ subject: 'at-work' });
    expect((await visitor.get('/apply')).html).toContain('Being prepared');
    expect((await fillIn(visitor, coming, 'organisation')).status).toBe(200);
    expect(await own.sealed.page(coming, 'at-work', 'organisation')).toMatchObject({
      values: { name: expect.any(String) },
    });
    await visitor.get('/apply/account');
    expect((await visitor.submit(at('submit'))).status).toBe(409);
  });

  it('nothing of it shows that somebody prepares: it lies with what is sealed', async () => {
    expect((await site.windows.page('s1-home-care', {})).items.map(({ windowId }) => windowId)).toEqual([coming]);
    expect((await site.sealed.begun(coming, {})).items).toMatchObject([{ providerId: 'early' }]);
  });

  it('no other window is made up by its address', async () => {
    const visitor = await site.visit({ subject: 'guesses' });
    for (const windowId of ['s1-home-care-2028-03-01', 's1-home-care-2027-09-02', 's1-home-care', 'nothing-2027-09-01'])
      expect((await visitor.get(`/apply/windows/${windowId}`)).status).toBe(404);
  });
});

it('A window that an officer has planned is prepared for like one of the schedule, and one that was cancelled is not', async () => {
  const own = await aProviderSite();
  onTestFinished(() => own.stop());
  const visitor = await own.visit({ subject: 'planned' });
  const window = {
    opensAt: '2027-05-01T08:00:00.000Z',
    closesAt: '2027-05-31T11:00:00.000Z',
    status: 'scheduled',
  } as const;
  const [planned, cancelled] = ['s1-home-care-2027-05-01-0900', 's1-home-care-2027-06-20'];
  await own.aWindow(planned, window);
  await own.aWindow(cancelled, {
    ...aWindow({ windowId: cancelled }).cancelledBeforeClosing(),
    ...window,
    status: 'cancelled',
  });
  expect((await visitor.get('/apply')).html).toContain(`href="/apply/windows/${planned}"`);
  await visitor.get(`/apply/windows/${planned}`);
  expect((await visitor.submit(`/apply/windows/${planned}/start`)).status).toBe(200);
  expect((await visitor.get(`/apply/windows/${planned}/tasks`)).status).toBe(200);
  expect((await visitor.get(`/apply/windows/${cancelled}`)).status).toBe(410);
});
