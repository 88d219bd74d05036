import { describe, expect, it } from 'vitest';
import { lastOfEach, type OutcomeLetterState, toldBy } from '../../../domain/award/told.ts';

describe('the latest letter of each kind', () => {
  const many: readonly OutcomeLetterState[] = [
    { status: 'sent', sentAt: '2027-04-10T10:00:00.000Z' },
    { status: 'sent', sentAt: '2027-04-12T10:00:00.000Z' },
    { status: 'sent' },
    { status: 'not-sent', sentAt: '2027-04-11T10:00:00.000Z' },
    { status: 'delivered-otherwise', otherwise: { how: 'post', on: '2027-04-13' } },
    { status: 'delivered-otherwise', otherwise: { how: 'post', on: '2027-04-09' } },
    { status: 'delivered-otherwise', otherwise: { how: 'telephone', on: '2027-04-08' } },
  ];

  it.each([
    ['all were told', many],
    ['some wait', [...many, { status: 'waiting' }, { status: 'claimed' }]],
    ['some could not be delivered', [...many, { status: 'undeliverable' }, { status: 'undeliverable' }]],
    ['all went by post', many.filter(({ otherwise }) => otherwise?.how === 'post')],
    ['nobody is owed one', []],
  ] satisfies [string, readonly OutcomeLetterState[]][])('says what all say, in any order: %s', (_, letters) => {
    for (const some of [letters, letters.toReversed()]) {
      expect(lastOfEach(some).length).toBeLessThanOrEqual(8);
      for (const noticed of ['2027-04-01T10:00:00.000Z', '2027-04-20T10:00:00.000Z'])
        expect(toldBy(lastOfEach(some), noticed)).toEqual(toldBy(letters, noticed));
    }
  });
});
