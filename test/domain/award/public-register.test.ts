import { describe, expect, it } from 'vitest';
import {
  beginningsInOrder,
  countOf,
  countsWith,
  listedFrom,
  nameInOrder,
  nobodyListed,
  type RegisterCounts,
} from '../../../domain/award/public-register.ts';
import { aPlace } from '../../functions/public-site/a-public-site.ts';

const zones = (...ids: readonly string[]) => ids.map((zone) => ({ zone, hoursPerWeek: 10 }));
const all = { lot: undefined, zone: undefined };

describe('The order of the register', () => {
  it('is that of names as people look them up', () => {
    const names = [
      'Zeal',
      'ash Care',
      'Ash Care 10',
      'Ash Care 9',
      '‘Ash’',
      'Éclair',
      'Eden',
      'Ash-Care 2',
      'Ashby',
      '',
    ];
    const inOrder = [
      '',
      '‘Ash’',
      'ash Care',
      'Ash-Care 2',
      'Ash Care 9',
      'Ash Care 10',
      'Ashby',
      'Éclair',
      'Eden',
      'Zeal',
    ];
    const placed = (name: string) => `${nameInOrder(name)}#`;
    expect(names.toSorted((one, other) => (placed(one) < placed(other) ? -1 : 1))).toEqual(inOrder);
  });

  it('takes a name of any length, in any script', () => {
    expect(nameInOrder('Wärme'.repeat(1_000))).toHaveLength(200);
    expect(Buffer.byteLength(nameInOrder('関懐'.repeat(1_000)))).toBeLessThanOrEqual(800);
  });

  it.each([
    [
      '24',
      ['24 Hours', '24', '247 Care', '2400 Care', '240000000000 Care'],
      ['25', '124 Care', '9', '23 Care', 'Care 24'],
    ],
    ['Ash 02', ['Ash 2', 'Ash 21', 'Ash 002 Care'], ['Ash 12', 'Ash 3', 'Ashby 2']],
    ['0', ['0 Care'], ['1 Care', '10 Care']],
    ['100000000024', ['100000000024 Care'], ['24 Care', '100000000025 Care']],
    ['ash', ['Ashby', 'Ash 2'], ['Beech', 'An ash']],
  ])('says which names begin with %s, be there more digits or not', (typed, those, others) => {
    const begins = (name: string) =>
      beginningsInOrder(typed).some((beginning) => nameInOrder(name).startsWith(beginning));
    expect([...those, ...others].filter(begins)).toEqual(those);
  });
});

describe('What the register says of a contract', () => {
  it('is whose it is and where, each zone once, and never of which account', () => {
    const listed = listedFrom(aPlace('busy', 1, { zones: zones('3', '10', '3') }));
    expect(listed).toMatchObject({ providerName: 'Care firm 001', lot: 'A', zones: ['3', '10'], rating: 'Good' });
    expect(JSON.stringify(listed)).not.toContain('account');
  });
});

describe('How many providers the register lists', () => {
  const onA = aPlace('busy', 1, { lot: 'A', zones: zones('1', '2') });
  const onB = aPlace('busy', 1, { lot: 'B', zones: zones('2', '3') });
  const another = aPlace('busy', 2, { lot: 'B', zones: zones('3') });
  const renamed = aPlace('busy', 1, { lot: 'C', zones: zones('1'), providerName: 'Brook Care' });
  const counts: RegisterCounts = [
    { made: onA, held: [] },
    { made: onB, held: [onA] },
    { made: another, held: [] },
  ].reduce((before, { made, held }) => countsWith(before, made, held), nobodyListed);

  it.each([
    [all, 2],
    [{ lot: 'A', zone: undefined }, 1],
    [{ lot: 'B', zone: undefined }, 2],
    [{ lot: undefined, zone: '2' }, 1],
    [{ lot: undefined, zone: '3' }, 2],
    [{ lot: 'B', zone: '3' }, 2],
    [{ lot: 'A', zone: '3' }, 0],
    [{ lot: 'C', zone: undefined }, 0],
    [{ lot: undefined, zone: '12' }, 0],
  ])('on %o is %i: one that holds places on several lots counts once', (asked, count) => {
    expect(countOf(counts, asked)).toBe(count);
  });

  it('counts one twice that stands there under two names', () => {
    const then = countsWith(counts, renamed, [onA, onB]);
    expect([countOf(then, all), countOf(then, { lot: undefined, zone: '1' })]).toEqual([3, 2]);
  });
});
