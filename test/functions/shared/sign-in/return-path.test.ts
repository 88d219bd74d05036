import { describe, expect, it } from 'vitest';
import { safeReturnPath } from '../../../../functions/shared/sign-in/return-path.ts';

describe('The page to come back to after signing in', () => {
  it.each([
    ['/apply', '/apply'],
    ['/apply/windows/w1?lot=A', '/apply/windows/w1?lot=A'],
    ['/apply#there', '/apply'],
    ['https://elsewhere.test/apply', '/apply'],
    ['//elsewhere.test/apply', '/apply'],
    ['/\\elsewhere.test', '/apply'],
    ['/apply/../officers', '/apply'],
    ['/applyx', '/apply'],
    ['/officers', '/apply'],
    ['/apply/%2e%2e/%2e%2e//elsewhere.test', '/apply'],
    ['javascript:alert(1)', '/apply'],
    ['', '/apply'],
  ])('of "%s" is %s', (asked, path) => {
    expect(safeReturnPath(asked, '/apply')).toBe(path);
  });
});
