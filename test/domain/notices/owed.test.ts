import { describe, expect, it } from 'vitest';
import { noticesOwed } from '../../../domain/notices/owed.ts';

describe('The notices owed once contracts have been made', () => {
  it.each([
    ['PCR-2015', '2027-05-20', [['award-notice', '2027-06-19']]],
    ['PA-2023', '2027-05-20', [['UK7', '2027-09-17']]],
    ['PA-2023', '2027-11-01', [['UK7', '2028-02-29']]],
  ] as const)('under %s on %s are %j', (regime, madeOn, owed) => {
    expect(noticesOwed(regime, madeOn).map(({ code, by }) => [code, by])).toEqual(owed);
  });
});
