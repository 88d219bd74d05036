import { describe, expect, it } from 'vitest';
import { hasBegunItsApplications, isBehindItsTime } from '../../../domain/window/behind-its-time.ts';
import { type WindowStatus, windowStatus } from '../../../domain/window/window.ts';

const [opensAt, closesAt] = ['2027-03-01T09:00:00.000Z', '2027-03-31T11:00:00.000Z'];
const is = (status: WindowStatus, now: string) => isBehindItsTime({ status, opensAt, closesAt }, now);

describe('A window is behind its time', () => {
  it.each<[WindowStatus, string, string]>([
    ['scheduled', '2027-03-01T09:09:59.000Z', '2027-03-01T09:10:00.000Z'],
    ['open', '2027-03-31T11:09:59.000Z', '2027-03-31T11:10:00.000Z'],
    ['closed', '2027-03-31T11:59:59.000Z', '2027-03-31T12:00:00.000Z'],
  ])('where it is still %s: not yet at %s, and from %s', (status, before, from) => {
    expect([is(status, before), is(status, from)]).toEqual([false, true]);
  });

  it('never where what comes next is not said by the clock', () => {
    const others = windowStatus.options.filter((status) => !['scheduled', 'open', 'closed'].includes(status));
    expect(others.filter((status) => is(status, '2028-03-31T11:00:00.000Z'))).toEqual([]);
  });
});

describe('The processes of a window’s applications have begun', () => {
  it.each([
    [undefined, false],
    ['2027-03-31T11:01:01.000Z', false],
    ['2027-03-31T11:01:00.000Z', true],
  ])('an hour after it was unsealed (%s): %s', (unsealedAt, begun) => {
    expect(hasBegunItsApplications({ unsealedAt }, '2027-03-31T12:01:00.000Z')).toBe(begun);
  });
});
