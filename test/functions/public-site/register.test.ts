import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { table } from '../../../adapters/dynamodb/table.ts';
import { awardNoticeOf } from '../../../domain/notices/awarded.ts';
import { packageOf } from '../../../domain/notices/package.ts';
import { releasePackage } from '../../../domain/notices/release.ts';
import { periodInWords, retentionRules } from '../../../domain/retention/rules.ts';
import { clock } from '../../builders/clock.ts';
import { anAgreement, aPlace, aPublicSite } from './a-public-site.ts';

let site: Awaited<ReturnType<typeof aPublicSite>>;
beforeAll(async () => {
  site = await aPublicSite();
  for (let number = 1; number <= 60; number += 1) await site.contracts.make(aPlace('busy', number));
  await site.contracts.make(
    aPlace('busy', 7, {
      lot: 'C',
      zones: [
        { zone: '10', hoursPerWeek: 5 },
        { zone: '3', hoursPerWeek: 5 },
      ],
    }),
  );
  await site.contracts.make(
    aPlace('busy', 61, { lot: 'B', zones: [{ zone: '3', hoursPerWeek: 9 }], rating: 'not-rated' }),
  );
  await site.contracts.make(aPlace('busy', 62, { lot: 'B', to: '2020-01-01' }));
  await site.contracts.make(aPlace('busy', 63, { lot: 'B', providerName: '=HYPERLINK("https://example.com")' }));
});
afterAll(() => site.stop());

const visit = () => site.visit(anAgreement('busy'));
/** Where the page before or after this one is. */
const leading = (html: string, to: 'prev' | 'next') =>
  new RegExp(`href="([^"]+)" rel="${to}"`).exec(html)?.[1]?.replaceAll('&amp;', '&');
const providers = (html: string) => html.match(/<h2 class="govuk-heading-m" id="found">([^<]*)/)?.[1];

