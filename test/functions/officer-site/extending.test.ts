import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Window } from '../../../domain/window/window.ts';
import { dateFields } from '../../../laptop/demo/applicants/fields.ts';
import { aWindow } from '../../builders/a-window.ts';
import { clock } from '../../builders/clock.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

const windowId = 's1-home-care-2027-04-04';
const base = `/officers/windows/${windowId}`;
const closesAt = '2027-05-04T11:00:00.000Z';

let desk: Desk;
let window: Window;
beforeEach(async () => {
  clock.at('2027-04-14T10:00:00.000Z');
  desk = await anOfficersDesk();
  window = await desk.stored.window(aWindow({ windowId, closesAt }).open());
});
afterEach(async () => {
  await desk.stop();
  clock.reset();
});

const typed = (date: string, time = '12 noon', reason = 'The service was down for two hours.') => ({
  ...dateFields('closesOn', date),
  closesAt: time,
  reason,
});
const windowNow = async () => {
  const kept = await desk.deps.windows.get(windowId);
  if (!kept) throw new Error('The window is missing');
  return kept;
};
const asks = async (fields: Record<string, string>) => {
  const lead = await desk.as(desk.officers.lead);
  await lead.get(`${base}/extend`);
  return { lead, shown: await lead.submit(`${base}/extend`, fields) };
};
const extendsTo = async (fields: Record<string, string>) => {
  const { lead } = await asks(fields);
  return { lead, shown: await lead.submit(`${base}/extend`) };
};
const started = () =>
  desk.asked
    .filter(({ action }) => action === 'StartExecution')
    .map(({ body }) => ({
      machine: String(body.stateMachineArn).split(':').at(-1),
      input: JSON.parse(String(body.input)),
    }));

describe('An extension', () => {
  it('is shown in words first, with how many are told and until when it can be taken back', async () => {
    await desk.deps.interests.register('s1-home-care', {
      providerId: 'p1',
      name: 'Ash Example',
      email: 'ash@example.com',
      since: clock.now(),
    });
    const { shown } = await asks(typed('2027-05-17'));
    expect([shown.status, shown.title]).toEqual([200, 'Check before you extend the window']);
    for (const words of [
      '12 noon on Tuesday 4 May 2027',
      '12 noon on Monday 17 May 2027',
      'The service was down for two hours.',
      '1 registered provider',
      'Providers are written to 10 minutes later',
    ])
      expect(shown.html).toContain(words);
    expect((await windowNow()).closesAt).toBe(closesAt);
    expect(started()).toEqual([]);
  });

  it('can be changed from there, with what was typed still in the form', async () => {
    const { lead } = await asks(typed('2027-05-17'));
    const shown = await lead.submit(`${base}/extend`, { _change: 'yes' });
    expect([shown.status, shown.title]).toEqual([200, 'Extend the window']);
    expect(shown.html).toMatch(/name="closesOn-day"[^>]*value="17"/);
    expect(shown.html).toContain('The service was down for two hours.');
    expect((await windowNow()).changes).toEqual([]);
  });

  it('holds at once when it is confirmed, and is told ten minutes later', async () => {
    const { shown } = await extendsTo(typed('2027-05-17'));
    expect(shown.html).toContain('Extended to 12 noon on Monday 17 May 2027');
    expect(shown.html).toContain('until then the extension can be taken back');
    const kept = await windowNow();
    const [change] = kept.changes;
    expect(kept.closesAt).toBe('2027-05-17T11:00:00.000Z');
    expect(change).toMatchObject({
      kind: 'extended',
      reason: 'The service was down for two hours.',
      by: { id: 'priya', name: 'Priya Example' },
      closedBefore: closesAt,
    });
    const at = change?.at ?? '';
    const tellAt = new Date(Date.parse(at) + 600_000).toISOString();
    expect(started()).toEqual([{ machine: 'change', input: { windowId, changeAt: at, kind: 'extended', tellAt } }]);
  });

  it('to midnight of a day is to the end of that day', async () => {
    const { lead, shown } = await asks(typed('2027-05-17', 'midnight'));
    expect(shown.html).toContain('midnight at the end of Monday 17 May 2027');
    await lead.submit(`${base}/extend`);
    expect((await windowNow()).closesAt).toBe('2027-05-17T23:00:00.000Z');
  });

  it('confirmed twice by a double click is one extension', async () => {
    const { lead } = await asks(typed('2027-05-17'));
    const both = await Promise.all([1, 2].map(() => lead.submit(`${base}/extend`)));
    expect(both.some(({ status }) => status === 200)).toBe(true);
    expect((await windowNow()).changes).toHaveLength(1);
  });

  it('is shown once more where the window was extended by a colleague meanwhile', async () => {
    const { lead } = await asks(typed('2027-05-17'));
    const colleague = await desk.as(desk.officers.manager);
    await colleague.get(`${base}/extend`);
    await colleague.submit(`${base}/extend`, typed('2027-05-10'));
    await colleague.submit(`${base}/extend`);
    const shown = await lead.submit(`${base}/extend`);
    expect(shown.title).toBe('Check before you extend the window');
    expect(shown.html).toContain('12 noon on Monday 10 May 2027');
    expect((await windowNow()).closesAt).toBe('2027-05-10T11:00:00.000Z');
  });

  it('is still made minutes before the close', async () => {
    clock.at('2027-05-04T10:58:00.000Z');
    await extendsTo(typed('2027-05-05'));
    expect((await windowNow()).closesAt).toBe('2027-05-05T11:00:00.000Z');
  });

  it.each([
    ['an earlier time', typed('2027-05-02'), 'The new closing time must be later'],
    ['no reason', typed('2027-05-17', '12 noon', ' '), 'Enter the reason for the extension'],
    ['another century', typed('2072-05-17'), 'so on 3 June 2027 at the latest'],
  ])('is refused with %s, and nothing is started', async (_, fields, why) => {
    const { shown } = await asks(fields);
    expect([shown.status, shown.html.includes(why)]).toEqual([400, true]);
    expect((await windowNow()).closesAt).toBe(closesAt);
    expect(started()).toEqual([]);
  });

  it('is refused after the closing instant, whatever page the form came from', async () => {
    clock.at('2027-05-04T11:00:00.000Z');
    const { shown } = await asks(typed('2027-05-17'));
    expect([shown.status, shown.html.includes('The closing time has passed')]).toEqual([400, true]);
  });

  it('is refused where it would run into the next window, and the officer reads whose', async () => {
    await desk.stored.window(
      aWindow({
        windowId: 's1-home-care-2027-05-10-0800',
        opensAt: '2027-05-10T08:00:00.000Z',
        closesAt: '2027-05-20T11:00:00.000Z',
        additional: {
          by: { id: 'morgan', name: 'Morgan Example' },
          reason: 'Two zones lack complex care.',
          askedAt: '2027-04-14T09:00:00.000Z',
        },
      }).scheduled(),
    );
    const { shown } = await asks(typed('2027-05-17'));
    expect([shown.status, shown.html.includes('Morgan Example asked at 10am on Wednesday 14 April 2027')]).toEqual([
      400,
      true,
    ]);
  });

  it.each([
    ['that London does not have', '2028-03-26', 'There is no 1:30am in London on Sunday 26 March 2028'],
    ['that London has twice', '2027-10-31', 'London’s clocks show 1:30am twice on Sunday 31 October 2027'],
  ])('is refused to a time %s', async (_, date, why) => {
    const { shown } = await asks(typed(date, '1:30am'));
    expect([shown.status, shown.html.includes(why)]).toEqual([400, true]);
  });
});

