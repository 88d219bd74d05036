import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import { contractedLots } from '../../../functions/provider-site/case/contracted-lots.ts';
import { KIND } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { s1 } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { aCompleteDraft, fillIn, newApplicants } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(windowId);
});
afterAll(() => site.stop());

const at = (...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');
const begin = newApplicants(() => site, windowId);

describe('A page of the form', () => {
  it('leads on to the next page, and the last of a section to the task list', async () => {
    const { visitor } = await begin();
    expect((await fillIn(visitor, windowId, 'organisation')).title).toBe('Who we should contact');
    expect((await fillIn(visitor, windowId, 'contacts')).title).toBe('Your CQC registration');
    const located = await fillIn(visitor, windowId, 'registration', { locationId: KIND.good });
    expect(located.title).toBe('Is this you?');
    const on = await visitor.submit(at('questions/registration/location'), { isYou: 'yes' });
    expect(on.title).toMatch(/^Your application to join/);
    expect(visitor.html()).toContain('You have completed 3 of');
  });

  it('shows again what was typed, with what is wrong at the top and beside the field', async () => {
    const { visitor, subject } = await begin();
    const shown = await fillIn(visitor, windowId, 'contacts', { name: 'Asha <Patel>', email: 'asha', phone: '' });
    expect(shown.status).toBe(400);
    expect(shown.html).toContain('<title>Error: Who we should contact');
    expect(shown.html).toContain('value="Asha &lt;Patel&gt;"');
    expect(shown.html).toContain('<a href="#email">Enter an email address in the correct format');
    expect(shown.html).toContain('id="phone-error"');
    expect(await site.sealed.page(windowId, subject, 'contacts')).toBeUndefined();
  });

  it('can be saved half done, and is shown as incomplete until it is finished', async () => {
    const { visitor } = await begin();
    const tasks = await fillIn(visitor, windowId, 'contacts', {
      name: 'Asha',
      email: 'asha',
      phone: '',
      _later: 'yes',
    });
    expect(tasks.html).toMatch(/Who we should contact[\s\S]*?Incomplete/);
    expect((await visitor.get(at('questions/contacts'))).html).toContain('value="asha"');
  });

  it('keeps to its number of words', async () => {
    const { visitor } = await begin();
    const steps = 'word '.repeat(151);
    const shown = await fillIn(visitor, windowId, 'modern-slavery', { steps });
    expect(shown.html).toContain('Use 150 words or fewer');
    expect((await fillIn(visitor, windowId, 'modern-slavery', { steps: 'word '.repeat(150) })).status).toBe(200);
  });

  it('takes a CQC ID as people paste it', async () => {
    const { visitor, subject } = await begin();
    await fillIn(visitor, windowId, 'registration', {
      locationId: 'https://www.cqc.org.uk/location/1-1000000001',
    });
    const saved = await site.sealed.page(windowId, subject, 'registration');
    expect(saved?.values.locationId).toBe('1-1000000001');
  });

  it('shows a date again in its parts, however wrong', async () => {
    const { visitor } = await begin();
    const wrong = { lead: 'Sam', 'reviewedOn-day': '31', 'reviewedOn-month': '2', 'reviewedOn-year': '2026' };
    const shown = await fillIn(visitor, windowId, 'safeguarding', wrong);
    expect(shown.html).toContain('The date the policy was last reviewed must be a real date');
    expect(shown.html).toContain('href="#reviewedOn-day"');
    expect(shown.html).toMatch(/name="reviewedOn-day"[^>]*value="31"/);
  });

  it('adds the pages of each lot chosen, and drops them with it', async () => {
    const { visitor } = await begin();
    expect((await fillIn(visitor, windowId, 'lots', { lots: ['A', 'C'] })).title).toMatch(/^Zones and hours for lot A/);
    expect((await fillIn(visitor, windowId, 'capacity-A')).title).toMatch(/^Zones and hours for lot C/);
    expect((await visitor.get(at('questions/q10'))).status).toBe(200);
    await fillIn(visitor, windowId, 'lots', { lots: ['A'] });
    expect((await visitor.get(at('questions/q10'))).status).toBe(404);
  });

  it('asks for the hours of each zone chosen', async () => {
    const { visitor } = await begin();
    await fillIn(visitor, windowId, 'lots');
    const shown = await fillIn(visitor, windowId, 'capacity-A', { zones: ['8'], 'hours-8': 'many' });
    expect(shown.html).toContain('href="#hours-8"');
    expect(shown.html).toContain('value="many"');
  });

  it('that the application has not got is not found', async () => {
    const { visitor } = await begin();
    expect((await visitor.get(at('questions/salary'))).status).toBe(404);
    expect((await visitor.get('/apply/windows/s1-home-care-2031-03-01/questions/contacts')).status).toBe(404);
  });

  it('needs the application to have been started', async () => {
    const newcomer = await site.visit({ subject: 'nobody-yet' });
    expect((await newcomer.get(at('questions/contacts'))).title).toBe('You have not started this application');
  });
});

const aContract = (subject: string) =>
  site.contracts.make({
    contractId: 'c1',
    agreementId: 's1-home-care',
    windowId: 's1-home-care-2026-09-01',
    applicationId: 'a1',
    providerId: subject,
    providerName: 'Bright Care Ltd',
    locationId: '1-1000000001',
    lot: 'A',
    zones: [{ zone: '1', hoursPerWeek: 10 }],
    from: '2026-11-01',
    to: '2028-08-31',
    rating: 'Good',
    awardedAt: '2026-10-20T09:00:00.000Z',
  });

describe('A lot that the provider holds a contract on', () => {
  it('is not offered, and cannot be sent for all the same', async () => {
    const { visitor, subject } = await begin();
    await aContract(subject);
    const { html } = await visitor.get(at('questions/lots'));
    expect(html).toContain('You already hold a contract on lot A.');
    expect(html).not.toContain('value="A"');
    await visitor.submit(at('questions/lots'), { lots: ['A'] });
    expect((await visitor.get(at('questions/capacity-A'))).status).toBe(404);
  });

  it('is not submitted, though a page opened a moment before had not heard of the contract', async () => {
    const { visitor, subject } = await begin();
    await aCompleteDraft(site, windowId, subject);
    await visitor.get(at('questions/organisation'));
    await aContract(subject);
    expect((await visitor.get(at('questions/capacity-A'))).status).toBe(200);
    const sent = await visitor.submit(at('submit'));
    expect(sent.status).toBe(400);
    expect(sent.html).toContain('href="#section-lots">Complete “');
    expect((await site.sealed.get(windowId, subject))?.status).toBe('draft');
  });

  it('is free to apply for again once that contract has ended with its agreement', async () => {
    const { subject } = await begin();
    await aContract(subject);
    const [s1] = site.agreements;
    if (!s1) throw new Error('There is no agreement');
    const session = { id: '', signedInAt: clock.now(), endsInMs: 60_000 };
    const actsFor = { providerId: subject, part: 'sign' as const, withOthers: false };
    const account = { subject, name: 'Bright Care Ltd', email: 'a@example.com', groups: [], actsFor };
    const visitor = { ...account, session, formToken: '' };
    const held = (agreement: typeof s1, arrivedAt: string) =>
      contractedLots({ ...site, agreements: [agreement] }, s1, { visitor, arrivedAt });
    const ended = { ...s1, term: { from: s1.term.from, to: '2026-12-31', extensions: [] } };
    expect(await held(s1, clock.now())).toEqual(['A']);
    expect(await held(ended, clock.now())).toEqual([]);
    const { term } = s1;
    const extended = { ...s1, term: { ...term, extensions: [...term.extensions, { to: '2029-08-31', taken: true }] } };
    expect(await held(extended, '2028-10-01T09:00:00.000Z')).toEqual(['A']);
  });
});

describe('Two tabs with the same page', () => {
  const typeInBoth = async () => {
    const { visitor, subject } = await begin();
    await visitor.get(at('questions/contacts'));
    const shownFirst = visitor.html();
    await visitor.submit(at('questions/contacts'), { name: 'Asha', email: '', phone: '', _later: 'yes' });
    const token = /name="_token" value="([^"]+)"/.exec(shownFirst)?.[1] ?? '';
    const late = { _token: token, _version: '0', name: 'Bela', email: '', phone: '', _later: 'yes' };
    return { visitor, subject, late, shown: await visitor.post(at('questions/contacts'), late) };
  };

  it('do not overwrite each other: the later is shown both, and asked', async () => {
    const { shown, subject } = await typeInBoth();
    expect(shown.status).toBe(409);
    expect(shown.html).toMatch(/What you typed here[\s\S]*Bela[\s\S]*What was saved elsewhere[\s\S]*Asha/);
    expect((await site.sealed.page(windowId, subject, 'contacts'))?.values.name).toBe('Asha');
  });

  it('let the later be saved over the earlier by choice', async () => {
    const { visitor, subject } = await typeInBoth();
    await visitor.submit(at('questions/contacts'), { name: 'Bela', email: '', phone: '' });
    expect((await site.sealed.page(windowId, subject, 'contacts'))?.values.name).toBe('Bela');
  });

  it('are no conflict where both say the same, as after a double click or the back button', async () => {
    const { visitor, late } = await typeInBoth();
    expect((await visitor.post(at('questions/contacts'), { ...late, name: 'Asha' })).status).toBe(303);
  });
});

