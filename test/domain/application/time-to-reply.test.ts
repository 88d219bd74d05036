import { describe, expect, it } from 'vitest';
import { agreement } from '../../../domain/agreement/agreement.ts';
import { endAfterDelivery, endOfTimeToReply } from '../../../domain/application/time-to-reply.ts';
import { allIsIn, secondsUntilAllIsIn } from '../../../domain/time/arriving.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { anAgreement } from '../an-agreement.ts';

const holidays = { knownUntil: '2027-12-31', dates: new Set(['2027-03-26', '2027-03-29', '2027-12-27', '2027-12-28']) };

describe('The time to reply to a proposed rejection', () => {
  it.each([
    ['Thursday 1 April', '2027-04-01T08:00:00.000Z', 10, '2027-04-12T23:00:00.000Z', 'the 10th day is Sunday 11 April'],
    ['a Monday', '2027-04-05T08:00:00.000Z', 10, '2027-04-15T23:00:00.000Z', 'a Thursday'],
    [
      'a Tuesday before Easter',
      '2027-03-16T12:00:00.000Z',
      10,
      '2027-03-30T23:00:00.000Z',
      'Good Friday, so the Tuesday after Easter Monday',
    ],
    [
      'a minute before midnight',
      '2027-04-05T22:59:00.000Z',
      10,
      '2027-04-15T23:00:00.000Z',
      'the letter’s day is London’s',
    ],
    ['a minute after midnight', '2027-04-05T23:00:00.000Z', 10, '2027-04-16T23:00:00.000Z', 'which is the next day'],
    ['winter', '2027-12-17T12:00:00.000Z', 10, '2027-12-30T00:00:00.000Z', 'two bank holidays left out'],
  ])('of a letter of %s ends at the end of a working day', (_, toldAt, days, end) => {
    expect(endOfTimeToReply(toldAt, { days }, holidays)).toBe(end);
  });

  it('is a week longer where nobody knows yet whether its last day is a bank holiday', () => {
    expect(endOfTimeToReply('2027-12-23T12:00:00.000Z', { days: 10 }, holidays)).toBe('2028-01-11T00:00:00.000Z');
  });

  it('is said as the end of its last day', () => {
    expect(momentInWords(endOfTimeToReply('2027-04-01T08:00:00.000Z', { days: 10 }, holidays))).toBe(
      'midnight at the end of Monday 12 April 2027',
    );
  });

  it('is what the agreement gives: at least 10 days, and 14 where its file says nothing', () => {
    expect(anAgreement().representation).toEqual({ days: 10 });
    const { representation: _, ...silent } = anAgreement();
    expect(agreement.parse(silent).representation).toEqual({ days: 14 });
    expect(agreement.safeParse({ ...silent, representation: { days: 9 } }).success).toBe(false);
  });

  it.each([
    ['anew from now while it could not be delivered', undefined, '2027-04-23T23:00:00.000Z'],
    ['from when the mail service took it', { sentAt: '2027-04-06T08:00:00.000Z' }, '2027-04-16T23:00:00.000Z'],
    ['from when it was said otherwise', { on: '2027-04-06', byPost: false }, '2027-04-16T23:00:00.000Z'],
    ['with five days more when it went by post', { on: '2027-04-06', byPost: true }, '2027-04-21T23:00:00.000Z'],
  ])('begins with the letter’s delivery: %s', (_, delivery, end) => {
    const { representation } = anAgreement();
    expect(endAfterDelivery(delivery, { representation, now: '2027-04-12T23:01:00.000Z' }, holidays)).toBe(end);
  });

  it('leaves a minute for replies that arrived before its end to be stored', () => {
    const end = '2027-04-12T23:00:00.000Z';
    expect(allIsIn(end, '2027-04-12T23:00:59.999Z')).toBe(false);
    expect(allIsIn(end, '2027-04-12T23:01:00.000Z')).toBe(true);
    expect(secondsUntilAllIsIn(end, '2027-04-12T22:59:58.500Z')).toBe(62);
    expect(secondsUntilAllIsIn(end, '2027-05-01T00:00:00.000Z')).toBe(1);
  });
});
