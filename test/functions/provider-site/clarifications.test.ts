import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import type { Clarification, ClarificationAnswer } from '../../../domain/window/clarification.ts';
import { clock } from '../../builders/clock.ts';
import { aFirm, anAccount } from './firm.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterAll(() => site.stop());

let count = 0;
const aWindow = async (patch: Parameters<ProviderSite['aWindow']>[1] = {}) => {
  count += 1;
  const windowId = `s1-home-care-2027-07-${String(count).padStart(2, '0')}`;
  const window = await site.aWindow(windowId, patch);
  return { window, windowId, list: `/apply/windows/${windowId}/clarifications` };
};
const visitor = async (name = 'Asking Care') => {
  const account = anAccount(name);
  return { account, browser: await site.visit(account) };
};
type Visitor = Awaited<ReturnType<ProviderSite['visit']>>;

const asks = async (by: Visitor, list: string, question: string) => {
  await by.open(`${list}/ask`);
  return by.submit(`${list}/ask`, { question });
};
const everyQuestion = async (windowId: string) => (await site.clarifications.page(windowId, {})).items;
const officer = { id: 'lead', name: 'Lee Lead' };
const answers = async (asked: Clarification | undefined, patch: Partial<ClarificationAnswer> = {}) => {
  if (!asked) throw new Error('Nothing was asked');
  const at = clock.now();
  const answer = { to: 'asker' as const, text: 'Yes, within six months.', by: officer, at, ...patch };
  await site.clarifications.answer(asked, answer, { windowId: asked.windowId, at, action: 'answered' });
};
const QUESTION = 'May a firm that is <b>new</b> to zone 8 offer hours there?';

