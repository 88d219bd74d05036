import { describe, expect, it } from 'vitest';
import { barriersToSubmitting } from '../../../domain/window/barriers.ts';
import type { WindowStatus } from '../../../domain/window/window.ts';

const opensAt = '2027-03-01T09:00:00.000Z';
const closesAt = '2027-03-31T11:00:00.000Z';
const codes = (barriers: readonly { readonly code: string }[]) => barriers.map(({ code }) => code);

describe('A submission', () => {
  it.each<[string, WindowStatus, string, string[]]>([
    ['that arrives as the window opens is taken', 'open', opensAt, []],
    ['that arrives a millisecond before the close is taken', 'open', '2027-03-31T10:59:59.999Z', []],
    [
      'that arrived in time is taken though the window has been marked closed meanwhile',
      'closed',
      '2027-03-31T10:59:59.999Z',
      [],
    ],
    ['that arrives at the closing instant is too late', 'open', closesAt, ['closed']],
    ['that arrives later is too late, whatever the status still says', 'open', '2027-03-31T11:00:01.000Z', ['closed']],
    ['to a window not opened yet is too early', 'scheduled', '2027-03-10T00:00:00.000Z', ['not-open-yet']],
    ['before the opening instant is too early', 'open', '2027-03-01T08:59:59.999Z', ['not-open-yet']],
    ['to a cancelled window is refused', 'cancelled', '2027-03-10T00:00:00.000Z', ['cancelled']],
    ['to a window under evaluation is refused', 'evaluating', '2027-05-01T00:00:00.000Z', ['closed']],
  ])('%s', (_, status, arrivedAt, expected) => {
    expect(codes(barriersToSubmitting({ status, opensAt, closesAt }, arrivedAt))).toEqual(expected);
  });

  it('is refused once the applications have been unsealed, whenever it set out', () => {
    const window = { status: 'closed' as const, opensAt, closesAt, unsealedAt: '2027-03-31T11:01:00.000Z' };
    expect(codes(barriersToSubmitting(window, '2027-03-31T10:59:59.999Z'))).toEqual(['closed']);
  });

  it('is told in plain words, in London’s time, why it was refused', () => {
    expect(barriersToSubmitting({ status: 'open', opensAt, closesAt }, closesAt)[0]?.text).toBe(
      'Applications closed at 12 noon on Wednesday 31 March 2027.',
    );
  });
});
