import { expect, it } from 'vitest';
import { agreement } from '../../../domain/agreement/agreement.ts';
import { impossibilities } from '../../../domain/agreement/impossibilities.ts';
import { applicationIdOf } from '../../../domain/application/opened-application.ts';
import { windowIdOf } from '../../../domain/window/window.ts';
import { s1 } from '../../builders/an-application.ts';

/** Step Functions takes names of executions of 80 characters. */
const LONGEST_NAME = 80;
const account = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

it('an agreement whose applications’ processes could not be named is refused when its file is read', () => {
  const id = 'supported-living-and-extra-care-housing';
  const name = applicationIdOf(windowIdOf(id, '2027-03-01'), account);
  expect(name.length).toBeGreaterThan(LONGEST_NAME);
  const read = agreement.safeParse(JSON.parse(JSON.stringify(s1()).replaceAll(s1().id, id)));
  const reasons = read.success ? impossibilities(read.data) : ['not of the right form'];
  expect(reasons).not.toEqual([]);
});

it('the longest id that is taken leaves room for an additional window that was planned anew, and a process that was begun again', () => {
  const id = 'a'.repeat(20);
  const read = agreement.parse(JSON.parse(JSON.stringify(s1()).replaceAll(s1().id, id)));
  expect(impossibilities(read)).toEqual([]);
  const name = `${applicationIdOf(windowIdOf(id, '2027-03-01', '0900-99'), account)}-999`;
  expect(name.length).toBeLessThanOrEqual(LONGEST_NAME);
});
