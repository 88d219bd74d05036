import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareWindow } from '../../../functions/workflow/prepare-window/handler.ts';
import { dateFields } from '../../../laptop/demo/applicants/fields.ts';
import { aWindow } from '../../builders/a-window.ts';
import { clock } from '../../builders/clock.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
beforeEach(async () => {
  clock.at('2027-04-14T10:00:00.000Z');
  desk = await anOfficersDesk();
});
afterEach(async () => {
  await desk.stop();
  clock.reset();
});

const url = '/officers/windows/open';
const asked = (opens: string, closes: string, reason = 'Two zones lack complex care.', times = ['9am', '12 noon']) => ({
  agreementId: 's1-home-care',
  ...dateFields('opensOn', opens),
  opensAt: times[0] ?? '',
  ...dateFields('closesOn', closes),
  closesAt: times[1] ?? '',
  reason,
});
const starts = () => desk.asked.filter(({ action }) => action === 'StartExecution');
const stored = async () => (await desk.deps.windows.calendar('s1-home-care')).windows;

describe('An additional window', () => {
  it('is shown in words first, and can be changed', async () => {
    const manager = await desk.as(desk.officers.manager);
    await manager.get(url);
    const shown = await manager.submit(url, asked('2027-06-01', '2027-06-21'));
    expect([shown.status, shown.title]).toEqual([200, 'Check before you open the window']);
    expect(shown.html).toContain('9am on Tuesday 1 June 2027');
    expect(shown.html).toContain('12 noon on Monday 21 June 2027');
    expect(shown.html).toContain('0 registered providers');
    expect(await stored()).toEqual([]);
    const again = await manager.submit(url, { _change: 'yes' });
    expect([again.title, /name="opensOn-month"[^>]*value="06"/.test(again.html)]).toEqual([
      'Open an additional window',
      true,
    ]);
  });

  it('is planned when it is confirmed, and its machine started under the window’s own name', async () => {
    const manager = await desk.as(desk.officers.manager);
    await manager.get(url);
    await manager.submit(url, asked('2027-06-01', '2027-06-21'));
    const shown = await manager.submit(url);
    expect(shown.html).toContain('It opens at 9am on Tuesday 1 June 2027');
    const [window] = await stored();
    expect(window).toMatchObject({
      windowId: 's1-home-care-2027-06-01-0800',
      status: 'scheduled',
      execution: 'arn:aws:states:eu-west-2:000000000000:execution:window:s1-home-care-2027-06-01-0800',
      additional: { by: { id: 'morgan', name: 'Morgan Example' }, reason: 'Two zones lack complex care.' },
    });
    const [start] = starts();
    expect(start?.body.name).toBe('s1-home-care-2027-06-01-0800');
    expect(JSON.parse(String(start?.body.input))).toEqual({
      agreementId: 's1-home-care',
      additional: {
        opensAt: '2027-06-01T08:00:00.000Z',
        closesAt: '2027-06-21T11:00:00.000Z',
        reason: 'Two zones lack complex care.',
        by: { id: 'morgan', name: 'Morgan Example' },
      },
    });
  });

  it('asked for by two officers at the same moment is one window, and the other reads who won, and when', async () => {
    const [lead, manager] = [await desk.as(desk.officers.lead), await desk.as(desk.officers.manager)];
    await lead.get(url);
    await manager.get(url);
    await lead.submit(url, asked('2027-06-01', '2027-06-21'));
    await manager.submit(url, asked('2027-06-10', '2027-06-30'));
    const both = await Promise.all([lead.submit(url), manager.submit(url)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    const [winner, ...others] = await stored();
    expect([others.length, starts().length]).toEqual([0, 1]);
    const lost = both.find(({ status }) => status === 400)?.html ?? '';
    const wonAt = winner?.windowId.includes('06-01') ? '9am on Tuesday 1 June 2027' : '9am on Thursday 10 June 2027';
    expect(lost).toContain(
      `${winner?.additional?.by.name} asked at 11am on Wednesday 14 April 2027 for a window from ${wonAt}`,
    );
    expect(lost).toContain('Two windows of one agreement are never open at once.');
  });

  it('asked for by many at once is one window still', async () => {
    const visitors = await Promise.all(
      [1, 2, 3, 4, 5].map((each) => desk.as({ ...desk.officers.lead, subject: `lead-${each}`, name: `Lead ${each}` })),
    );
    await Promise.all(
      visitors.map(async (visitor, index) => {
        await visitor.get(url);
        await visitor.submit(url, asked(`2027-06-0${index + 1}`, '2027-06-21'));
      }),
    );
    const all = await Promise.all(visitors.map((visitor) => visitor.submit(url)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await stored()).toHaveLength(1);
    expect(starts()).toHaveLength(1);
  });

  it('and an extension into its time, confirmed at the same moment, cannot both be', async () => {
    await desk.stored.window(
      aWindow({ windowId: 's1-home-care-2027-04-04', closesAt: '2027-05-04T11:00:00.000Z' }).open(),
    );
    const [lead, manager] = [await desk.as(desk.officers.lead), await desk.as(desk.officers.manager)];
    const extend = '/officers/windows/s1-home-care-2027-04-04/extend';
    await lead.get(extend);
    await lead.submit(extend, {
      ...dateFields('closesOn', '2027-05-17'),
      closesAt: '12 noon',
      reason: 'The service was down.',
    });
    await manager.get(url);
    await manager.submit(url, asked('2027-05-10', '2027-05-30'));
    const both = await Promise.all([lead.submit(extend), manager.submit(url)]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    const [first, second] = await stored();
    expect((first?.closesAt ?? '') <= (second?.opensAt ?? '9')).toBe(true);
  });

  it('whose machine could not be reached is planned, and started by sending the form again', async () => {
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    const check = await lead.submit(url, asked('2027-06-01', '2027-06-21'));
    desk.services.failing = true;
    expect((await lead.submit(url)).status).toBe(500);
    desk.services.failing = false;
    expect([check.status, (await stored()).length, starts().length]).toEqual([200, 1, 0]);
    await lead.get(url);
    await lead.submit(url, asked('2027-06-01', '2027-06-21'));
    expect([(await stored()).length, starts().length]).toEqual([1, 1]);
  });

  it.each([
    ['the same reason', undefined],
    ['another reason', 'Nights are short of carers.'],
  ])(
    'that was cancelled can be planned again for the same instant, for %s, and its own machine runs it',
    async (_, why) => {
      const manager = await desk.as(desk.officers.manager);
      const plan = async (closes: string, reason?: string) => {
        await manager.get(url);
        await manager.submit(url, asked('2027-06-01', closes, reason));
        return manager.submit(url);
      };
      const cancel = async (windowId: string) => {
        await manager.get(`/officers/windows/${windowId}/cancel`);
        const form = { reason: 'The closing date was mistyped.', confirm: 'yes' };
        return manager.submit(`/officers/windows/${windowId}/cancel`, form);
      };
      const first = 's1-home-care-2027-06-01-0800';
      await plan('2027-06-12');
      await cancel(first);
      expect((await plan('2027-06-21', why)).html).toContain('It opens at 9am on Tuesday 1 June 2027');
      await cancel(`${first}-2`);
      expect((await plan('2027-06-22', why)).status).toBe(200);
      expect((await stored()).map(({ windowId, status, closesAt }) => [windowId, status, closesAt])).toEqual([
        [first, 'cancelled', '2027-06-12T11:00:00.000Z'],
        [`${first}-2`, 'cancelled', '2027-06-21T11:00:00.000Z'],
        [`${first}-3`, 'scheduled', '2027-06-22T11:00:00.000Z'],
      ]);
      // The others are started to tell of the cancellations.
      const opening = starts().filter(({ body }) => String(body.input).includes('"additional"'));
      expect(opening.map(({ body }) => body.name)).toEqual([first, `${first}-2`, `${first}-3`]);

      const { agreementId, additional } = JSON.parse(String(opening[2]?.body.input));
      const execution = desk.deps.startWindow.executionOf(`${first}-3`);
      const { windows, agreements } = desk.deps;
      const agreementOf = (id: string) => agreements.find((each) => each.id === id);
      expect(
        await prepareWindow({ windows, agreementOf, now: clock.now })({
          execution,
          opening: { agreementId, additional },
        }),
      ).toMatchObject({ windowId: `${first}-3`, status: 'prepared', closesAt: '2027-06-22T11:00:00.000Z' });
    },
  );

  it.each([
    ['opens in the past', asked('2020-06-01', '2020-06-21'), 'The opening time must be in the future'],
    ['is open for less than a day', asked('2027-06-01', '2027-06-01'), 'A window must stay open for at least 24 hours'],
    ['has no reason', asked('2027-06-01', '2027-06-21', ''), 'Enter why an additional window is needed'],
    ['opens after the agreement has ended', asked('2029-06-01', '2029-06-21'), 'The agreement ends on 31 August 2028'],
    ['closes after the agreement has ended', asked('2028-08-20', '2028-09-21'), 'The agreement ends on 31 August 2028'],
    ['takes the schedule’s time', asked('2027-08-20', '2027-09-10'), 'The schedule opens a window from 9am'],
    [
      'has a date that no calendar has',
      { ...asked('2028-06-01', '2028-06-21'), 'opensOn-day': '31' },
      'The opening date must be a real date',
    ],
    [
      'opens at a time that London does not have',
      asked('2028-03-26', '2028-04-21', 'Two zones lack complex care.', ['1:30am', '12 noon']),
      'There is no 1:30am in London on Sunday 26 March 2028: the clocks go forward from 1am to 2am',
    ],
    [
      'closes at a time that London has twice',
      asked('2027-10-10', '2027-10-31', 'Two zones lack complex care.', ['9am', '1:30am']),
      'London’s clocks show 1:30am twice on Sunday 31 October 2027: they go back from 2am to 1am',
    ],
  ])('is refused where it %s', async (_, fields, why) => {
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    const shown = await lead.submit(url, fields);
    expect([shown.status, shown.html.includes(why)]).toEqual([400, true]);
    expect([starts(), await stored()]).toEqual([[], []]);
  });
});

describe('The list of windows', () => {
  it('says which the schedule did not open, and why', async () => {
    await desk.deps.windows.keepNotOpened({
      windowId: 's1-home-care-2028-09-01',
      agreementId: 's1-home-care',
      opensAt: '2028-09-01T08:00:00.000Z',
      closesAt: '2028-10-01T11:00:00.000Z',
      reasons: ['The agreement ends on 31 August 2028.'],
      at: '2028-09-01T08:00:01.000Z',
    });
    const { html } = await (await desk.as(desk.officers.evan)).get('/officers/windows');
    expect(html).toContain(
      'At 9am on Friday 1 September 2028 no window was opened. The agreement ends on 31 August 2028.',
    );
  });
});
