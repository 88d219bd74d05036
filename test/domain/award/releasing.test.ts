import { describe, expect, it } from 'vitest';
import {
  barriersToHandingBack,
  barriersToReleasing,
  barriersToSayingOfDrafts,
  type Releasing,
} from '../../../domain/award/releasing.ts';

const at = '2027-05-10T10:00:00.000Z';
const [cora, lena] = [
  { id: 'cora', name: 'Cora Example' },
  { id: 'lena', name: 'Lena Example' },
];
const done = { windowId: 'w', round: 1, at };
const wrong = {
  ...done,
  by: cora,
  applicationId: 'w.p1',
  reference: 'HC-1',
  reason: 'The total is another.',
  version: 1,
};
const takenBack = { by: cora, at, reason: 'It is as recommended.' };
const read: Releasing = { isDrafted: true, read: { ...done, by: cora }, wrong: [], release: undefined, isHeld: false };
const codes = (barriers: readonly { readonly code: string }[]) => barriers.map(({ code }) => code);

describe('Outcome letters', () => {
  it.each<[string, Partial<Releasing>, string, readonly string[]]>([
    ['are released by somebody else than who read them', {}, 'lena', []],
    ['are not released by who read them', {}, 'cora', ['own-reading']],
    ['are not released unread', { read: undefined }, 'lena', ['not-read']],
    [
      'are not released before each is drafted',
      { isDrafted: false, read: undefined },
      'lena',
      ['not-drafted', 'not-read'],
    ],
    ['are not released while one is wrong', { wrong: [wrong] }, 'lena', ['wrong']],
    ['are released once that is taken back', { wrong: [{ ...wrong, takenBack }] }, 'lena', []],
    ['are not released while a challenge holds the award', { isHeld: true }, 'lena', ['held']],
    ['are not released twice', { release: { ...done, by: lena, read: { ...cora, at } } }, 'lena', ['released']],
  ])('%s', (_, changed, id, expected) => {
    expect(codes(barriersToReleasing({ ...read, ...changed }, { id }))).toEqual(expected);
  });

  it('are called wrong or handed back from when they are drafted until they are released', () => {
    expect(codes(barriersToSayingOfDrafts(read))).toEqual([]);
    expect(codes(barriersToSayingOfDrafts({ ...read, isDrafted: false }))).toEqual(['not-drafted']);
    const release = { ...done, by: lena, read: { ...cora, at } };
    expect(codes(barriersToSayingOfDrafts({ ...read, release }))).toEqual(['released']);
    expect(codes(barriersToHandingBack({ ...read, isHeld: true }))).toEqual(['held']);
  });
});