describe('An extension that was mistyped', () => {
  const why = 'The month was mistyped: April was meant.';
  const takesBack = async (fields = { reason: why }) => {
    const colleague = await desk.as(desk.officers.manager);
    await colleague.get(`${base}/take-back`);
    return colleague.submit(`${base}/take-back`, fields);
  };

  it('is taken back by a colleague within ten minutes, with a reason, and the window closes when it would have', async () => {
    await extendsTo(typed('2027-05-17'));
    clock.at('2027-04-14T10:09:00.000Z');
    const shown = await takesBack();
    expect(shown.html).toContain('Extension taken back, before anybody was told');
    const kept = await windowNow();
    expect(kept.closesAt).toBe(closesAt);
    expect(kept.changes[0]?.takenBack).toMatchObject({ by: { id: 'morgan', name: 'Morgan Example' }, reason: why });
    const trail = await desk.stored.audit(windowId);
    expect(trail.map(({ action }) => action)).toContain('extension taken back');
  });

  it('can be taken back only with a reason', async () => {
    await extendsTo(typed('2027-05-17'));
    const shown = await takesBack({ reason: ' ' });
    expect([shown.status, shown.html.includes('Enter why the extension is taken back')]).toEqual([400, true]);
  });

  it('cannot be taken back once it is being told, but can be extended further', async () => {
    await extendsTo(typed('2027-05-17'));
    clock.at('2027-04-14T10:11:00.000Z');
    const refused = await takesBack();
    expect([refused.status, refused.html.includes('Providers are being told of this extension')]).toEqual([400, true]);
    expect((await (await desk.as(desk.officers.lead)).get(base)).html).not.toContain('take-back');
    await extendsTo(typed('2027-05-18'));
    expect((await windowNow()).closesAt).toBe('2027-05-18T11:00:00.000Z');
  });

  it('leaves nothing to take back where there is none', async () => {
    const lead = await desk.as(desk.officers.lead);
    const shown = await lead.get(`${base}/take-back`);
    expect([shown.status, shown.title]).toEqual([409, 'There is no extension to take back']);
    expect(window.closesAt).toBe(closesAt);
  });
});
