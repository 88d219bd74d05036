import { describe, expect, it } from 'vitest';
import { everyPageOf } from '../../../domain/application/application.ts';
import { withUniforms } from '../../builders/an-own-page.ts';
import { aStoredFile } from '../../builders/files.ts';

const pageOf = (own: object) => {
  const found = everyPageOf(withUniforms({ gates: [], ...own })).find(({ path }) => path === 'uniforms');
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

it('An answer of an earlier page that asked otherwise is none', () => {
  const page = pageOf({ fields: [yesNo('a'), { name: 'x', kind: 'text', label: 'x' }] });
  expect(page.asked({ a: 'yes', x: aStoredFile('k') })).toEqual({ a: 'yes' });
});

it.each([
  ['a number that nobody can give', { fields: [number({ least: 11 })] }],
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
