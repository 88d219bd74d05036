import { describe, expect, it } from 'vitest';
import {
  barriersToHandingBack,
  barriersToReleasing,
  barriersToSayingOfDrafts,
  type Releasing,
  wordsOf,
  writtenSince,
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
const wrote = {
  ...done,
  by: lena,
  applicationId: 'w.p1',
  reference: 'HC-1',
  place: 'p',
  text: 'Say more.',
  version: 1,
};
const read: Releasing = {
  isDrafted: true,
  read: { ...done, by: cora, version: 1 },
  readBefore: undefined,
  words: [],
  wrong: [],
  release: undefined,
  isHeld: false,
};
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
    ['are not released by who wrote in one of them', { words: [wrote] }, 'lena', ['own-words']],
    [
      'are not released by who took out what another wrote, nor by that one',
      { words: [wrote, { ...wrote, by: { id: 'mia', name: 'Mia Example' }, text: '', version: 2 }] },
      'lena',
      ['own-words'],
    ],
    ['are released by somebody else than who wrote in one', { words: [wrote] }, 'mia', []],
    ['are not released while one is wrong', { wrong: [wrong] }, 'lena', ['wrong']],
    ['are released once that is taken back', { wrong: [{ ...wrong, takenBack }] }, 'lena', []],
    ['are not released while a challenge holds the award', { isHeld: true }, 'lena', ['held']],
    ['are not released twice', { release: { ...done, by: lena, read: { ...cora, at } } }, 'lena', ['released']],
  ])('%s', (_, changed, id, expected) => {
    expect(codes(barriersToReleasing({ ...read, ...changed }, { id }))).toEqual(expected);
  });

  it('that somebody wrote in once they had been read are unread, and whose name that has is said', () => {
    const overtaken = { by: lena, at, reference: 'HC-1' };
    const unread = { ...read, read: undefined, readBefore: { ...done, by: cora, overtaken, version: 2 } };
    const [barrier] = barriersToReleasing(unread, { id: 'mia' });
    expect([barrier?.code, barrier?.text]).toEqual([
      'not-read',
      'Lena Example wrote in the letter of HC-1 after they had been read, and nobody has read them since.',
    ]);
  });

  it('are not said to be read as they were before somebody wrote in one', () => {
    expect(writtenSince([wrote], 1)).toEqual([]);
    const later = { ...wrote, by: cora, at: '2027-05-10T11:00:00.000Z', reference: 'HC-2', applicationId: 'w.p0' };
    expect(writtenSince([later, wrote], 1).map(({ text }) => text)).toEqual([
      'Cora Example wrote in the letter of HC-2 at 12 noon on Monday 10 May 2027, after you opened this page. Read it, then say so.',
    ]);
  });

  it('say what was written last in each of their places, and nothing where it was taken out', () => {
    const again = { ...wrote, text: 'Say less.', version: 2 };
    const other = { ...wrote, applicationId: 'w.p2', text: '' };
    expect(wordsOf([wrote, again, other], 'w.p1')).toEqual({ p: 'Say less.' });
    expect(wordsOf([wrote, again, other], 'w.p2')).toEqual({ p: '' });
    expect(wordsOf([wrote, again, other], 'w.p3')).toEqual({});
  });

  it('are called wrong or handed back from when they are drafted until they are released', () => {
    expect(codes(barriersToSayingOfDrafts(read))).toEqual([]);
    expect(codes(barriersToSayingOfDrafts({ ...read, isDrafted: false }))).toEqual(['not-drafted']);
    const release = { ...done, by: lena, read: { ...cora, at } };
    expect(codes(barriersToSayingOfDrafts({ ...read, release }))).toEqual(['released']);
    expect(codes(barriersToHandingBack({ ...read, isHeld: true }))).toEqual(['held']);
  });
});
