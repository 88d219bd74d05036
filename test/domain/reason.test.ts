import { describe, expect, it } from 'vitest';
import { LEAST_REASON_AGAINST_A_FIRM, saysWhy, tooShort } from '../../domain/reason.ts';

describe('A reason', () => {
  it.each([
    ['x', false],
    ['', false],
    ['ok.', false],
    ['. . . . . . . . . . . .', false],
    ['          x          ', false],
    ['Too thin', false],
    ['It is late.', false],
    ['It came late.', true],
    ['Rhesymau’r panel', true],
    ['12 of 15 met', false],
    ['12 of 15 were met', true],
  ])('%j says why: %j', (reason, expected) => expect(saysWhy(reason)).toBe(expected));

  it('that turns a firm away says more than any other', () => {
    expect(saysWhy('The location closed in January.', LEAST_REASON_AGAINST_A_FIRM)).toBe(false);
    expect(saysWhy('The register shows that the location closed in January 2027.', LEAST_REASON_AGAINST_A_FIRM)).toBe(
      true,
    );
    expect(tooShort(LEAST_REASON_AGAINST_A_FIRM)).toContain('at least 40 letters');
  });
});
