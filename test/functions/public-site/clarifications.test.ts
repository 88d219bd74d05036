import { afterAll, beforeAll, expect, it } from 'vitest';
import { clock } from '../../builders/clock.ts';
import { anAgreement, aPublicSite, aWindow } from './a-public-site.ts';

let site: Awaited<ReturnType<typeof aPublicSite>>;
beforeAll(async () => {
  site = await aPublicSite();
});
afterAll(async () => {
  clock.reset();
  await site.stop();
});

const published = (windowId: string) =>
  site.published.publish(windowId, {
    clarificationId: '2027-03-02-published',
    question: 'May a firm <new> to a zone offer hours there?',
    text: 'Yes.\nIn each zone.',
    answeredAt: '2027-03-05T10:00:00.000Z',
    firstAnsweredAt: '2027-03-04T10:00:00.000Z',
  });

it('What was answered for everyone about a window is read without an account, until when one can ask, and after it', async () => {
  const agreement = anAgreement('asked');
  clock.at('2027-03-10T12:00:00.000Z');
  const window = aWindow('asked');
  await site.windows.prepare(window, agreement, { at: clock.now(), action: 'window prepared' });
  await published(window.windowId);
  const visitor = site.visit(agreement);
  const list = `/agreements/asked/windows/${window.windowId}/clarifications`;
  expect((await visitor.get('/agreements/asked')).html).toContain(`href="${list}"`);
  const shown = await visitor.get(list);
  expect(shown.html).toContain('May a firm &lt;new&gt; to a zone offer hours there?');
  expect(shown.html).toContain('It takes the place of the answer of 10am on Thursday 4 March 2027');
  expect(shown.html).toContain(`href="/apply/windows/${window.windowId}/clarifications/ask"`);
  expect(shown.headers['cache-control']).toContain('max-age=60');

  clock.at('2027-03-29T12:00:00.000Z');
  const late = await visitor.get(list);
  expect(late.html).toContain('Questions about it were taken until');
  expect(late.html).not.toContain('/clarifications/ask');
  clock.at('2028-01-10T12:00:00.000Z');
  expect((await visitor.get(list)).html).toContain('Yes.');
});

it('Of another agreement’s window, and of one that has not opened, nothing is shown', async () => {
  clock.at('2027-02-10T12:00:00.000Z');
  const [one, other] = [anAgreement('one'), anAgreement('another')];
  for (const agreement of [one, other]) {
    await site.windows.prepare(aWindow(agreement.id), agreement, { at: clock.now(), action: 'window prepared' });
    await published(`${agreement.id}-2027-03-01`);
  }
  const visitor = site.visit(one, other);
  for (const address of ['one-2027-03-01', 'another-2027-03-01', 'nothing', '%00'])
    expect((await visitor.get(`/agreements/one/windows/${address}/clarifications`)).status).toBe(404);
});
