import { performance } from 'node:perf_hooks';
import type { metered } from '../../test/support/metered.ts';

/** How many times as much a page may cost with ten times as many things, where it shows fifty of them however many there are. */
export const MOST_GROWTH = 1.2;

/** A page that lists things of which there can be many. */
export interface ListingPage {
  readonly name: string;
  readonly open: () => Promise<{ readonly status: number }>;
  /** How many times as much it may cost, in read units, with ten times as many things; absent where nothing is promised. */
  readonly mostGrowth?: number;
  /** Within how many milliseconds half of its requests are to be answered in the handler; absent where nothing is promised. */
  readonly mostMs?: number;
  /** With so many things it is full: until then it grows by what it shows more. Absent where it is from the first number on. */
  readonly fullFrom?: number;
}

/** One kind of thing, brought to a number of them, and the pages that list it. */
export interface Listed {
  readonly things: string;
  readonly fill: (upTo: number) => Promise<void>;
  readonly pages: readonly ListingPage[];
  readonly meter: ReturnType<typeof metered>;
  readonly stop: () => Promise<void>;
}

export interface Cost {
  readonly page: string;
  readonly things: string;
  readonly count: number;
  readonly readUnits: number;
  /** Half of the requests took at most so many milliseconds in the handler, DynamoDB Local included. */
  readonly p50: number;
  /** How many times as many read units as with the number before; absent for the first. */
  readonly growth?: number;
  /** Whether it grew, and took, no more than is promised; absent where nothing is promised or compared. */
  readonly passed?: boolean;
}

/** To run first, and then to take the time of: code that runs for the first time is slow, and not what is asked about. */
const [WARMING, TIMED] = [3, 9];

/** What a page costs as it stands. @throws Error where it is not shown */
export const costOf = async (
  { name, open, mostGrowth, mostMs, fullFrom = 0 }: ListingPage,
  { things, meter }: Pick<Listed, 'things' | 'meter'>,
  count: number,
  before: Cost | undefined,
): Promise<Cost> => {
  // What never changes is read once, and what earlier pages left for the audit trail is recorded before it is read: neither is this page's.
  const { status } = await open();
  if (status !== 200) throw new Error(`${name} was answered ${status}`);
  const readUnits = await meter.of(open);
  for (let time = 0; time < WARMING; time += 1) await open();
  const took: number[] = [];
  for (let time = 0; time < TIMED; time += 1) {
    const begun = performance.now();
    await open();
    took.push(performance.now() - begun);
  }
  const p50 = took.toSorted((one, other) => one - other)[Math.floor(TIMED / 2)] ?? 0;
  const cost = { page: name, things, count, readUnits, p50 };
  const isQuick = mostMs === undefined || p50 <= mostMs;
  if (!before) return isQuick ? cost : { ...cost, passed: false };
  const growth = readUnits / before.readUnits;
  const isBounded = mostGrowth === undefined || before.count < fullFrom || growth <= mostGrowth;
  return mostGrowth === undefined && mostMs === undefined
    ? { ...cost, growth }
    : { ...cost, growth, passed: isBounded && isQuick };
};
