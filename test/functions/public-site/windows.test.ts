import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { s1HomeCare } from '../../../agreements/s1-home-care.ts';
import { clock } from '../../builders/clock.ts';
import { anAgreement, aPublicSite, aWindow } from './a-public-site.ts';

let site: Awaited<ReturnType<typeof aPublicSite>>;
beforeAll(async () => {
  site = await aPublicSite();
});
afterAll(() => site.stop());
afterEach(() => {
  clock.reset();
});

const audit = { at: '2027-03-01T09:00:00.000Z', action: 'window prepared' };

describe('The first page', () => {
  it('says until when applications are open, and starts one', async () => {
    clock.at('2027-03-10T12:00:00.000Z');
    const agreement = anAgreement('open-now');
    await site.windows.prepare(aWindow('open-now'), agreement, audit);
    const { html, status } = await site.visit(agreement).get('/');
    expect(html).toContain('<title>Provide care with us – Staffordshire County Council</title>');
    expect(status).toBe(200);
    expect(html).toContain('Applications are open until 12 noon on Wednesday 31 March 2027.');
    expect(html).toMatch(/href="\/apply"[^>]*>\s*Start now/);
  });

  it('gives the time of the extension once a window has been extended', async () => {
    clock.at('2027-04-02T12:00:00.000Z');
    const agreement = anAgreement('extended');
    const window = aWindow('extended');
    await site.windows.prepare(window, agreement, audit);
    const change = {
      kind: 'extended' as const,
      at: '2027-03-30T08:00:00.000Z',
      by: { id: 'o', name: 'Olive Officer' },
      reason: 'The service was down for a morning',
      closesAt: '2027-04-07T11:00:00.000Z',
    };
    await site.windows.change(window, { closesAt: change.closesAt, changes: [change] }, audit);
    const { html } = await site.visit(agreement).get('/');
    expect(html).toContain('open until 12 noon on Wednesday 7 April 2027');
  });

  it('takes a window for closed from its closing instant on, whatever its status still says', async () => {
    clock.at('2027-03-31T11:00:00.000Z');
    const agreement = anAgreement('just-closed');
    await site.windows.prepare(aWindow('just-closed'), agreement, audit);
    const { html } = await site.visit(agreement).get('/');
    expect(html).not.toContain('Start now');
    expect(html).toContain('Applications open at 9am on Wednesday 1 September 2027.');
  });

  it.each([
    ['for a minute', '2027-03-10T12:00:00.000Z', 'public, max-age=60'],
    ['until the window closes, where that is sooner', '2027-03-31T10:59:29.500Z', 'public, max-age=30'],
    ['no more in its last second', '2027-03-31T10:59:59.500Z', 'no-store'],
  ])('may be kept %s', async (_, now, cache) => {
    clock.at(now);
    const agreement = anAgreement(`kept-${Date.parse(now)}`);
    await site.windows.prepare(aWindow(agreement.id), agreement, audit);
    const visitor = site.visit(agreement);
    for (const path of ['/', `/agreements/${agreement.id}`])
      expect((await visitor.get(path)).headers['cache-control']).toBe(cache);
    expect((await visitor.get('/agreements/nowhere')).headers['cache-control']).toBe('no-store');
  });

  it('gives an additional window that comes before the schedule’s as the next', async () => {
    clock.at('2027-05-01T00:00:00.000Z');
    const agreement = anAgreement('additional');
    const opensAt = '2027-06-01T08:00:00.000Z';
    const closesAt = '2027-06-20T11:00:00.000Z';
    const windowId = 'additional-2027-06-01-0900';
    await site.windows.prepare(
      aWindow('additional', { windowId, status: 'scheduled', opensAt, closesAt }),
      agreement,
      audit,
    );
    const { html } = await site.visit(agreement).get('/');
    expect(html).toContain('Applications open at 9am on Tuesday 1 June 2027.');
    expect(html).toContain('They close at 12 noon on Sunday 20 June 2027.');
  });

  it('promises no window beyond the end of the agreement', async () => {
    clock.at('2028-03-15T00:00:00.000Z');
    const { html } = await site.visit(anAgreement('ending')).get('/');
    expect(html).toContain('No application window is planned.');
  });

  it('leads whoever waits for an opening to where they ask for news of it, without an account', async () => {
    clock.at('2027-02-10T12:00:00.000Z');
    expect((await site.visit(anAgreement('ahead')).get('/')).html).toContain('href="/agreements/ahead/news"');
    clock.at('2028-08-15T00:00:00.000Z');
    expect((await site.visit(anAgreement('past-all')).get('/')).html).toContain('href="/agreements/past-all/news"');
  });

  it('leads providers to apply, officers to their pages and everybody to the register', async () => {
    const { html } = await site.visit(anAgreement('links')).get('/');
    for (const href of ['/apply', '/officers', '/register', '/register/links', '/agreements/links', '/accessibility']) {
      expect(html).toContain(`href="${href}"`);
    }
  });
});

