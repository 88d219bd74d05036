import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyPageOf } from '../../../domain/application/application.ts';
import { complianceFindings } from '../../../domain/application/compliance.ts';
import { sectionsSeen } from '../../../domain/application/sight.ts';
import { outcomeOf } from '../../../domain/reason.ts';
import { withUniforms } from '../../builders/an-own-page.ts';
import { aPdf, aStoredFile } from '../../builders/files.ts';
import { brightCare, goodAnswers } from '../../builders/good-answers.ts';
import { fillIn, upload } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterAll(() => site.stop());

const agreement = withUniforms();
const good = {
  badges: 'yes',
  maker: 'Badge & Sons',
  story: 'The number is stopped within the hour.',
  style: 'own',
  colours: ['green', 'navy'],
  cost: '£45',
  sets: '3',
  'renewedOn-day': '1',
  'renewedOn-month': '2',
  'renewedOn-year': '2027',
  email: 'orders@badges.example',
  phone: '01632 960 002',
  promised: ['yes'],
};

describe('A page that an agreement adds in its own file, with a question of each kind', { timeout: 60_000 }, () => {
  it('is asked, judged, submitted, frozen and shown to officers like any other', async () => {
    const windowId = 's1-home-care-2027-03-11';
    const window = await site.aWindow(windowId, {}, agreement);
    const visitor = await site.visit({ subject: 'wears-badges' });
    await visitor.get(`/apply/windows/${windowId}`);
    await visitor.submit(`/apply/windows/${windowId}/start`);

    const address = `/apply/windows/${windowId}/questions/uniforms`;
    const shown = await visitor.get(address);
    for (const words of ['People want to know who is at their door.', 'a badge with a photo', 'Who makes the badges?'])
      expect(shown.html).toContain(words);

    const empty = await visitor.submit(address, {});
    expect(empty.status).toBe(400);
    for (const words of [
      'Select whether everybody wears a badge',
      'Explain how lost badges are stopped',
      'Select which clothes are worn',
      'Select at least one colour',
      'Enter what a set costs in pounds',
      'Enter how many sets each has',
      'Enter when they were last renewed',
      'Enter an email address in the correct format',
      'Enter a telephone number',
      'Confirm that nobody works without a badge',
    ])
      expect(empty.html).toContain(words);
    expect(empty.html, 'asked only of those who wear badges').not.toContain('Enter who makes the badges');

    await visitor.get(address);
    const sent = await visitor.submit(address, good);
    expect(sent.title).toBe('Upload the catalogue');
    await upload(site, visitor, windowId, 'uniforms', aPdf('Catalogue.pdf'));
    for (const page of Object.keys(goodAnswers(brightCare, ['A'], agreement))) await fillIn(visitor, windowId, page);
    await upload(site, visitor, windowId, 'safeguarding', aPdf());
    const check = await visitor.get(`/apply/windows/${windowId}/check`);
    expect(check.html).toContain('Badge &amp; Sons');
    const receipt = await visitor.submit(`/apply/windows/${windowId}/submit`);
    expect(receipt.html).toContain('Application submitted');

    const submission = await site.sealed.submission(windowId, 'wears-badges', 1);
    if (!submission) throw new Error('Nothing was submitted');
    const section = submission.frozen.sections.find(({ page }) => page === 'uniforms');
    expect(section).toMatchObject({
      title: 'Uniforms',
      shownTo: ['compliance'],
      introduction: { text: ['People want to know who is at their door.'], points: ['a badge with a photo'] },
    });
    expect(section?.rows.map(({ question, answer }) => [question, answer])).toEqual([
      ['Does everybody wear a badge?', 'Yes'],
      ['Who makes the badges?', 'Badge & Sons'],
      ['How are lost badges stopped?', 'The number is stopped within the hour.'],
      ['Which clothes are worn?', 'Their own'],
      ['Which colours are used?', 'Navy\nGreen'],
      ['What does a set cost?', '£45'],
      ['How many sets has each?', '3 sets'],
      ['When were they last renewed?', '1 February 2027'],
      ['Where can they be ordered?', 'orders@badges.example'],
      ['Who can be called about them?', '01632 960 002'],
      ['Your promise', 'Nobody works without a badge'],
      ['Upload the catalogue', 'Catalogue.pdf (2 KB)'],
    ]);
    expect(complianceFindings(agreement, submission.frozen.answers, window.closesAt)).toEqual([]);
    const decider = sectionsSeen(submission.frozen, { caseFile: true, price: false });
    const evaluator = sectionsSeen(submission.frozen, { caseFile: false, price: false });
    expect(decider.some(({ page }) => page === 'uniforms')).toBe(true);
    expect(evaluator.some(({ page }) => page === 'uniforms')).toBe(false);
  });

  it.each([
    ['no-badges', 'fail', { badges: 'no' }],
    ['no-navy', 'refer', { colours: ['green'] }],
    ['dear', 'refer', { cost: '100.01' }],
    ['few-sets', 'fail', { sets: '1' }],
    ['worn-out', 'refer', { renewedOn: '2025-03-30' }],
    ['worn-out', 'refer', { renewedOn: '2027-04-01' }],
  ])('has its gate %s, which ends in %s', (code, outcome, change) => {
    const page = everyPageOf(agreement).find(({ path }) => path === 'uniforms');
    const catalogue = aStoredFile('k', 'c.pdf');
    const values = { ...good, renewedOn: '2027-02-01', promised: 'yes', catalogue, ...change };
    const findings = page?.findings(values, '2027-03-31') ?? [];
    expect(findings.map((each) => each.code)).toEqual([code]);
    expect(outcomeOf(findings)).toBe(outcome);
  });
});
