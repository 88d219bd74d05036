/** What came of one request to submit. All times are epoch milliseconds of the laptop's clock. */
export interface Sent {
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly answer: 'receipt' | 'closed' | 'something else';
  /** Whether it was there for officers once the window was unsealed. */
  readonly opened: boolean;
}

export interface Verdict {
  readonly sent: number;
  readonly receipts: number;
  readonly told: number;
  /** Each must be nought: sent in time and answered before the closing with anything but a receipt, or with neither receipt nor the closing at all. */
  readonly refusedInTime: number;
  /** Sent after the closing, and taken. */
  readonly takenLate: number;
  /** With a receipt, and not there when the window was unsealed. */
  readonly lost: number;
  /** Without a receipt, and there all the same. */
  readonly openedWithout: number;
  readonly neither: number;
  readonly milliseconds: { readonly p50: number; readonly p99: number; readonly most: number };
}

/**
 * Whether each was decided rightly. A request that was on its way at the closing may be either, by when it arrived; what was sent after it
 * may not be taken, and what was answered before it may not be told that the window is closed.
 */
export const verdictOn = (all: readonly Sent[], closesAt: number): Verdict => {
  const count = (is: (sent: Sent) => boolean) => all.filter(is).length;
  return {
    sent: all.length,
    receipts: count(({ answer }) => answer === 'receipt'),
    told: count(({ answer }) => answer === 'closed'),
    refusedInTime: count(({ answer, answeredAt }) => answer !== 'receipt' && answeredAt < closesAt),
    takenLate: count(({ answer, sentAt }) => answer === 'receipt' && sentAt >= closesAt),
    lost: count(({ answer, opened }) => answer === 'receipt' && !opened),
    openedWithout: count(({ answer, opened }) => answer !== 'receipt' && opened),
    neither: count(({ answer }) => answer === 'something else'),
    milliseconds: spread(all.map(({ sentAt, answeredAt }) => answeredAt - sentAt)),
  };
};

export const isRight = ({ refusedInTime, takenLate, lost, openedWithout, neither }: Verdict): boolean =>
  refusedInTime + takenLate + lost + openedWithout + neither === 0;

const spread = (times: readonly number[]): Verdict['milliseconds'] => {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p99: at(0.99), most: at(1) };
};
