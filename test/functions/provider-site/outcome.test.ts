import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { aSubmission } from './a-submission.ts';
import { tellOutcome } from './tell-outcome.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const cancelledId = 's1-home-care-2027-02-01';
let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(windowId, aWindow({ windowId }).standstill());
  await site.aWindow(cancelledId, aWindow({ windowId: cancelledId, status: 'cancelled' }).evaluating());
});
afterAll(() => site.stop());

const an = (providerId: string, window = windowId) => anApplication('Bright Care', { windowId: window, providerId });

const told = (application: OpenedApplication, leftOut?: { readonly reason: string } | undefined) =>
  tellOutcome(site, application, leftOut);

const plain = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ');
/** A letter's lines without their marks of headings and lists. */
const linesOf = (body: string) => body.split('\n').flatMap((line) => line.replace(/^(##?|-) /, '').trim() || []);

const decided = an('won-one').applyingFor('A', 'C').scored(4);
const cases: readonly (readonly [string, OpenedApplication, { readonly reason: string } | undefined])[] = [
  ['with a place on one of two lots', { ...decided, status: 'awarded', awardedLots: ['A'] }, undefined],
  ['without a place', { ...an('lost').scored(1), status: 'unsuccessful', awardedLots: [] }, undefined],
  ['that was rejected', an('rejected').rejected(), undefined],
  ['that was left out', an('left-out').received(), { reason: 'Its file could not be read, whatever was tried.' }],
];

describe('The page of an outcome', () => {
  it.each(cases)('says of an application %s, line by line, what its letter says', async (_, application, leftOut) => {
    const { body } = await told(application, leftOut);
    const [greeting, ...said] = linesOf(body);
    expect(greeting).toBe('Dear Bright Care,');
    expect(said.length).toBeGreaterThan(10);
    const visitor = await site.visit({ subject: application.providerId });
    let page = plain((await visitor.get(`/apply/windows/${windowId}/outcome`)).html);
    for (const line of said) {
      expect(page).toContain(line.replaceAll(/\s+/g, ' '));
      page = page.slice(page.indexOf(line.replaceAll(/\s+/g, ' ')) + line.length);
    }
  });

  it('says of an award that was stopped before its letters went what follows, and not what nobody was told', async () => {
    const subject = 'never-told';
    const application = await aSubmission(site, cancelledId, subject);
    const letter = await told({ ...an(subject, cancelledId).scored(4), status: 'awarded', awardedLots: ['A'] });
    await site.letters.withdraw(letter.letterId);
    const overtaken = { at: clock.now(), title: 'Award stopped', paragraphs: ['After a challenge, it was stopped.'] };
    const visitor = await site.visit({ subject });
    const at = `/apply/windows/${cancelledId}/outcome`;
    expect((await visitor.get(at)).status).toBe(404);
    const { reference } = application.receipt;
    await site.outcomes.overtake({ windowId: cancelledId, providerId: subject, reference, overtaken });
    const { html } = await visitor.get(at);
    expect(html).toContain('After a challenge, it was stopped.');
    expect(html).not.toContain('successful');
    expect(html).not.toContain('What we told you before');
  });
});
