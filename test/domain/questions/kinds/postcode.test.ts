import { describe, expect, it } from 'vitest';
import { postcode } from '../../../../domain/questions/kinds/postcode.ts';
import { asRead } from './as-read.ts';

const code = postcode({ label: 'Postcode', missing: 'Enter your postcode' });

describe('A postcode', () => {
  it.each([
    ['ST16 2LH', 'ST16 2LH'],
    ['st162lh', 'ST16 2LH'],
    [' s t 1 6 2 l h ', 'ST16 2LH'],
    ['ST16-2LH.', 'ST16 2LH'],
    ['ST16\u00A02LH', 'ST16 2LH'],
    ['ST16\u200B2LH', 'ST16 2LH'],
    ['m1 1ae', 'M1 1AE'],
    ['EC1A1BB', 'EC1A 1BB'],
    ['w1a 0ax', 'W1A 0AX'],
    ['GIR 0AA', 'GIR 0AA'],
  ])('typed as “%s” is kept as %s', (typed, kept) => {
    expect(asRead(code, typed)).toBe(kept);
  });

  it.each([
    ['', 'Enter your postcode'],
    ['\u200B', 'Enter your postcode'],
    ['ST16', 'Enter a full UK postcode, like ST16 2LH'],
    ['Stafford', 'Enter a full UK postcode, like ST16 2LH'],
    ['90210', 'Enter a full UK postcode, like ST16 2LH'],
    ['ST16 2LH, Stafford', 'Enter a full UK postcode, like ST16 2LH'],
  ])('is not read from “%s”, and it is said why', (typed, message) => {
    expect(asRead(code, typed)).toBe(message);
  });
});
