import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { icalendar } from '../../../functions/shared/icalendar.ts';
import { readCalendar } from './icalendar-read.ts';

const anEntry = (changes: object = {}) => ({
  uid: 'one@site.test',
  at: '2027-03-01T09:00:00.000Z',
  summary: 'Applications open',
  description: 'From now on',
  url: 'https://site.test/agreements/one',
  ...changes,
});

describe('A calendar file', () => {
  it('has one event for each instant, in UTC, which makes nobody busy', () => {
    const file = icalendar([anEntry(), anEntry({ uid: 'two@site.test' })], '2027-02-01T10:00:00.000Z', 2);
    const { properties, events } = readCalendar(file);
    expect(properties).toMatchObject({ VERSION: '2.0', METHOD: 'PUBLISH' });
    expect(events).toHaveLength(2);
    expect(events[0]).toEqual({
      UID: 'one@site.test',
      SEQUENCE: '2',
      DTSTAMP: '20270201T100000Z',
      DTSTART: '20270301T090000Z',
      SUMMARY: 'Applications open',
      DESCRIPTION: 'From now on',
      URL: 'https://site.test/agreements/one',
      TRANSP: 'TRANSPARENT',
    });
  });

  it('gives back whatever a title says: signs, lines, and letters of several bytes', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 }).filter((each) => !/[\r\n]|^$/.test(each));
    fc.assert(
      fc.property(text, text, (summary, description) => {
        const file = icalendar([anEntry({ summary, description: `${description}\n;` })], '2027-02-01T10:00:00.000Z', 0);
        expect(readCalendar(file).events[0]).toMatchObject({ SUMMARY: summary, DESCRIPTION: `${description}\n;` });
      }),
    );
  });
});