describe('The public register', () => {
  it('says who holds a place, on which lots and zones, with the CQC rating and its date', async () => {
    const { html } = await visit().get('/register/busy');
    expect(providers(html)).toBe('62 providers');
    expect(html).toMatch(/Care firm 007<br>[\s\S]*?Lot A: zone 1<br>Lot C: zones 3, 10</);
    expect(html).toMatch(/Good<br><span class="govuk-body-s">8 April 2023/);
  });

  it('is read in pages of fifty by name, each leading to those beside it', async () => {
    const first = await visit().get('/register/busy');
    expect(first.html).toContain('Showing Care firm 001 to Care firm 050.');
    expect(leading(first.html, 'prev')).toBeUndefined();
    const last = await visit().get(leading(first.html, 'next') ?? '');
    expect(last.html).toContain('Showing Care firm 051 to =HYPERLINK(');
    expect(leading(last.html, 'next')).toBeUndefined();
    const back = await visit().get(leading(last.html, 'prev') ?? '');
    expect(back.html).toContain('Showing Care firm 001 to Care firm 050.');
    expect(leading(back.html, 'prev')).toBeUndefined();
  });

  it('begins at the letters of a name that somebody types, and at its last page where no name comes that late', async () => {
    const typed = await visit().get('/register/busy?from=care+firm+12');
    expect(typed.html).toContain('Showing Care firm 012 to Care firm 061.');
    expect(typed.html).toMatch(/name="from"[^>]* value="care firm 12"/);
    expect(leading(typed.html, 'next')).toContain('from=hyperlink');
    const late = await visit().get('/register/busy?from=zzz');
    expect(late.html).toContain('to =HYPERLINK(');
    expect(leading(late.html, 'prev')).toBeDefined();
    expect(leading(late.html, 'next')).toBeUndefined();
  });

  it.each([
    'from=%00&before=%23',
    'before=care-firm%23xyz',
    `from=${'9'.repeat(4000)}`,
    `from=${encodeURIComponent('\u{1F600}'.repeat(900))}`,
    'before=%23000000000000',
    'page=3',
  ])('is shown all the same where an address says %s', async (query) => {
    const { status, html } = await visit().get(`/register/busy?${query}`);
    expect(status).toBe(200);
    expect(providers(html)).toBe('62 providers');
    expect(html).toContain('Care firm 0');
  });

  it('narrows to a lot, to a zone, and to both', async () => {
    expect(providers((await visit().get('/register/busy?lot=C')).html)).toContain('1 provider on lot C');
    expect(providers((await visit().get('/register/busy?zone=3')).html)).toBe('2 providers in zone 3, Lichfield');
    const both = await visit().get('/register/busy?lot=B&zone=3');
    expect(providers(both.html)).toBe('1 provider on lot B, Complex and live-in care, in zone 3, Lichfield');
    expect(both.html).toContain('Not rated yet');
    expect(both.html).toMatch(/<option value="B" selected>/);
  });

  it('says so where nobody holds a place on what was asked for, or at all', async () => {
    expect((await visit().get('/register/busy?lot=C&zone=12')).html).toContain(
      'Nobody holds a place on lot C, Carers’ respite and sitting, in zone 12, Cannock north.',
    );
    const { html } = await site.visit(anAgreement('empty')).get('/register/empty');
    expect(html).toContain('Nobody holds a place on this agreement so far.');
  });

  it('follows an option that the council took after the contracts were made, and says so in the spreadsheet', async () => {
    const { term } = anAgreement('busy');
    const extended = anAgreement('busy', {
      term: { ...term, extensions: [...term.extensions, { to: '2029-08-31', taken: true }] },
    });
    clock.at('2028-11-10T12:00:00.000Z');
    expect((await visit().get('/register/busy')).html).toContain('Nobody holds a place on this agreement so far.');
    expect(providers((await site.visit(extended).get('/register/busy')).html)).toBe('62 providers');
    const { html } = await site.visit(extended).get('/register/busy/places.csv?lot=C');
    expect(html).toContain(',2027-05-20,2029-08-31');
    clock.reset();
  });

  it('leaves out places whose term has ended, and is not narrowed by a lot that does not exist', async () => {
    expect((await visit().get('/register/busy')).html).not.toContain('Care firm 062');
    expect(providers((await visit().get('/register/busy?lot=Z&zone=99')).html)).toBe('62 providers');
  });

  it('can be downloaded, a row a place, with nothing in it that a spreadsheet would run', async () => {
    const { html, headers } = await visit().get('/register/busy/places.csv?lot=B');
    expect(headers['content-type']).toContain('text/csv');
    expect(html.split('\r\n')).toEqual([
      '\uFEFFProvider,CQC location ID,Lot,Lot title,Zone,Zone name,CQC rating at award,Date of rating,From,To',
      'Care firm 061,1-99000006100,B,Complex and live-in care,3,Lichfield,Not rated yet,2023-04-08,2027-05-20,2028-08-31',
      `"'=HYPERLINK(""https://example.com"")",1-99000006300,B,Complex and live-in care,1,East Staffordshire,Good,2023-04-08,2027-05-20,2028-08-31`,
      '',
    ]);
  });

  it('is downloaded in several files where there are more than five thousand providers, each saying where the next begins', async () => {
    const { registerLists, contracts, tables } = site;
    await contracts.make(aPlace('long', 0));
    const lines = Array.from({ length: 5_010 }, (_, number) =>
      registerLists.listing(aPlace('long', number + 1), [], undefined).slice(1),
    ).flat();
    const records = table(tables.documents, tables.records);
    for (let from = 0; from < lines.length; from += 100) await records.transact(lines.slice(from, from + 100));
    const long = site.visit(anAgreement('long'));
    const first = await long.get('/register/long/places.csv');
    const [next = ''] = /\/register\/[^>]+/.exec(first.headers.link ?? '') ?? [];
    const second = await long.get(next);
    expect(second.headers.link).toBeUndefined();
    const firms = [first, second].flatMap(({ html }) => html.match(/^Care firm \d+/gm) ?? []);
    expect(firms).toHaveLength(5_011);
    expect(new Set(firms).size).toBe(5_011);
  });

  it('leads straight to the only agreement’s register, and lists those of several', async () => {
    expect((await visit().get('/register')).location).toBe('/register/busy');
    const { html } = await site.visit(anAgreement('busy'), anAgreement('empty')).get('/register');
    expect(html).toContain('href="/register/busy"');
    expect(html).toContain('href="/register/empty"');
    expect((await visit().get('/register/elsewhere')).status).toBe(404);
  });
});

