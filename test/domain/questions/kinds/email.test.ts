import { describe, expect, it } from 'vitest';
import { email } from '../../../../domain/questions/kinds/email.ts';
import { asRead } from './as-read.ts';

const address = email({ label: 'Email address' });
const WRONG = 'Enter an email address in the correct format, like name@example.com';

describe('An email address', () => {
  it.each([
    ['name@example.com', 'name@example.com'],
    ['Name@Example.COM', 'Name@Example.COM'],
    ["o'brien+x@example.com", "o'brien+x@example.com"],
    ['o’brien@example.com', "o'brien@example.com"],
    ['smith&sons@example.com', 'smith&sons@example.com'],
    ['_______@example.com', '_______@example.com'],
    ['first.last@sub.example.co.uk', 'first.last@sub.example.co.uk'],
    ['a@double--hyphen.com', 'a@double--hyphen.com'],
    ['a@xn--r8jz45g.xn--zckzah', 'a@xn--r8jz45g.xn--zckzah'],
    ['info@例え.テスト', 'info@例え.テスト'],
    [`a@${'b'.repeat(63)}.com`, `a@${'b'.repeat(63)}.com`],
    [' name@example.com\t', 'name@example.com'],
    ['\u200Bname@exam\u200Bple.com\uFEFF', 'name@example.com'],
    ['name\u00A0@example.com\u00A0', 'name@example.com'],
    ['na\u00ADme@example.com', 'name@example.com'],
  ])('typed as “%s” is kept as %s', (typed, kept) => {
    expect(asRead(address, typed)).toBe(kept);
  });

  it.each([
    '',
    '\u200B',
    'name',
    'name@example',
    '@example.com',
    'name@',
    'na me@example.com',
    'name@exam ple.com',
    'two..dots@example.com',
    'name@example..com',
    'name@.example.com',
    'name@example.com;',
    'name@example.com, other@example.com',
    'name@other@example.com',
    'Name <name@example.com>',
    '"name"@example.com',
    'näme@example.com',
    'name@exam_ple.com',
    'name@exam-ple-.com',
    'name@-example.com',
    'name@xn---something.com',
    'name@123.123.123.123',
    'name@[123.123.123.123]',
    'name@example.c',
    'name@пример%00.com',
    `name@${'b'.repeat(64)}.com`,
    `${'a'.repeat(300)}@example.com`,
    `${'a'.repeat(65)}@example.com`,
    `name@${'b.'.repeat(150)}com`,
  ])('is not read from “%s”, and it is said what one is like', (typed) => {
    expect(asRead(address, typed)).toBe(WRONG);
  });
});
