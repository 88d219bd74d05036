import { describe, expect, it } from 'vitest';
import { type AwardAtStake, barriersToCancelling, isCancellable } from '../../../domain/window/cancelling.ts';
import { type WindowStatus, windowStatus } from '../../../domain/window/window.ts';

const none: AwardAtStake = { approved: false, outOfReach: [] };
const approved: AwardAtStake = { approved: true, outOfReach: [] };
const outOfReach: AwardAtStake = {
  approved: true,
  outOfReach: [{ code: 'agreement-over', text: 'The agreement ended.' }],
};
const challenged: AwardAtStake = { ...outOfReach, stopped: true };

const codes = (status: WindowStatus, award: AwardAtStake = none, reason = 'The agreement is let anew.') =>
  barriersToCancelling({ status }, award, reason).map(({ code }) => code);

describe('Cancelling a window', () => {
  it.each(windowStatus.options.map((status) => [status] as const))('is judged by its status: %s', (status) => {
    const expected = { standstill: ['award-approved'], awarded: ['already-over'], cancelled: ['already-over'] };
    expect(codes(status)).toEqual(expected[status as keyof typeof expected] ?? []);
  });

  it('is too late once the award has been approved, though the letters are still on their way', () => {
    expect(codes('evaluating', approved)).toEqual(['award-approved']);
  });

  it.each<[string, WindowStatus, AwardAtStake, readonly string[]]>([
    ['is the way out of a standstill whose contracts can never be made', 'standstill', outOfReach, []],
    ['is so too while the letters of such an award are on their way', 'evaluating', outOfReach, []],
    ['stays refused in a standstill while contracts can be made', 'standstill', approved, ['award-approved']],
    ['stays refused once the award is made', 'awarded', outOfReach, ['already-over']],
    ['is no way past a challenge that stopped the award', 'standstill', challenged, ['award-stopped']],
    ['is none either while the letters are on their way', 'evaluating', challenged, ['award-stopped']],
    ['is done once', 'cancelled', outOfReach, ['already-over']],
  ])('%s', (_, status, award, expected) => {
    expect(codes(status, award)).toEqual(expected);
    expect(isCancellable({ status }, award)).toBe(expected.length === 0);
  });

  it('needs a reason, and every barrier is named', () => {
    expect(codes('open', none, '  ')).toEqual(['no-reason']);
    expect(codes('standstill', outOfReach, '')).toEqual(['no-reason']);
    expect(codes('awarded', approved, '')).toEqual(['already-over', 'no-reason']);
  });
});