describe('A question about a window', () => {
  it('is asked in private: it stands among the provider’s own, and what officers read names nobody', async () => {
    const { windowId, list } = await aWindow();
    const { account, browser } = await visitor();
    const sent = await asks(browser, list, QUESTION);
    expect([sent.status, sent.title]).toEqual([200, 'Questions and answers']);
    expect(sent.html).toContain('May a firm that is &lt;b&gt;new&lt;/b&gt; to zone 8 offer hours there?');
    expect(sent.html).toContain('Not answered yet');
    expect(sent.html).toContain('The council has your question, and is not told who asked.');
    // The page by itself says so no more.
    expect((await browser.get(list)).html).not.toContain('The council has your question');

    const [asked, ...more] = await everyQuestion(windowId);
    expect(more).toEqual([]);
    expect(asked).toMatchObject({ question: QUESTION, answers: [] });
    const kept = JSON.stringify(asked);
    for (const tells of [account.subject, account.email, account.name, clock.now().slice(0, 16)])
      expect(kept).not.toContain(tells);
    expect(asked?.askedOn).toBe(clock.now().slice(0, 10));
  });

  it('is one for the provider: a colleague reads it, and another provider does not', async () => {
    const { list } = await aWindow();
    const { signs, prepares } = await aFirm(site);
    await asks(prepares, list, 'Who signs for two firms?');
    expect((await signs.get(list)).html).toContain('Who signs for two firms?');
    const other = await visitor('Another Care');
    const shown = await other.browser.get(list);
    expect(shown.html).not.toContain('Who signs for two firms?');
    expect(shown.html).toContain('You have not asked anything about this window.');
  });

  it('sent twice, by a double click or at once, is asked once', async () => {
    const { windowId, list } = await aWindow();
    const { browser } = await visitor();
    await browser.open(`${list}/ask`);
    const token = /name="_token" value="([^"]+)"/.exec(browser.html())?.[1] ?? '';
    const fields = { _token: token, question: 'Twice?' };
    const sent = await Promise.all([1, 2, 3].map(() => browser.post(`${list}/ask`, fields)));
    expect(sent.map(({ status, location }) => [status, location])).toEqual(sent.map(() => [303, `${list}?asked`]));
    await asks(browser, list, 'Twice?');
    expect(await everyQuestion(windowId)).toHaveLength(1);
  });

  it('that says nothing, or too much, is not sent, and what was typed stands in the form', async () => {
    const { windowId, list } = await aWindow();
    const { browser } = await visitor();
    for (const [typed, says] of [
      ['', 'Enter your question'],
      ['\u200b', 'Enter your question'],
      ['word '.repeat(301), 'Use 300 words or fewer'],
    ] as const) {
      const refused = await asks(browser, list, typed);
      expect([refused.status, refused.html]).toEqual([400, expect.stringContaining(says)]);
    }
    expect(browser.html()).toContain('word word');
    expect(await everyQuestion(windowId)).toEqual([]);
  });

  it('is taken until the published day; sent later it is refused with what was typed', async () => {
    const { windowId, window, list } = await aWindow({ closesAt: plusDuration(clock.now(), 'PT480H') });
    const { browser } = await visitor();
    await browser.open(`${list}/ask`);
    const now = clock.now();
    try {
      clock.at(plusDuration(window.closesAt, '-PT100H'));
      const late = await visitor();
      const form = await late.browser.get(`${list}/ask`);
      expect([form.status, form.location]).toEqual([303, list]);
      expect((await late.browser.get(list)).html).toContain('Questions about this window were taken until');
      await late.browser.get('/apply/account');
      const refused = await late.browser.submit(`${list}/ask`, { question: 'Too late?' });
      expect([refused.status, refused.html]).toEqual([400, expect.stringContaining('Too late?')]);
      expect(refused.html).toContain('were taken until');
    } finally {
      clock.at(now);
    }
    expect(await everyQuestion(windowId)).toEqual([]);
  });

  it('of a cancelled window, and of none, is not taken', async () => {
    const { windowId, list } = await aWindow({ status: 'cancelled' });
    const { browser } = await visitor();
    expect((await browser.get(list)).html).toContain('No more questions about it are answered');
    await browser.get('/apply/account');
    expect((await browser.submit(`${list}/ask`, { question: 'And now?' })).status).toBe(400);
    expect(await everyQuestion(windowId)).toEqual([]);
    expect((await browser.get('/apply/windows/nothing-2027-01-01/clarifications')).status).toBe(404);
  });

  it('has a measure, so that nobody floods those who answer', async () => {
    const { windowId, list } = await aWindow();
    const { browser } = await visitor();
    const statuses: number[] = [];
    for (let nth = 0; nth < 6; nth += 1) statuses.push((await asks(browser, list, `Question ${nth}?`)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect(browser.html()).toContain('You have asked several questions within a few minutes');
    expect(browser.html()).toContain('Question 5?');
    expect(await everyQuestion(windowId)).toHaveLength(5);
  });

  it('has its answer on the page once it is told, and not before', async () => {
    const { windowId, list } = await aWindow();
    const { browser } = await visitor();
    await asks(browser, list, 'Is a plan enough?');
    const [asked] = await everyQuestion(windowId);
    await answers(asked);
    expect((await browser.get(list)).html).not.toContain('Yes, within six months.');
    const [answered] = await everyQuestion(windowId);
    await answers(answered, { text: 'Yes, within a year.', tellingSince: clock.now(), toldAt: clock.now() });
    const shown = await browser.get(list);
    expect(shown.html).toContain('Yes, within a year.');
    expect(shown.html).toContain('to you alone');
    expect(shown.html).not.toContain('Yes, within six months.');
  });

  it('stands among one’s own data', async () => {
    const { list } = await aWindow();
    const { browser } = await visitor();
    await asks(browser, list, 'Is this kept?');
    expect((await browser.get('/apply/account/data.json')).html).toContain('"question": "Is this kept?"');
  });
});

describe('What was answered for everyone', () => {
  it('is read by every provider, fifty a page, the newest first', async () => {
    const { windowId, list } = await aWindow();
    for (let nth = 0; nth < 51; nth += 1) {
      const clarificationId = `2027-03-${String(10 + Math.floor(nth / 10))}-${String(nth).padStart(2, '0')}`;
      const published = { clarificationId, question: `Number ${nth}?`, text: 'Yes.', answeredAt: clock.now() };
      await site.published.publish(windowId, published);
    }
    const { browser } = await visitor();
    const first = await browser.get(list);
    expect(first.html.match(/Number \d+\?/g)).toHaveLength(50);
    expect(first.html).toMatch(/Number 50\?[\s\S]*Number 49\?/);
    const older = /href="([^"]+)" rel="next"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const last = await browser.get(older);
    expect(last.html.match(/Number \d+\?/g)).toEqual(['Number 0?']);
  });
});
