import { describe, expect, it } from 'vitest';
import {
  type ApplicationStatus,
  applicationStatus,
  statusesBefore as applicationStatusesBefore,
} from '../../../domain/application/status.ts';
import { statusesBefore } from '../../../domain/window/transitions.ts';
import { agreementIdOf, windowIdOf, windowStatus } from '../../../domain/window/window.ts';

describe('A window', () => {
  it.each([
    ['scheduled', []],
    ['open', ['scheduled']],
    ['closed', ['open']],
    ['evaluating', ['closed']],
    ['standstill', ['evaluating']],
    ['awarded', ['evaluating', 'standstill']],
    ['cancelled', ['scheduled', 'open', 'closed', 'evaluating', 'standstill']],
  ] as const)('becomes %s only from %j', (to, from) => {
    expect(statusesBefore(to)).toEqual(from);
  });

  it('that is awarded or cancelled stays so', () => {
    expect(
      windowStatus.options.filter(
        (status) => !windowStatus.options.some((next) => statusesBefore(next).includes(status)),
      ),
    ).toEqual(['awarded', 'cancelled']);
  });

  it('is named for its agreement and its opening day, and names its agreement again', () => {
    const ids = [windowIdOf('s1-home-care', '2027-03-01'), windowIdOf('s1-home-care', '2027-06-01', '0900')];
    expect(ids).toEqual(['s1-home-care-2027-03-01', 's1-home-care-2027-06-01-0900']);
    expect(ids.map(agreementIdOf)).toEqual(['s1-home-care', 's1-home-care']);
    expect(agreementIdOf('s1-home-care-2027-06-01-0900-2')).toBe('s1-home-care');
  });
});

describe('An application', () => {
  const following = (status: ApplicationStatus) =>
    applicationStatus.options.filter((next) => applicationStatusesBefore(next).includes(status));

  it.each([
    ['received', []],
    ['registration-referred', ['received', 'scored']],
    ['registration-accepted', ['received', 'registration-referred', 'rejection-proposed', 'representation-referred']],
    ['compliance-referred', ['registration-accepted', 'scored']],
    ['rejection-proposed', ['received', 'registration-referred', 'registration-accepted', 'compliance-referred']],
    ['representation-referred', ['rejection-proposed']],
    ['evaluating', ['registration-accepted', 'compliance-referred', 'rejection-proposed', 'representation-referred']],
    ['moderating', ['evaluating', 'scored']],
    [
      'scored',
      ['registration-referred', 'compliance-referred', 'rejection-proposed', 'representation-referred', 'moderating'],
    ],
    ['rejected', ['rejection-proposed', 'representation-referred']],
    ['awarded', ['scored']],
    ['unsuccessful', ['scored']],
  ] as const)('becomes %s only from %j', (to, from) => {
    expect(applicationStatusesBefore(to)).toEqual(from);
  });

  it('is rejected on no road that does not lead through a proposed rejection', () => {
    const reachableUnproposed = new Set<ApplicationStatus>(['received']);
    for (const status of reachableUnproposed) {
      for (const next of following(status)) if (next !== 'rejection-proposed') reachableUnproposed.add(next);
    }
    expect(reachableUnproposed).not.toContain('rejected');
    expect(reachableUnproposed).toContain('awarded');
  });

  const outcomes = ['rejected', 'awarded', 'unsuccessful', 'place-withheld', 'award-stopped', 'window-cancelled'];

  it('that has its outcome keeps it, save where its place is withheld or the award is stopped before contracts', () => {
    const followers = outcomes.map((status) => following(applicationStatus.parse(status)));
    expect(followers).toEqual([[], ['place-withheld', 'award-stopped'], ['award-stopped'], [], [], []]);
  });

  it('that has no outcome yet ends with its window, where that is cancelled', () => {
    const undecided = applicationStatus.options.filter((status) => !outcomes.includes(status));
    expect(applicationStatusesBefore('window-cancelled')).toEqual(undecided);
  });
});
