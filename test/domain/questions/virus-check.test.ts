import { expect, it } from 'vitest';
import { isNewlyUnsafe } from '../../../domain/application/unsafe-file.ts';
import { virusCheckOf } from '../../../domain/questions/virus-check.ts';

it.each([
  [undefined, 'being-checked'],
  ['NO_THREATS_FOUND', 'clean'],
  ['THREATS_FOUND', 'infected'],
  ['UNSUPPORTED', 'not-checkable'],
  ['ACCESS_DENIED', 'not-checkable'],
  ['FAILED', 'not-checkable'],
  ['', 'not-checkable'],
  ['no_threats_found', 'not-checkable'],
])('a file on which the scanner wrote %s is %s', (status, check) => {
  expect(virusCheckOf(status)).toBe(check);
});

it.each([
  [undefined, 'infected', true],
  [undefined, 'not-checkable', true],
  ['not-checkable', 'infected', true],
  ['not-checkable', 'not-checkable', false],
  ['infected', 'infected', false],
  ['infected', 'not-checkable', false],
] as const)('of a file known to be %s, that it is %s is news: %s', (known, why, isNews) => {
  expect(isNewlyUnsafe(known && { why: known }, why)).toBe(isNews);
});
