import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { aStoredFile } from '../../builders/files.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let year = 2040;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

/** A lead who also judges quality. */
const both = () => desk.as({ ...desk.officers.lead, groups: ['procurement-lead', 'evaluator'] });
const finding = { code: 'dear', outcome: 'refer' as const, text: 'The rate is above £17.' };

/** An application that was referred because of its price, with a page about price that has a file. */
const priced = async (found = finding, more: Partial<OpenedApplication> = {}) => {
  const windowId = `s1-home-care-${year++}-03-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const compliance = { outcome: 'refer' as const, checkedAt: clock.now(), findings: [found] };
  const application = { ...anApplication('Dear Care', { windowId }).complianceReferred(), compliance, ...more };
  const frozen = frozenOf(application);
  const card = aStoredFile('kept/x/rates', 'rates at 18 pounds.pdf');
  await desk.deps.applications.open(application, {
    ...frozen,
    sections: [
      ...frozen.sections,
      { page: 'rate-card', shownTo: ['price'], title: 'Rates', rows: [{ question: 'Rates', answer: card.name }] },
    ],
    answers: { ...frozen.answers, 'rate-card': { card } },
  });
  await desk.files.put(card);
  await desk.stored.waiting(application.applicationId, 'compliance-referral');
  const base = `/officers/windows/${windowId}`;
  return { application, base, here: `${base}/applications/${application.applicationId}` };
};

/** What a page says, without what tells one application from another. */
const textOf = (
  html: string,
  {
    applicationId,
    windowId,
    receipt,
  }: { readonly applicationId: string; readonly windowId: string; readonly receipt: { readonly reference: string } },
): string =>
  html
    .replaceAll(applicationId, 'ID')
    .replaceAll(windowId, 'WINDOW')
    .replaceAll(receipt.reference, 'REFERENCE')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/\d{4}/g, 'YEAR')
    .replaceAll(/name="_token" value="[^"]*"/g, '');

describe('What compliance found', () => {
  it('looks the same to who judges quality whether it tells of price or of anything else', async () => {
    const seen = async (text: string) => {
      const { base, here, application } = await priced({ ...finding, text });
      const visitor = await both();
      const paths = [here, `${here}/compliance`, `${base}/referrals`, `${base}/audit`, `${base}/applications`];
      const pages: string[] = [];
      for (const path of paths) {
        const { status, html } = await visitor.get(path);
        pages.push(`${status} ${textOf(html, application)}`);
      }
      return pages;
    };
    const [price, insurance] = [await seen('The rate is above £17.'), await seen('There is no public liability.')];
    expect(price).toEqual(insurance);
    expect(price.join()).toContain('What the check found is not shown to people who judge quality');
    expect(price.join()).not.toMatch(/above £17|public liability/);
  });

  it('is no reason that who judges quality reads, once it has become a rejection', async () => {
    const reasons = [finding.text, 'They did not reply.'];
    const rejection = { stage: 'compliance' as const, at: clock.now(), reasons };
    const { here } = await priced(finding, { status: 'rejected', rejection });
    const { html } = await (await both()).get(here);
    expect(html).toContain('Not shown to people who judge quality');
    expect(html).not.toMatch(/above £17|did not reply/);
    expect((await (await desk.as(desk.officers.manager)).get(here)).html).toContain('The rate is above £17.');
  });
});

describe('What tells of price', () => {
  it('is not read in a file by anybody who judges quality', async () => {
    const { here } = await priced();
    const visitor = await both();
    expect((await visitor.get(`${here}/answers`)).html).not.toContain('rates at 18 pounds');
    expect((await visitor.get(`${here}/files/rate-card/card`)).status).toBe(404);
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get(`${here}/files/rate-card/card`)).status).toBe(303);
  });

  it('is not decided on by who may not read it, and is shown whole to who decides', async () => {
    const { application, here } = await priced();
    const visitor = await both();
    expect((await visitor.get(here)).html).not.toContain(`${here}/compliance`);
    await visitor.get('/officers/windows/open');
    const sent = await visitor.submit(`${here}/compliance`, {
      decision: 'accept',
      reason: 'I see nothing that is wrong with it.',
    });
    expect([sent.status, sent.title]).toEqual([403, 'Somebody else decides on this']);
    expect((await desk.deps.applications.get(application.applicationId))?.status).toBe('compliance-referred');
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get(`${here}/compliance`)).html).toContain('rates at 18 pounds');
  });

  it('is not told by the reason of who decided', async () => {
    const { base, here } = await priced();
    const manager = await desk.as(desk.officers.manager);
    await manager.get(`${here}/compliance`);
    await manager.submit(`${here}/compliance`, {
      decision: 'accept',
      reason: 'Their price of £18.40 an hour is sound.',
    });
    expect((await manager.get(here)).html).toContain('£18.40');
    const visitor = await both();
    for (const path of [`${base}/audit`, here, `${here}/compliance`])
      expect((await visitor.get(path)).html, path).not.toContain('£18.40');
  });
});