describe('Answers that are longer than a submission has room for', () => {
  it('are refused beside the field and shown again, though they are saved for later', async () => {
    const { visitor, subject } = await begin();
    const shown = await fillIn(visitor, windowId, 'contacts', { name: 'é'.repeat(20_001), _later: 'yes' });
    expect(shown.status).toBe(400);
    expect(shown.html).toContain('<a href="#name">Shorten your answer: it is longer than any question needs');
    expect(shown.html).toContain('é'.repeat(20_001));
    expect(await site.sealed.page(windowId, subject, 'contacts')).toBeUndefined();
  });

  it('are refused where the pages together are too long, and taken again once another is shorter', async () => {
    const { visitor } = await begin();
    const pages = ['mandatory-exclusions', 'discretionary-exclusions', 'conflicts'];
    for (const page of pages)
      expect((await fillIn(visitor, windowId, page, { details: 'x'.repeat(39_000), _later: 'yes' })).status).toBe(200);
    const long = { name: 'x'.repeat(39_000), _later: 'yes' };
    const shown = await fillIn(visitor, windowId, 'contacts', long);
    expect(shown.status).toBe(400);
    expect(shown.html).toContain('Shorten your answer, or those of other pages');
    await fillIn(visitor, windowId, 'conflicts', { details: 'x' });
    expect((await fillIn(visitor, windowId, 'contacts', long)).status).toBe(200);
  });

  it('are never submitted as a fault of the service: as much as is kept can be submitted', async () => {
    const visitor = await site.visit({ subject: 'talkative' });
    await aCompleteDraft(site, windowId, 'talkative');
    const asked = questionsFor(s1().questionnaire, ['A']);
    for (const { id, wordLimit } of asked) {
      const shown = await fillIn(visitor, windowId, id, { answer: 'ąęłżźćńśó '.repeat(wordLimit) });
      expect([id, shown.status]).toEqual([id, 200]);
    }
    await visitor.get(at('check'));
    expect((await visitor.submit(at('submit'))).title).toBe('Application submitted');
  });

  it('can be made by several tabs at once; what is too long is said when it is submitted, and can be shortened', async () => {
    const visitor = await site.visit({ subject: 'in-six-tabs' });
    await aCompleteDraft(site, windowId, 'in-six-tabs');
    const before = await site.sealed.page(windowId, 'in-six-tabs', 'conflicts');
    const details = 'x'.repeat(39_000);
    for (const page of ['mandatory-exclusions', 'discretionary-exclusions', 'conflicts', 'contacts', 'bidding']) {
      const stored = await site.sealed.page(windowId, 'in-six-tabs', page);
      const values = { ...stored?.values, details };
      await site.sealed.savePage(windowId, 'in-six-tabs', page, values, stored?.version ?? 0, clock.now());
    }
    await visitor.get(at('check'));
    const refused = await visitor.submit(at('submit'));
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(/<a href="#section-[\w-]+">Shorten “/);
    for (const page of ['mandatory-exclusions', 'discretionary-exclusions', 'conflicts'])
      expect((await fillIn(visitor, windowId, page, { declared: 'no', details: '' })).status).toBe(200);
    await visitor.get(at('check'));
    expect((await visitor.submit(at('submit'))).title).toBe('Application submitted');
    expect(before?.values).toBeDefined();
  });

  it('are read no further where a script puts them into a field of ours', async () => {
    const { visitor } = await begin();
    const shown = await fillIn(visitor, windowId, 'contacts', { _later: 'x'.repeat(190_000) });
    expect(shown.title).toMatch(/^Your application to join/);
  });
});
