import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complianceFindings } from '../../../domain/application/compliance.ts';
import { outcomeOf } from '../../../domain/reason.ts';
import { withUniforms } from '../../builders/an-own-page.ts';
import { aCompleteDraft, fillIn } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const at = (...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');
let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(windowId);
});
afterAll(() => site.stop());

const aFirm = async (subject: string) => {
  await aCompleteDraft(site, windowId, subject);
  return site.visit({ subject });
};
const statusOf = (html: string, title: string) =>
  new RegExp(`${title}[\\s\\S]*?govuk-task-list__status[^>]*>([\\s\\S]*?)</div>`)
    .exec(html)?.[1]
    ?.replace(/<[^>]*>/g, '')
    .trim();
const refused = 'As it stands, your application would be refused.';

describe('Answers with which an application would be refused', () => {
  it('are saved, and the page says so before it leads on; sent again, it leads on', async () => {
    const visitor = await aFirm('refused-1');
    const shown = await fillIn(visitor, windowId, 'recruitment', { checks: 'no' });
    expect([shown.status, shown.title]).toEqual([200, 'Safe recruitment']);
    expect(shown.html).toContain(refused);
    expect((await site.sealed.page(windowId, 'refused-1', 'recruitment'))?.values).toEqual({ checks: 'no' });
    expect(shown.html).toContain(`<a class="govuk-link" href="${at('questions/continuity')}">go on with these answers`);
    expect((await visitor.submit(at('questions/recruitment'), { checks: 'no' })).title).toBe('Business continuity');
  });

  it('are told while the page is not complete yet', async () => {
    const visitor = await aFirm('refused-2');
    const tasks = await fillIn(visitor, windowId, 'contract-terms', { tupe: 'no', minimumPay: [], _later: 'yes' });
    expect(statusOf(tasks.html, 'Terms of the contract')).toBe('Incomplete');
    expect(tasks.html).toContain('With what you have answered, your application would be refused');
    expect((await visitor.get(at('questions/contract-terms'))).html).toContain(refused);
  });

  it('are not in the way of what is wrong with other answers', async () => {
    const visitor = await aFirm('refused-3');
    const shown = await fillIn(visitor, windowId, 'contract-terms', { tupe: 'no', minimumPay: [] });
    expect(shown.status).toBe(400);
    expect(shown.html).not.toContain(refused);
  });

  it('are submitted only by who says so, and are what the check then refuses', async () => {
    const visitor = await aFirm('refused-4');
    await fillIn(visitor, windowId, 'prices', { accepted: 'no' });
    const check = await visitor.get(at('check'));
    expect(check.html).toContain('<a class="govuk-link" href="#section-prices">Published rates</a>');
    expect(check.html).toContain('have 10 days to reply before the refusal takes effect');
    const asked = await visitor.submit(at('submit'));
    expect([asked.status, asked.title]).toEqual([400, 'Check your answers before you submit']);
    expect(asked.html).toContain('href="#knowing">Say that you want to submit it though it would be refused');
    expect((await site.sealed.get(windowId, 'refused-4'))?.status).toBe('draft');
    expect((await visitor.submit(at('submit'), { knowing: 'yes' })).title).toBe('Application submitted');
    const stored = await site.sealed.submission(windowId, 'refused-4', 1);
    const [agreement] = site.agreements;
    const window = await site.windows.get(windowId);
    if (!stored || !agreement || !window) throw new Error('Nothing was submitted');
    expect(outcomeOf(complianceFindings(agreement, stored.frozen.answers, window.closesAt))).toBe('fail');
    const row = stored.frozen.sections.find(({ page }) => page === 'prices')?.rows[0];
    expect(row?.hint, 'what was said is frozen').toContain('You must answer “Yes” to be admitted.');
  });

  it('of an agreement’s own page are told by its own gate', async () => {
    const windowId = 's1-home-care-2027-03-12';
    await site.aWindow(windowId, {}, withUniforms());
    const visitor = await site.visit({ subject: 'refused-5' });
    await visitor.get(`/apply/windows/${windowId}`);
    await visitor.submit(`/apply/windows/${windowId}/start`);
    const address = `/apply/windows/${windowId}/questions/uniforms`;
    await visitor.get(address);
    await visitor.submit(address, { badges: 'no', colours: ['green'], sets: '1', _later: 'yes' });
    const { html } = await visitor.get(address);
    expect(html).toContain(
      'You answered “No” to “Does everybody wear a badge?”. You must answer “Yes” to be admitted.',
    );
    expect(html).toContain('It must be 2 sets or more to be admitted.');
    expect(html).toContain('You answered “Green” to “Which colours are used?”. That does not end your application');
  });
});

describe('Answers that an officer looks at', () => {
  it('have a status of their own, are told where they are checked, and are submitted without a question', async () => {
    const visitor = await aFirm('referred-1');
    const next = await fillIn(visitor, windowId, 'conflicts', { declared: 'yes', details: 'A cousin works there.' });
    expect(next.title, 'nothing stops on the way').toMatch(/^Your application to join/);
    expect(statusOf(next.html, 'Conflicts of interest')).toBe('An officer decides');
    expect(statusOf(next.html, 'Safe recruitment')).toBe('Completed');
    expect(next.html).not.toContain(refused);
    const check = await visitor.get(at('check'));
    expect(check.html).toContain('That does not end your application: an officer looks at it');
    expect(check.html).not.toContain(refused);
    expect((await visitor.submit(at('submit'))).title).toBe('Application submitted');
  });
});

describe('A scored question', () => {
  it('says what it weighs on the lots chosen alone, its least mark, what admits and what each mark means', async () => {
    const visitor = await aFirm('scored-1');
    const { html } = await visitor.get(at('questions/q4'));
    expect(html).toContain('<strong>What it counts for:</strong> 15% of lot A<');
    expect(html).toContain('<strong>Least mark:</strong> 3 of 5');
    expect(html).toContain(
      'To be admitted to a lot you need 60 of 100 in all, at least 2 of 5 for each answer and at least 3 for “Safeguarding”.',
    );
    expect(html).toMatch(/<strong>Mark 2:<\/strong> The main parts are covered, thinly/);
    await fillIn(visitor, windowId, 'lots', { lots: ['A', 'C'] });
    expect((await visitor.get(at('questions/q4'))).html).toContain('15% of lot A and 10% of lot C<');
  });
});
