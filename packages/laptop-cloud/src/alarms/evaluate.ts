import type { Alarm } from '../template/alarms.ts';

/** The values of a metric in one minute, taken together. */
export interface Minute {
  /** When it begins, epoch ms. */
  readonly at: number;
  readonly sum: number;
  readonly maximum: number;
}

export interface Judgement {
  readonly state: 'OK' | 'ALARM';
  readonly reason: string;
}

type Judged = Pick<
  Alarm,
  'statistic' | 'periodMs' | 'threshold' | 'orEqual' | 'evaluationPeriods' | 'datapointsToAlarm'
>;

/** The periods that count at a time: the whole ones before, and the one that has begun, which can already be too much. */
export const firstPeriodAt = ({ periodMs, evaluationPeriods }: Judged, now: number): number =>
  Math.floor(now / periodMs) * periodMs - evaluationPeriods * periodMs;

/** The end of the period that has begun: what is judged may change then though nothing new is counted. */
export const nextPeriodAt = ({ periodMs }: Judged, now: number): number => (Math.floor(now / periodMs) + 1) * periodMs;

/**
 * Judges an alarm as CloudWatch does where missing data is not too much and a sum or a maximum can only grow: it rings as soon as enough of
 * the last periods, with the one that has begun or without it, are too much, and is quiet once that is over.
 */
export function evaluate(alarm: Judged, minutes: readonly Minute[], now: number): Judgement {
  const { statistic, periodMs, threshold, orEqual, evaluationPeriods, datapointsToAlarm } = alarm;
  const first = firstPeriodAt(alarm, now);
  const values = Array.from({ length: evaluationPeriods + 1 }, (_, n) => {
    const from = first + n * periodMs;
    const within = minutes.filter(({ at }) => at >= from && at < from + periodMs);
    if (within.length === 0) return undefined;
    if (statistic === 'Maximum') return Math.max(...within.map(({ maximum }) => maximum));
    return within.reduce((all, { sum }) => all + sum, 0);
  });
  const isTooMuch = (value: number | undefined) =>
    value !== undefined && (orEqual ? value >= threshold : value > threshold);
  const enough = (some: typeof values) => some.filter(isTooMuch).length >= datapointsToAlarm;
  const rings = enough(values.slice(1)) || enough(values.slice(0, -1));
  const known = values.filter((value) => value !== undefined);
  const minutesLong = periodMs / 60_000;
  const limit = `${orEqual ? 'at least' : 'more than'} ${threshold}`;
  return rings
    ? { state: 'ALARM', reason: `${statistic} in ${minutesLong} minutes: ${known.join(', ')}; it rings at ${limit}` }
    : { state: 'OK', reason: `${statistic} in ${minutesLong} minutes is no longer ${limit}` };
}
