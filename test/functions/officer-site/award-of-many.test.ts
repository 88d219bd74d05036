import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listsOfRecords } from '../../../adapters/dynamodb/lists-of-records.ts';
import { placesByLot } from '../../../functions/officer-site/pages/award/places-by-lot.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, s1 } from '../../builders/an-application.ts';
import { launchChromium } from '../shared/chromium.ts';
import { officersScreens } from './a-screen.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

const windowId = 's1-home-care-2031-03-01';
const base = `/officers/windows/${windowId}`;
const MANY = 70;

let desk: Desk;
beforeAll(async () => {
  desk = await anOfficersDesk();
  await desk.stored.window(aWindow({ windowId }).evaluating());
  for (let each = 1; each <= MANY; each += 1) {
    const name = `Care ${String(each).padStart(2, '0')}`;
    const mark = each % 7 === 0 ? 2 : 4;
    await desk.stored.application(anApplication(name, { windowId }).applyingFor('A', 'C').scored(mark));
  }
  await desk.stored.waiting(windowId, 'recommendation');
}, 60_000);
afterAll(() => desk.stop());

const rowsOf = (html: string) => [...html.matchAll(/applications\/[^"/]+">([^<]+)</g)].map(([, name]) => name);
type Who = 'lead' | 'approver';
const nextOn = (html: string) => /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
const pagesOf = async (who: Who, path: string): Promise<readonly string[]> => {
  const visitor = await desk.as(desk.officers[who]);
  const pages: string[] = [];
  for (let url: string | undefined = `${base}/${path}`; url; ) {
    const { html } = await visitor.get(url);
    pages.push(html);
    url = nextOn(html);
  }
  return pages;
};

it('A lot that nobody has a place on is said so on the page that its link leads to, where it is the last one too', async () => {
  const agreement = { ...s1(), lots: s1().lots.slice(0, 2) };
  const scored = Array.from({ length: 100 }, (_, n) => anApplication(`Care ${n}`, { windowId }).scored(4));
  const read = listsOfRecords(scored);
  const countsSeen = await read.lists.counts(windowId);
  const about = { window: aWindow({ windowId }).evaluating(), agreement, conflicted: new Set<string>() };
  const page = (query: string) =>
    placesByLot(about, { read, countsSeen }, { query: new URLSearchParams(query), path: '/here' });
  const first = await page('');
  expect(first.shown.map(({ id }) => id)).toEqual(['A']);
  const last = await page(nextQueryOf(first));
  expect(last.shown.map(({ id, placeCount }) => [id, placeCount])).toEqual([
    ['A', 100],
    ['B', 0],
  ]);
  const [, ofB] = last.lots;
  expect((await page(queryIn(ofB?.href ?? ''))).shown).toEqual(last.shown);
});
const queryIn = (href: string) => new URL(href, 'https://site.test').search;
const nextQueryOf = ({ pagination }: Awaited<ReturnType<typeof placesByLot>>) => queryIn(pagination?.next?.href ?? '');

describe('An award of 140 decisions on seventy applicants', () => {
  it('is recommended by pages of fifty, lot by lot, on which everybody stands once with each lot', async () => {
    const pages = await pagesOf('lead', 'recommendation');
    expect(pages[0]).toContain('120 places for 60 providers, of 70 applications');
    expect(pages[0]).toContain('140 in all, fifty a page');
    const rows = pages.map(rowsOf);
    expect(rows.map(({ length }) => length)).toEqual([50, 50, 40]);
    expect(new Set(rows.flat()).size).toBe(MANY);
    for (const page of pages) expect(page.length).toBeLessThan(60_000);
    expect(pages[1]).toMatch(/Care 70<\/a>, 40: .+/);
  });

  it('is narrowed to one lot, which the address keeps from page to page', async () => {
    const pages = await pagesOf('lead', 'recommendation?lot=C');
    expect(pages.map((html) => rowsOf(html).length)).toEqual([50, 20]);
    for (const html of pages) expect([html.includes('id="lot-C"'), html.includes('id="lot-A"')]).toEqual([true, false]);
    expect(pages[0]).toContain('<strong aria-current="true">lot C alone</strong>');
    const [unknown] = await pagesOf('lead', 'recommendation?lot=none');
    expect(unknown).toContain('140 in all, fifty a page');
  });

  it('is printed without what leads elsewhere or is pressed, and with every row whole', async () => {
    const chromium = await launchChromium();
    const screens = await officersScreens(desk, chromium);
    try {
      const page = await screens.of(desk.officers.lead);
      await page.goto(`${screens.origin}${base}/recommendation`);
      const parts = ['header nav', '.govuk-back-link', '.govuk-pagination', '.site-filter', 'form', '.govuk-button'];
      const seen = async () => {
        const counts = await Promise.all(parts.map((part) => page.locator(part).filter({ visible: true }).count()));
        return parts.filter((_, index) => counts[index]);
      };
      const onScreen = await seen();
      expect(onScreen).toEqual(expect.arrayContaining(['.govuk-back-link', '.site-filter', 'form', '.govuk-button']));
      await page.emulateMedia({ media: 'print' });
      expect(await seen()).toEqual([]);
      const styles = async (of: string, style: string) =>
        new Set(
          await page.evaluate<readonly string[]>(
            `[...document.querySelectorAll('${of}')].map((each) => getComputedStyle(each).${style})`,
          ),
        );
      expect(await styles('tr', 'breakInside')).toEqual(new Set(['avoid']));
      expect(await styles('.site-scroll', 'overflowX')).toEqual(new Set(['visible']));
      expect(await page.locator('h1').innerText()).toContain('Recommendation');
    } finally {
      await screens.stop();
      await chromium.close();
    }
  });

  it('is stored without its places in the recommendation, and is approved as it was recommended', async () => {
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${base}/recommendation`);
    await lead.submit(`${base}/recommendation`, { text: 'Everyone who meets the conditions.' });
    const [made] = await desk.deps.awards.recommendations(windowId);
    if (!made) throw new Error('Nothing was recommended');
    expect(made).toMatchObject({ placeCount: 120, placesHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await desk.deps.awards.places(made)).toHaveLength(120);
    await desk.stored.waiting(windowId, 'approval');
    const approver = await desk.as(desk.officers.approver);
    const pages = await pagesOf('approver', 'approval');
    for (const html of pages) expect(html).toContain('120 for 60 providers, of 70 applications');
    expect(pages.map((html) => rowsOf(html).length)).toEqual([50, 50, 40]);
    await approver.get(`${base}/approval`);
    const approving = { decision: 'approved', authority: 'cabinet-2027', reason: 'In line with the decision.' };
    expect((await approver.submit(`${base}/approval`, approving)).html).toContain('approved the recommendation');
  });

  it('is refused where its places are not those that were recommended', async () => {
    const [made] = await desk.deps.awards.recommendations(windowId);
    if (!made) throw new Error('Nothing was recommended');
    const places = [{ applicationId: `${windowId}.other`, lot: 'A', total: 100 }];
    const sk = `TEXT#${made.placesHash}#0001`;
    await desk.deps.records.put({ pk: `AWARD#${windowId}`, sk, text: JSON.stringify(places) });
    await expect(desk.deps.awards.places(made)).rejects.toThrow('not as it was stored');
  });
});
