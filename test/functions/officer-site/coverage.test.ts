import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { personOf } from '../../builders/people.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

const rowOf = (html: string, zone: string): string | undefined =>
  new RegExp(`<tr[^>]*><th[^>]*>${zone}</th>(.*?)</tr>`, 's')
    .exec(html)?.[1]
    ?.replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('Coverage by lot and zone', () => {
  it('follows the applications as they are decided on, and counts nobody that the officer has a conflict with', async () => {
    const windowId = 's1-home-care-2051-03-01';
    await desk.stored.window(aWindow({ windowId }).evaluating(), { need: { A: { '1': 200 } } });
    const offering = (name: string, hoursPerWeek: number) =>
      anApplication(name, { windowId, offers: [{ lot: 'A', zone: '1', hoursPerWeek }] });
    await desk.stored.application(offering('Meadow Care', 40).scored(4));
    const referred = await desk.stored.application(offering('Vale Care', 60).registrationReferred());
    const lead = await desk.as(desk.officers.lead);
    const page = `/officers/windows/${windowId}/coverage`;
    expect(rowOf((await lead.get(page)).html, '1 East Staffordshire')).toBe(
      '2 100 hours 1 40 hours 1 40 hours 200 Less than half of the need 20%',
    );
    expect(rowOf((await lead.get(page)).html, '2 Tamworth')).toBe('0 0 hours 0 0 hours 0 0 hours not said No place');

    const by = personOf(desk.officers.lead);
    const decided = { decision: 'accept', reason: 'It is the same provider under another number.' } as const;
    await desk.deps.applications.move(
      referred,
      'registration-accepted',
      { registrationDecision: { ...decided, by, at: '2027-05-10T10:00:00.000Z' } },
      { at: '2027-05-10T10:00:00.000Z', by, action: 'registration accepted' },
    );
    const accepted = await desk.deps.applications.get(referred.applicationId);
    if (!accepted) throw new Error('It is not there');
    const evaluating = { at: '2027-05-10T10:00:00.000Z', action: 'to be scored' };
    await desk.deps.applications.move(accepted, 'evaluating', {}, evaluating);
    expect(rowOf((await lead.get(page)).html, '1 East Staffordshire')).toContain('2 100 hours 2 100 hours 1 40 hours');

    await desk.stored.declared(windowId, desk.officers.manager, referred.applicationId);
    const manager = await desk.as(desk.officers.manager);
    const { html } = await manager.get(page);
    expect(rowOf(html, '1 East Staffordshire')).toContain('1 40 hours 1 40 hours 1 40 hours');
    expect(html).toContain('Applicants that you declared a conflict of interest with are not counted here.');
  });

  it('is in view of the approver, with accepted referrals, commitments and who took part', async () => {
    const windowId = 's1-home-care-2053-03-01';
    const base = `/officers/windows/${windowId}`;
    await desk.stored.window(aWindow({ windowId }).evaluating(), { need: { A: { '1': 80 } } });
    const manager = personOf(desk.officers.manager);
    const at = '2027-05-10T10:00:00.000Z';
    const text = 'Insurance is below the agreement’s levels. The applicant gave its word.';
    await desk.stored.application({
      ...anApplication('Meadow Care', { windowId, offers: [{ lot: 'A', zone: '1', hoursPerWeek: 40 }] }).scored(4),
      compliance: {
        outcome: 'pass',
        findings: [{ code: 'insurance-committed', outcome: 'note', text }],
        checkedAt: at,
      },
      registrationDecision: { decision: 'accept', reason: 'It moved under a new number.', by: manager, at },
    });
    await desk.stored.application(anApplication('Vale Care', { windowId }).scored(1));
    await desk.stored.waiting(windowId, 'recommendation', '1');
    const recommends = await desk.as(desk.officers.lead);
    await recommends.get(`${base}/recommendation`);
    await recommends.submit(`${base}/recommendation`, { text: 'Everyone who meets the conditions.' });
    await desk.stored.waiting(windowId, 'approval', '1');
    const approver = await desk.as(desk.officers.approver);
    const { html } = await approver.get(`${base}/approval`);
    expect(rowOf(html, '<a[^>]*>Lot A: Standard home care</a>')).toMatch(
      /^1 1 40 80 Part of the need, 50% Nobody in 11 of 12 zones$/,
    );
    expect(html).toContain('1 with a place was referred by a check');
    expect(html).toContain('Morgan Example accepted it');
    expect(html).toContain('It moved under a new number.');
    expect(html).toContain(text);
    expect(rowOf(html, 'Morgan Example.*?')).toBe('0 0 1 0');
  });

  it('says how many were opened before offers were added up', async () => {
    const windowId = 's1-home-care-2052-03-01';
    await desk.stored.window(aWindow({ windowId }).evaluating());
    await desk.stored.application(anApplication('Meadow Care', { windowId }).scored(4));
    const lead = await desk.as(desk.officers.lead);
    const { html } = await lead.get(`/officers/windows/${windowId}/coverage`);
    expect(html).toContain('1 application is not counted here: it was opened before offers were added up.');
  });
});
