import { describe, expect, it } from 'vitest';
import { type ApplicationStatus, applicationStatus } from '../../../domain/application/status.ts';
import { isSettled } from '../../../domain/award/unsettled.ts';

describe('Before an award', () => {
  const settled: readonly ApplicationStatus[] = [
    'scored',
    'rejected',
    'awarded',
    'unsuccessful',
    'place-withheld',
    'award-stopped',
    'window-cancelled',
  ];
  it.each(applicationStatus.options.map((status) => [status, settled.includes(status)] as const))(
    'an application that stands at %s is settled: %s',
    (status, expected) => {
      expect(isSettled({ status })).toBe(expected);
    },
  );
});
