import { describe, expect, it } from 'vitest';
import type { Field } from '../../../../domain/questions/field.ts';
import {
  day,
  email,
  icoNumber,
  longText,
  name,
  postcode,
  pounds,
  reason,
  telephone,
  text,
  time,
  typedAs,
  wholeNumber,
} from '../../../../domain/questions/kinds.ts';
import { companyNumberFrom } from '../../../../domain/register/company-number.ts';
import { registerIdFrom } from '../../../../domain/register/register-id.ts';
import { asRead } from './as-read.ts';

const asked = { label: 'Say', hint: 'Anything', missing: 'Enter it' };
const fields: readonly (readonly [string, Field<unknown>])[] = [
  ['text', text(asked)],
  ['a name', name(asked)],
  ['long text', longText(asked)],
  ['a reason', reason(asked)],
  ['an email address', email(asked)],
  ['a telephone number', telephone(asked)],
  ['a postcode', postcode(asked)],
  ['a sum', pounds(asked)],
  ['a number', wholeNumber({ ...asked, least: 0, most: 9 })],
  ['a day', day(asked)],
  ['a time', time(asked)],
  ['an ICO number', icoNumber(asked)],
  ['a company number', typedAs({ ...asked, wrong: 'Enter a company number' }, companyNumberFrom)],
  ['a CQC ID', typedAs({ ...asked, wrong: 'Enter a CQC location ID' }, registerIdFrom)],
];
const script = '<script>alert("\u202Eשלום מרחבא")</script>'.repeat(330);

describe.each(fields)('Where %s is asked', (_, field) => {
  it('twelve thousand characters of script, some from right to left, are refused and shown again', () => {
    expect(script.length).toBeGreaterThan(12_000);
    expect(asRead(field, script)).toMatch(/^(Use |Enter |.* must be )/);
    expect(field.tidy?.(script)).toBe(script);
  });

  it('a lone space of no width is no answer', () => {
    expect(asRead(field, '\u200B')).toMatch(/^Enter /);
  });

  it('two answers are refused, and neither is lost', () => {
    expect(asRead(field, ['one', 'two'])).toBe('Enter one answer: this was sent more than once');
    expect(field.tidy?.(['one', 'two'])).toEqual(['one', 'two']);
  });

  it('a hundred thousand spaces within it are read in no time', () => {
    const started = performance.now();
    asRead(field, `1${' '.repeat(100_000)}1`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
