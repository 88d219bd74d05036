import { describe, expect, it } from 'vitest';
import { barriersToCancelling } from '../../../domain/window/cancelling.ts';
import { type WindowStatus, windowStatus } from '../../../domain/window/window.ts';

const codes = (status: WindowStatus, awardApproved = false, reason = 'The agreement is let anew.') =>
  barriersToCancelling({ status }, awardApproved, reason).map(({ code }) => code);

describe('Cancelling a window', () => {
  it.each(windowStatus.options.map((status) => [status] as const))('is judged by its status: %s', (status) => {
    const expected = { standstill: ['award-approved'], awarded: ['already-over'], cancelled: ['already-over'] };
    expect(codes(status)).toEqual(expected[status as keyof typeof expected] ?? []);
  });

  it('is too late once the award has been approved, though the letters are still on their way', () => {
    expect(codes('evaluating', true)).toEqual(['award-approved']);
  });

  it('needs a reason, and every barrier is named', () => {
    expect(codes('open', false, '  ')).toEqual(['no-reason']);
    expect(codes('awarded', true, '')).toEqual(['already-over', 'no-reason']);
  });
});
