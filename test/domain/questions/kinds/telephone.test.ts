import { describe, expect, it } from 'vitest';
import { telephone } from '../../../../domain/questions/kinds/telephone.ts';
import { asRead } from './as-read.ts';

const number = telephone({ label: 'Telephone number' });

describe('A telephone number', () => {
  it.each([
    ['01632 960 001', '01632 960 001'],
    ['01632.960.001', '01632.960.001'],
    ['(01632) 960-001', '(01632) 960-001'],
    ['+44 (0)1632 960 001', '+44 (0)1632 960 001'],
    ['0044 1632 960001', '0044 1632 960001'],
    ['01632 960 001 ext 12', '01632 960 001 ext 12'],
    ['01632 960 001 ext. 12', '01632 960 001 ext. 12'],
    ['01632960001x12', '01632960001x12'],
    ['01632 960 001, extension 1234', '01632 960 001, extension 1234'],
    ['01632 960 001 (ext 12)', '01632 960 001 (ext 12)'],
    ['01632 960 001 #12', '01632 960 001 #12'],
    ['01632–960–001', '01632-960-001'],
    ['\u202A01632\u00A0960\u00A0001\u202C', '01632 960 001'],
    ['０１６３２ ９６０００１', '01632 960001'],
  ])('typed as “%s” is kept as %s', (typed, kept) => {
    expect(asRead(number, typed)).toBe(kept);
  });

  it.each([
    '',
    '\u200B',
    '-------',
    '+',
    '960001',
    'the usual one',
    'ext 12',
    '01632 960 001 ext',
    '01632 960 001 ask for Asha',
    '01632 960 001 / 01632 960 002',
    '1'.repeat(19),
    '1e10000000',
  ])('is not read from “%s”, and it is said what one is like', (typed) => {
    expect(asRead(number, typed)).toBe('Enter a telephone number, like 01632 960 001');
  });
});