describe('A published notice', () => {
  const at = '2027-05-21T09:00:00.000Z';

  it('is an OCDS release package, to be read by any program, and linked from the agreement', async () => {
    const agreement = anAgreement('noted');
    const windowId = 'noted-2027-03-01';
    const release = awardNoticeOf({ agreement, windowId, places: [aPlace('noted', 1)], decidedAt: at }, at);
    const notice = {
      noticeId: release.id,
      agreementId: 'noted',
      windowId,
      title: 'Contract award notice',
      publishedAt: at,
      release,
    };
    await site.notices.publish(notice);

    const browser = site.visit(anAgreement('not'), agreement);
    const { html, headers, status } = await browser.get(`/notices/${release.id}.json`);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('application/json');
    expect(headers.link).toBe(`<https://site.test/notices/${release.id}.json>; rel="canonical"`);
    expect(releasePackage.parse(JSON.parse(html))).toEqual(
      packageOf(release, `https://site.test/notices/${release.id}.json`),
    );
    expect((await browser.get('/agreements/noted')).html).toContain(`href="/notices/${release.id}.json"`);
  });

  it('stands among fifty others on the agreement’s page, which leads to those behind it', async () => {
    const agreement = anAgreement('often');
    for (let number = 10; number < 70; number += 1) {
      const windowId = `often-${number}`;
      const release = awardNoticeOf({ agreement, windowId, places: [aPlace('often', number)], decidedAt: at }, at);
      const of = { noticeId: release.id, agreementId: 'often', windowId, title: 'Contract award notice' };
      await site.notices.publish({ ...of, publishedAt: at, release });
    }
    const browser = site.visit(agreement);
    const noticesOn = (html: string) => html.match(/href="\/notices\/[^"]+\.json"/g) ?? [];
    const { html: first } = await browser.get('/agreements/often');
    const [, more = ''] = /href="([^"]+)#notices" rel="next">More notices/.exec(first) ?? [];
    const { html: second } = await browser.get(more.replaceAll('&amp;', '&'));
    expect([noticesOn(first).length, noticesOn(second).length]).toEqual([50, 10]);
    expect(new Set([...noticesOn(first), ...noticesOn(second)]).size).toBe(60);
    expect(second).toContain('href="/agreements/often#notices">Back to the first notices');
    expect(second).not.toContain('More notices');
  });

  it('tells nobody’s account, and neither do the register’s page and its data', async () => {
    const release = awardNoticeOf(
      { agreement: anAgreement('busy'), windowId: 'busy-2027-03-01', places: [aPlace('busy', 1)], decidedAt: at },
      at,
    );
    const pages = await Promise.all(['/register/busy', '/register/busy/places.csv'].map((path) => visit().get(path)));
    const published = [...pages.map(({ html }) => html), JSON.stringify(release)];
    expect(published.map((text) => text.includes('Care firm 001'))).toEqual([true, true, true]);
    expect(published.map((text) => text.includes('account-'))).toEqual([false, false, false]);
  });

  it('of ten thousand contracts is published whole, and answered packed, which no function could answer plain', async () => {
    const agreement = anAgreement('crowd');
    const windowId = 'crowd-2027-03-01';
    const places = Array.from({ length: 10_000 }, (_, index) => aPlace('crowd', index + 1));
    const release = awardNoticeOf({ agreement, windowId, places, decidedAt: at }, at);
    const of = {
      noticeId: release.id,
      agreementId: 'crowd',
      windowId,
      title: 'Contract award notice',
      publishedAt: at,
    };
    await site.notices.publish({ ...of, release });
    expect((await site.notices.page('crowd', {})).items).toMatchObject([{ ...of, contracts: 10_000 }]);
    const { html, headers, status } = await site.visit(agreement).get(`/notices/${release.id}.json`);
    expect([status, headers['content-encoding']]).toEqual([200, 'gzip']);
    expect(releasePackage.parse(JSON.parse(html)).releases).toEqual([release]);
  });

  it('of the time when its release lay in its record is still published', async () => {
    const agreement = anAgreement('before');
    const windowId = 'before-2022-03-01';
    const release = awardNoticeOf({ agreement, windowId, places: [aPlace('before', 1)], decidedAt: at }, at);
    const of = {
      noticeId: release.id,
      agreementId: 'before',
      windowId,
      title: 'Contract award notice',
      publishedAt: at,
    };
    await site.records.put({ pk: 'NOTICES#before', sk: release.id, ...of, release });
    const { html } = await site.visit(agreement).get(`/notices/${release.id}.json`);
    expect(releasePackage.parse(JSON.parse(html)).releases).toEqual([release]);
    expect((await site.notices.page('before', {})).items).toMatchObject([{ ...of, contracts: 1 }]);
  });

  it('is not found under another name', async () => {
    expect((await visit().get('/notices/busy-2027-03-01-award-notice.json')).status).toBe(404);
    expect((await visit().get('/notices/busy-2027-03-01-award-notice')).status).toBe(404);
  });
});

describe('The pages that say the same to everybody', () => {
  it.each([
    ['/accessibility', 'Accessibility of this service'],
    ['/privacy', 'Privacy'],
    ['/cookies', 'Cookies'],
  ])('%s is there', async (path, heading) => {
    const { status, title } = await visit().get(path);
    expect([status, title]).toEqual([200, heading]);
  });

  it('say for how long each thing is kept by the very rules that it is removed by', async () => {
    const { html } = await visit().get('/privacy');
    const said = html.replaceAll(/\s+/g, ' ');
    for (const { what, months, after, because } of Object.values(retentionRules))
      expect(said).toContain(`<li>${what}: ${periodInWords(months)} after ${after}, because ${because}</li>`);
  });

  it('need no signing in, and set no cookie', async () => {
    const browser = visit();
    for (const path of ['/', '/register/busy', '/privacy']) await browser.get(path);
    expect(browser.jar.size).toBe(0);
  });

  it('end at a page that says what to do about a wrong address', async () => {
    const { status, title } = await visit().get('/nowhere');
    expect([status, title]).toEqual([404, 'Page not found']);
  });
});
