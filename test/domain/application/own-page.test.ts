import { describe, expect, it } from 'vitest';
import { pagesOf } from '../../../domain/application/application.ts';
import { withUniforms } from '../../builders/an-own-page.ts';
import { aStoredFile } from '../../builders/files.ts';

const pageOf = (own: object, on?: string) => {
  const found = pagesOf(withUniforms({ gates: [], ...own }), [], [], on).find(({ path }) => path === 'uniforms');
  if (!found) throw new Error('There is no such page');
  return found;
};
const yesNo = (name: string, more: object = {}) => ({
  name,
  kind: 'yes-no',
  label: name,
  missing: `Select ${name}`,
  ...more,
});
const number = (more: object) => ({ name: 'n', kind: 'number', label: 'n', missing: 'Enter n', most: 10, ...more });
const gate = (field: string, when: object) => ({ field, when, outcome: 'fails', code: 'z', says: 'Z' });

describe('A question asked only after one that was not asked', () => {
  const page = pageOf({
    fields: [
      yesNo('a'),
      yesNo('b', { onlyIf: { field: 'a', is: 'yes' } }),
      yesNo('c', { onlyIf: { field: 'b', is: 'yes' } }),
    ],
    gates: [gate('c', { is: 'no' })],
  });

  it('meets no gate, whatever a form sent for it', () => {
    expect(page.findings({ a: 'no', b: 'yes', c: 'no' }, '2027-03-31')).toEqual([]);
    expect(page.findings({ a: 'yes', b: 'yes', c: 'no' }, '2027-03-31')).toMatchObject([{ code: 'z' }]);
  });

  it('is not missed', () => {
    expect(page.schema.safeParse({ a: 'no', b: 'yes', c: '' }).success).toBe(true);
    expect(page.schema.safeParse({ a: 'yes', b: 'yes', c: '' }).success).toBe(false);
  });

  it('is no part of what is kept', () => {
    expect(page.asked({ a: 'no', b: 'yes', c: 'no', d: 'left over' })).toEqual({ a: 'no' });
  });
});

describe('A day that an agreement’s own page asks for', () => {
  const on = (bounds: object, today?: string) => {
    const field = { name: 'd', kind: 'date', label: 'd', missing: 'Enter the day of the drill', ...bounds };
    const { schema } = pageOf({ fields: [field] }, today);
    return (d: string) => schema.safeParse({ d }).error?.issues[0]?.message;
  };

  it('lies between the days that its file gives', () => {
    const said = on({ earliest: '2026-04-01', latest: '2027-03-31' }, '2026-06-01');
    expect([said('2026-04-01'), said('2027-03-31')]).toEqual([undefined, undefined]);
    expect(said('2026-03-31')).toBe('The day of the drill must be on or after 1 April 2026');
    expect(said('2027-04-01')).toBe('The day of the drill must be on or before 31 March 2027');
  });

  it('has happened by the day on which it is asked, where its file says so, and is not judged anew later', () => {
    const said = on({ latest: 'today' }, '2026-06-01');
    expect(said('2026-06-01')).toBeUndefined();
    expect(said('2026-06-02')).toBe('The day of the drill must be today or in the past');
    expect(on({ latest: 'today' })('2026-06-02')).toBeUndefined();
  });
});

it('A postcode that an agreement’s own page asks for is kept as it is written', () => {
  const page = pageOf({ fields: [{ name: 'p', kind: 'postcode', label: 'p', missing: 'Enter the postcode' }] });
  expect(page.tidy({ p: 'st162lh' })).toEqual({ p: 'ST16 2LH' });
  expect(page.schema.safeParse({ p: 'Stafford' }).success).toBe(false);
});

it('An answer of an earlier page that asked otherwise is none', () => {
  const page = pageOf({ fields: [yesNo('a'), { name: 'x', kind: 'text', label: 'x' }] });
  expect(page.asked({ a: 'yes', x: aStoredFile('k') })).toEqual({ a: 'yes' });
});

it.each([
  ['a number that nobody can give', { fields: [number({ least: 11 })] }],
  [
    'a day that nobody can give',
    {
      fields: [
        { name: 'd', kind: 'date', label: 'd', missing: 'Enter d', earliest: '2027-01-02', latest: '2027-01-01' },
      ],
    },
  ],
  [
    'a bound that is no day',
    { fields: [{ name: 'd', kind: 'date', label: 'd', missing: 'Enter d', latest: 'tomorrow' }] },
  ],
  [
    'one value offered twice',
    {
      fields: [
        {
          ...yesNo('c'),
          kind: 'choice',
          choices: [
            { value: 'a', text: 'A' },
            { value: 'a', text: 'B' },
          ],
        },
      ],
    },
  ],
  ['a gate that can never close', { fields: [number({ least: 5 })], gates: [gate('n', { below: 5 })] }],
  ['a gate above all that can be given', { fields: [number({})], gates: [gate('n', { above: 10 })] }],
  ['a limit that cannot be stored', { fields: [number({})], gates: [gate('n', { above: 1e16 })] }],
  ['shownto for shownTo', { fields: [yesNo('a')], shownto: ['price'] }],
  ['onlyif for onlyIf', { fields: [yesNo('a'), yesNo('b', { onlyif: { field: 'a', is: 'yes' } })] }],
  [
    'onlyif for onlyIf of a text',
    { fields: [yesNo('a'), { name: 'x', kind: 'text', label: 'x', onlyif: { field: 'a', is: 'yes' } }] },
  ],
  ['gate for gates', { fields: [yesNo('a')], gate: [{ field: 'a' }] }],
  ['price on a page for evaluation', { fields: [yesNo('a')], shownTo: ['price', 'evaluation'] }],
  ...['constructor', 'toString', 'valueOf', 'hasOwnProperty'].map((name): [string, object] => [
    `a question called ${name}`,
    { fields: [yesNo(name)] },
  ]),
])('An agreement’s file with %s is refused', (_, own) => {
  expect(() => withUniforms({ gates: [], ...own })).toThrow('cannot be an agreement');
});
