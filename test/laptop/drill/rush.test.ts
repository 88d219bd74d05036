import { describe, expect, it } from 'vitest';
import { isRight, type Sent, verdictOn } from '../../../laptop/drill/rush/verdict.ts';

const closesAt = Date.parse('2027-03-31T11:00:00.000Z');
/** Sent and answered so many milliseconds after the closing. */
const sent = (from: number, to: number, answer: Sent['answer'], opened = answer === 'receipt'): Sent => ({
  sentAt: closesAt + from,
  answeredAt: closesAt + to,
  answer,
  opened,
});

describe('The rush before a closing', () => {
  it('is decided rightly where those in time have receipts that count, and the others are told', () => {
    const verdict = verdictOn(
      [sent(-500, -400, 'receipt'), sent(-5, 300, 'receipt'), sent(-5, 200, 'closed'), sent(0, 90, 'closed')],
      closesAt,
    );
    expect(isRight(verdict)).toBe(true);
    expect(verdict).toMatchObject({ sent: 4, receipts: 2, told: 2, milliseconds: { p50: 205, p99: 305, most: 305 } });
  });

  it.each([
    ['refused in time', sent(-500, -400, 'closed'), 'refusedInTime'],
    ['taken late', sent(1, 90, 'receipt'), 'takenLate'],
    ['lost, with a receipt', sent(-500, -400, 'receipt', false), 'lost'],
    ['opened without a receipt', sent(0, 90, 'closed', true), 'openedWithout'],
    ['told nothing', sent(-5, 90, 'something else'), 'neither'],
  ] as const)('is not where one is %s', (_, one, count) => {
    const verdict = verdictOn([one], closesAt);
    expect(verdict[count]).toBe(1);
    expect(isRight(verdict)).toBe(false);
  });
});
