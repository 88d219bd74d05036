import { describe, expect, it } from 'vitest';
import { companyNumberFrom } from '../../../domain/register/company-number.ts';

describe('a company number', () => {
  it.each([
    ['01234567', '01234567'],
    ['1234567', '01234567'],
    [' 12 34 567 ', '01234567'],
    ['sc 123 456', 'SC123456'],
    ['SC1234', 'SC001234'],
    ['oc-312345', 'OC312345'],
    ['ip12345r', 'IP12345R'],
    ['CE012345\u200B', 'CE012345'],
  ])('is understood as it is typed: %s', (typed, number) => {
    expect(companyNumberFrom(typed)).toBe(number);
  });

  it.each(['', '   ', '0', '00000000', '123456789', 'none', 'SC', 'ABC12345', '1-1234567'.repeat(2)])(
    'is not seen in “%s”',
    (typed) => {
      expect(companyNumberFrom(typed)).toBeUndefined();
    },
  );
});
