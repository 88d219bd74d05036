import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { personOf } from '../../builders/people.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let number = 0;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

const reason = 'The firm confirmed by telephone that it has applied once, and who its people are.';
const stored = (id: string) => desk.deps.applications.get(id);

/** Two applications with one location in a window of their own. */
const two = async (first: (firm: OpenedApplication, about: OpenedApplication) => OpenedApplication) => {
  number += 1;
  const windowId = `s1-home-care-20${40 + number}-03-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const impostor = await desk.stored.application(anApplication('Impostor Care', { windowId }).registrationReferred());
  const firm = await desk.stored.application(first(anApplication('Firm Care', { windowId }).received(), impostor));
  const base = `/officers/windows/${windowId}`;
  return { windowId, firm, impostor, base, page: `${base}/applications/${firm.applicationId}` };
};
const findingOn = ({ applicationId, receipt }: OpenedApplication) => ({
  code: 'location-shared',
  outcome: 'refer' as const,
  text: `${receipt.reference}, the application of Impostor Care, names this location too.`,
  about: applicationId,
});
const referredFor = (firm: OpenedApplication, impostor: OpenedApplication) => {
  const { registration } = anApplication().registrationReferred();
  if (!registration) throw new Error('There is no registration');
  return {
    ...firm,
    status: 'registration-referred' as const,
    registration: { ...registration, findings: [findingOn(impostor)] },
  };
};
const doubted = (firm: OpenedApplication, impostor: OpenedApplication): OpenedApplication => {
  const { text, about } = findingOn(impostor);
  return {
    ...anApplication('Firm Care', { windowId: firm.windowId }).scored(),
    locationDoubts: [{ about, text, at: clock.now() }],
  };
};

describe('A location that two applications name', () => {
  it('is shown to the officer who decides with the other’s reference, and a way to it', async () => {
    const { page, impostor, base } = await two(referredFor);
    const lead = await desk.as(desk.officers.lead);
    for (const each of [page, `${page}/registration`]) {
      const { html } = await lead.get(each);
      expect(html).toContain(impostor.receipt.reference);
      expect(html).toContain(`href="${base}/applications/${impostor.applicationId}"`);
    }
  });

  it('is not decided on by an officer with a conflict of interest with the other applicant', async () => {
    const { windowId, page, firm, impostor } = await two(referredFor);
    await desk.stored.waiting(firm.applicationId, 'registration-referral');
    const by = personOf(desk.officers.lead);
    await desk.deps.applications.change(
      impostor,
      { conflicts: [{ by, at: clock.now() }] },
      { at: clock.now(), by, action: 'conflict declared' },
    );
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${page}/registration`);
    const shown = await lead.submit(`${page}/registration`, { decision: 'accept', reason });
    expect([shown.status, shown.html.includes('You declared a conflict of interest')]).toEqual([403, true]);
    expect((await stored(firm.applicationId))?.status).toBe('registration-referred');
    expect(windowId).toBe(firm.windowId);
  });
});

describe('A location that an application opened later names too', () => {
  it('waits for an officer, and keeps the recommendation until it is decided', async () => {
    const { base, page, firm, impostor, windowId } = await two(doubted);
    await desk.deps.applications.move(
      impostor,
      'rejection-proposed',
      {},
      { at: clock.now(), action: 'rejection proposed' },
    );
    const proposed = await stored(impostor.applicationId);
    if (!proposed) throw new Error('It is missing');
    await desk.deps.applications.move(proposed, 'rejected', {}, { at: clock.now(), action: 'rejected' });
    await desk.stored.waiting(windowId, 'recommendation');
    const lead = await desk.as(desk.officers.lead);
    expect((await lead.get('/officers')).html).toContain('Decide on locations that another application names');
    expect((await lead.get(`${base}/referrals`)).html).toContain(`href="${page}/shared-location"`);
    expect((await lead.get(`${base}/recommendation`)).html).toContain('1 of 2 applications is still being decided');

    const { html } = await lead.get(`${page}/shared-location`);
    expect(html).toContain(impostor.receipt.reference);
    const shown = await lead.submit(`${page}/shared-location`, { decision: 'accept', reason });
    expect(shown.title).toBe('Firm Care');
    expect(await stored(firm.applicationId)).toMatchObject({
      locationDoubts: [{ decided: { decision: 'accept', reason, by: { name: 'Priya Example' } } }],
      registration: { findings: [{ about: impostor.applicationId }] },
    });
    expect((await lead.get(`${base}/recommendation`)).html).not.toContain('is still being decided');
    expect((await desk.stored.audit(windowId)).map(({ action }) => action)).toContain('shared location accepted');
  });

  it('is not accepted where its place is held back: what nobody accepted holds a contract back', async () => {
    const { page, firm } = await two(doubted);
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${page}/shared-location`);
    await lead.submit(`${page}/shared-location`, { decision: 'hold', reason });
    const after = await stored(firm.applicationId);
    expect([after?.locationDoubts?.[0]?.decided?.decision, after?.registration?.findings]).toEqual(['hold', []]);
  });

  it('is not decided where one more has come to light since the page was shown', async () => {
    const { page, firm } = await two(doubted);
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${page}/shared-location`);
    const one = { about: `${firm.windowId}.third`, text: 'A third names this location too.', at: clock.now() };
    await desk.deps.applications.change(
      firm,
      { locationDoubts: [...(firm.locationDoubts ?? []), one] },
      { at: clock.now(), action: 'location in doubt' },
    );
    const shown = await lead.submit(`${page}/shared-location`, { decision: 'accept', reason });
    expect([shown.status, shown.html.includes('one more application names its location')]).toEqual([409, true]);
  });
});