describe('An agreement’s page', () => {
  it('states its law, term, lots, zones, rates and how applications are judged', async () => {
    const { html, title } = await site.visit(anAgreement('told')).get('/agreements/told');
    expect(title).toBe('Agreement told');
    for (const told of [
      'Public Contracts Regulations 2015, light touch',
      '1 September 2021 to 31 August 2025',
      'to 31 August 2028: taken',
      'C: Carers’ respite and sitting',
      'Since 1 September 2022',
      'Standard home care: £24.60 an hour',
      'Live-in care: £1,495 a week',
      '11 Cannock south (south)',
      'Personal outcomes',
      'Everybody who reaches 60 of 100 on a lot',
      'As 4, without gaps; results were checked, and what was learnt changed practice',
      'employer’s liability £10,000,000',
    ]) {
      expect(html).toContain(told);
    }
  });

  it('names the postcodes of each zone where its file has them, and else whom to ask', async () => {
    const unknown = await site.visit(anAgreement('no-postcodes')).get('/agreements/no-postcodes');
    expect(unknown.html).toContain('If you do not know in which zone an address lies, ask');
    const zones = anAgreement('zones').zones.map((zone) => ({ ...zone, postcodes: ['ZZ1', `ZZ9${zone.id[0]}`] }));
    const known = await site.visit(anAgreement('postcodes', { zones })).get('/agreements/postcodes');
    expect(known.html).toContain('11 Cannock south (south): postcodes ZZ1, ZZ91');
    expect(known.html).not.toContain('If you do not know in which zone');
  });

  it('marks what was made up for the demonstration, at the top and where it stands', async () => {
    const made = await site.visit(anAgreement('made-up')).get('/agreements/made-up');
    expect(made.html).toContain(
      '<li>The estimated value (public notices give £40m to £50m a year for two lots together)</li>',
    );
    // Each in words, and none by its path in the file.
    const [, parts = ''] = /What was made up[\s\S]*?<ul[^>]*>([\s\S]*?)<\/ul>/.exec(made.html) ?? [];
    expect(parts.match(/<li>/g)?.length).toBe(s1HomeCare.demonstrationData.length);
    expect(parts).not.toMatch(/<li>[a-z]/);
    expect(made.html.match(/>\s*Made up\s*</g)?.length).toBe(9);
    const real = await site.visit(anAgreement('real', { demonstrationData: [] })).get('/agreements/real');
    expect(real.html).not.toContain('Made up');
    expect(real.html).not.toContain('made up');
  });

  it('shows the terms frozen for the open window, though the file has changed since', async () => {
    clock.at('2027-03-10T12:00:00.000Z');
    const { questionnaire } = anAgreement('frozen');
    await site.windows.prepare(aWindow('frozen'), anAgreement('frozen'), audit);
    const changed = anAgreement('frozen', { questionnaire: { ...questionnaire, threshold: 70 } });
    const { html } = await site.visit(changed).get('/agreements/frozen');
    expect(html).toContain('Everybody who reaches 60 of 100');
  });

  it('tells of earlier windows with the reason of each change, and never who made it', async () => {
    clock.at('2027-06-10T12:00:00.000Z');
    const agreement = anAgreement('past');
    const change = {
      kind: 'extended' as const,
      at: '2027-03-30T08:00:00.000Z',
      by: { id: 'o', name: 'Olive Officer' },
      reason: 'The service was down for a morning',
      closesAt: '2027-04-07T11:00:00.000Z',
    };
    const changed = { status: 'awarded' as const, closesAt: change.closesAt, changes: [change] };
    await site.windows.prepare(aWindow('past', changed), agreement, audit);
    const { html } = await site.visit(agreement).get('/agreements/past');
    expect(html).toContain('Contracts made');
    expect(html).toContain('Extended to 12 noon on Wednesday 7 April 2027: The service was down for a morning');
    expect(html).not.toContain('Olive');
  });

  it('is not found where there is no such agreement', async () => {
    expect((await site.visit(anAgreement('one')).get('/agreements/other')).status).toBe(404);
  });
});
