import { expect, it } from 'vitest';
import { type Found, lostOrDoubled } from '../../../laptop/drill/many/found.ts';

const whole: Found = {
  opened: 30,
  certified: 30,
  recommended: 60,
  awarded: 30,
  letters: 30,
  lettersTwice: 0,
  contracts: 60,
  noticed: [60],
  largestRecord: { key: 'none', bytes: 0 },
};

it('A window of many of which nothing was lost or doubled passes', () => {
  expect(lostOrDoubled(whole, 30)).toEqual([]);
});

it.each<[string, Partial<Found>, string]>([
  ['an application that was not opened', { opened: 29 }, 'opened: 29 of 30'],
  ['one that is not in the certificate', { certified: 29 }, 'in the certificate: 29 of 30'],
  ['one that was told nothing', { letters: 29 }, 'outcome letters: 29 of 30'],
  ['a letter that went twice', { lettersTwice: 1 }, 'letters that went twice: 1 of 0'],
  ['a place without a contract', { contracts: 59 }, 'contracts: 59 of 60'],
  ['a contract that the notice leaves out', { noticed: [59] }, 'contracts in the notice: 59 of 60'],
  ['a notice that was not published', { noticed: [] }, 'contracts in the notice: 0 of 60'],
])('It does not pass with %s', (_, changed, said) => {
  expect(lostOrDoubled({ ...whole, ...changed }, 30)).toEqual([said]);
});
