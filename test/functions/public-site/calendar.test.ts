import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clock } from '../../builders/clock.ts';
import { readCalendar } from '../shared/icalendar-read.ts';
import { anAgreement, aPublicSite, aWindow } from './a-public-site.ts';

let site: Awaited<ReturnType<typeof aPublicSite>>;
beforeAll(async () => {
  site = await aPublicSite();
});
afterAll(() => site.stop());
afterEach(() => {
  clock.reset();
});

const audit = { at: '2027-03-01T09:00:00.000Z', action: 'window prepared' };
const calendarOf = async (agreement: ReturnType<typeof anAgreement>) => {
  const shown = await site.visit(agreement).get(`/agreements/${agreement.id}/calendar.ics`);
  expect(shown.status).toBe(200);
  expect(shown.headers).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `attachment; filename="${agreement.id}.ics"`,
  });
  return readCalendar(shown.html).events;
};
const datesIn = (events: readonly Record<string, string>[]) => events.map(({ DTSTART }) => DTSTART);
const namesIn = (events: readonly Record<string, string>[]) => events.map(({ UID }) => UID);

describe('The dates of a window, for a calendar', () => {
  it('are its opening, the end of questions and its close, before anybody has an account', async () => {
    clock.at('2027-03-10T12:00:00.000Z');
    const agreement = anAgreement('kept');
    await site.windows.prepare(aWindow('kept'), agreement, audit);
    const events = await calendarOf(agreement);
    expect(datesIn(events)).toEqual(['20270301T090000Z', '20270324T120000Z', '20270331T110000Z']);
    expect(events[2]).toMatchObject({
      SUMMARY: 'Agreement kept: applications close',
      DESCRIPTION: 'Nothing can be submitted from now on.\nhttps://site.test/agreements/kept',
    });
    const { html } = await site.visit(agreement).get('/agreements/kept');
    expect(html).toMatch(/href="\/agreements\/kept\/calendar\.ics"[^>]*>Add these dates to your calendar/);
  });

  it('move, and are not there twice, once the window is extended', async () => {
    clock.at('2027-02-10T12:00:00.000Z');
    const agreement = anAgreement('moved');
    const planned = await calendarOf(agreement);
    clock.at('2027-03-10T12:00:00.000Z');
    const window = aWindow('moved');
    await site.windows.prepare(window, agreement, audit);
    const closesAt = '2027-04-07T11:00:00.000Z';
    const by = { id: 'o', name: 'Olive Officer' };
    const change = { kind: 'extended' as const, at: clock.now(), by, reason: 'The service was down', closesAt };
    await site.windows.change(window, { closesAt, changes: [change] }, audit);
    const extended = await calendarOf(agreement);
    expect(namesIn(extended)).toEqual(namesIn(planned));
    expect(datesIn(extended)).toEqual(['20270301T090000Z', '20270331T110000Z', '20270407T110000Z']);
    expect([planned[2]?.SEQUENCE, extended[2]?.SEQUENCE]).toEqual(['0', '1']);
  });

  it('are not there, nor a link to them, where no window is planned', async () => {
    clock.at('2028-08-15T00:00:00.000Z');
    const agreement = anAgreement('over');
    expect((await site.visit(agreement).get('/agreements/over/calendar.ics')).status).toBe(404);
    expect((await site.visit(agreement).get('/agreements/over')).html).not.toContain('calendar.ics');
  });
});
