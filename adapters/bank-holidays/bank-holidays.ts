import * as z from 'zod';
import type { BankHolidays } from '../../domain/award/working-days.ts';
import type { Now } from '../clock.ts';
import { knownBankHolidays } from './known.ts';

interface Options {
  readonly url: string;
  readonly now: Now;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

const KEPT_MS = 86_400_000;
const RETRY_MS = 60_000;

const division = z.object({ events: z.array(z.object({ date: z.iso.date() })) });
const answer = z.object({ 'england-and-wales': division, scotland: division, 'northern-ireland': division });

/** Days off anywhere in the United Kingdom and how far they are known, and whether GOV.UK said so or the project's kept data. */
export interface SourcedBankHolidays extends BankHolidays {
  readonly source: 'gov.uk' | 'kept';
}

/** Dates `YYYY-MM-DD` of each part. */
type Parts = readonly (readonly string[])[];

const kept: Parts = Object.values(knownBankHolidays).map((events) => events.map(({ date }) => date));

const yearOf = (date: string): string => date.slice(0, 4);

/** A year is known once each part's Christmas is: GOV.UK adds whole years, and the last holidays of each are in its last week. */
const wholeYearsOf = (parts: Parts): ReadonlySet<string> => {
  const [first = new Set<string>(), ...others] = parts.map(
    (dates) => new Set(dates.filter((date) => date.slice(5) >= '12-25').map(yearOf)),
  );
  return new Set([...first].filter((year) => others.every((years) => years.has(year))));
};

/**
 * GOV.UK drops years that are past and lists only some to come, while a standstill of 2021 must still be explained: of a year that it
 * speaks of whole it is believed, and every other is what it says and what the kept data says together.
 */
const known = (said: Parts, source: SourcedBankHolidays['source']): SourcedBankHolidays => {
  const whole = wholeYearsOf(said);
  const dates = [...said.flat(), ...kept.flat().filter((date) => !whole.has(yearOf(date)))];
  const years = [...whole, ...wholeYearsOf(kept)].toSorted();
  return { dates: new Set(dates), knownUntil: `${years.at(-1)}-12-31`, source };
};

/**
 * The bank holidays of every part of the United Kingdom together, as the Procurement Act 2023 counts working days.
 * Read from GOV.UK's `bank-holidays.json` at `url`, at most once a day; when it does not answer, the
 * last good answer or the kept data of 2021 to 2028 stands in. Never fails.
 */
export const bankHolidays = (options: Options) => {
  const { url, now, fetch: get = fetch, timeoutMs = 3_000 } = options;
  let held: SourcedBankHolidays = known(kept, 'kept');
  let staleAt = 0;

  return async (): Promise<SourcedBankHolidays> => {
    const asked = Date.parse(now());
    if (asked < staleAt) return held;
    try {
      const response = await get(url, { signal: AbortSignal.timeout(timeoutMs) });
      if (!response.ok) throw new Error(`GOV.UK answered ${response.status}`);
      const said = Object.values(answer.parse(await response.json()));
      held = known(
        said.map(({ events }) => events.map(({ date }) => date)),
        'gov.uk',
      );
      staleAt = asked + KEPT_MS;
    } catch {
      staleAt = asked + RETRY_MS;
    }
    return held;
  };
};
