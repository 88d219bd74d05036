import { describe, expect, it } from 'vitest';
import { icoNumber } from '../../../../domain/questions/kinds/ico-number.ts';
import { asRead } from './as-read.ts';

const number = icoNumber({ label: 'ICO number', missing: 'Enter your ICO registration number' });

describe('An ICO registration number', () => {
  it.each([
    ['ZA123456', 'ZA123456'],
    ['ZA 123456', 'ZA123456'],
    ['za-123-456', 'ZA123456'],
    ['Z1234567', 'Z1234567'],
    ['\u200BZA123456\u00A0', 'ZA123456'],
  ])('typed as “%s” is kept as %s', (typed, kept) => {
    expect(asRead(number, typed)).toBe(kept);
  });

  it.each([
    ['', 'Enter your ICO registration number'],
    ['\u200B', 'Enter your ICO registration number'],
    ['ZA-12', 'Enter an ICO registration number, like ZA123456'],
    ['pending', 'Enter an ICO registration number, like ZA123456'],
    ['ZA123456789012', 'Enter an ICO registration number, like ZA123456'],
    ['ZA123456 and ZB123456', 'Enter an ICO registration number, like ZA123456'],
  ])('is not read from “%s”, and it is said why', (typed, message) => {
    expect(asRead(number, typed)).toBe(message);
  });
});
