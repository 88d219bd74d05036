import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPdf } from '../../builders/files.ts';
import { goodAnswers } from '../../builders/good-answers.ts';
import { fillIn, newApplicants, upload } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(windowId);
});
afterAll(() => site.stop());

const begin = newApplicants(() => site, windowId);
const saved = async (subject: string, page: string) => (await site.sealed.page(windowId, subject, page))?.values;
const at = (...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');

describe('What a provider types', () => {
  it.each([
    [
      'insurance',
      { employersLiability: '£10,000,000', publicLiability: '5m' },
      { employersLiability: '10,000,000', publicLiability: '5,000,000' },
    ],
    [
      'organisation',
      { companyNumber: 'sc 123 456', name: ' Bright  Care\u200B ' },
      { companyNumber: 'SC123456', name: 'Bright Care' },
    ],
    ['data-protection', { icoNumber: 'za 123456' }, { icoNumber: 'ZA123456' }],
    [
      'contacts',
      { email: '\u200Bsmith&sons@example.com\u00A0', phone: '01632.960.001 ext 12' },
      { email: 'smith&sons@example.com', phone: '01632.960.001 ext 12' },
    ],
    ['registration', { locationId: 'Location ID: 1\u00AD1000000001' }, { locationId: '1-1000000001' }],
    [
      'continuity',
      { 'testedOn-day': '1', 'testedOn-month': 'Oct', 'testedOn-year': '2026' },
      { testedOn: '2026-10-01' },
    ],
    ['bidding', { others: '\u200B' }, { others: '' }],
  ])('on the page %s is kept in the form in which it is understood: %j', async (page, typed, kept) => {
    const { visitor, subject } = await begin();
    expect((await fillIn(visitor, windowId, page, typed)).status).toBe(200);
    expect(await saved(subject, page)).toMatchObject(kept);
  });

  it.each([
    ['safeguarding', { 'reviewedOn-year': '1066' }, 'reviewedOn', 'must be on or after 1 January 1900'],
    ['safeguarding', { 'reviewedOn-year': '2030' }, 'reviewedOn', 'must be today or in the past'],
    ['continuity', { 'testedOn-day': '31', 'testedOn-month': '2' }, 'testedOn', 'must be a real date'],
    ['insurance', { publicLiability: '1e3' }, 'publicLiability', 'must be a sum in figures'],
    ['contacts', { name: ['Asha', 'Bela'] }, 'name', 'Enter one answer: this was sent more than once'],
    ['contacts', { phone: '-------' }, 'phone', 'Enter a telephone number'],
    ['contacts', { name: '<script>\u202E'.repeat(1300) }, 'name', 'Use 200 characters or fewer'],
    ['modern-slavery', { steps: '\u200B' }, 'steps', 'Explain how you prevent modern slavery'],
  ])(
    'on the page %s is refused beside its field where it is wrong, and nothing is stored: %j',
    async (page, typed, field, message) => {
      const { visitor, subject } = await begin();
      const shown = await fillIn(visitor, windowId, page, typed);
      expect(shown.status).toBe(400);
      const [, beside = ''] = new RegExp(`id="${field}-error"[^>]*>([\\s\\S]*?)</p>`).exec(shown.html) ?? [];
      expect(beside).toContain(message);
      for (const each of Object.values(typed).flat()) {
        const escaped = each.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        if (each.trim() !== '\u200B') expect(shown.html).toContain(escaped);
      }
      expect(await saved(subject, page)).toBeUndefined();
    },
  );

  it('and no longer asks for is kept in the draft, neither shown nor judged, and is no part of what is submitted', async () => {
    const { visitor, subject } = await begin();
    const everything = Object.keys(goodAnswers());
    for (const page of everything) await fillIn(visitor, windowId, page);
    await upload(site, visitor, windowId, 'safeguarding', aPdf());
    const details = 'A story of long ago. '.repeat(200);
    expect((await fillIn(visitor, windowId, 'conflicts', { declared: 'no', details })).status).toBe(200);
    expect((await fillIn(visitor, windowId, 'capacity-A', { zones: ['1'], 'hours-4': 'many' })).status).toBe(200);
    expect(await saved(subject, 'conflicts')).toMatchObject({ details });

    const check = await visitor.get(at('check'));
    expect(check.html).not.toContain('A story of long ago');
    expect(check.html).not.toContain('many hours');
    expect((await visitor.submit(at('submit'))).html).toContain('Application submitted');
    const submission = await site.sealed.submission(windowId, subject, 1);
    expect(submission?.frozen.answers).toMatchObject({ conflicts: { declared: 'no' } });
    expect(JSON.stringify(submission)).not.toMatch(/A story of long ago|many/);
  });
});
