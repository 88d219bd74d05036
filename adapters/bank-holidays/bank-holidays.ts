import * as z from 'zod';
import { knownBankHolidays } from './known.ts';

const division = z.object({ events: z.array(z.object({ date: z.iso.date() })) });
const answer = z.object({ 'england-and-wales': division, scotland: division, 'northern-ireland': division });

/** Days off anywhere in the United Kingdom (YYYY-MM-DD), and whether GOV.UK said so or the project's kept data. */
export type BankHolidays = { dates: ReadonlySet<string>; source: 'gov.uk' | 'kept' };

const datesOf = (divisions: Record<string, { readonly events: readonly { date: string }[] }>): string[] =>
  Object.values(divisions).flatMap(({ events }) => events.map(({ date }) => date));

const kept = datesOf(Object.fromEntries(Object.entries(knownBankHolidays).map(([name, events]) => [name, { events }])));

/**
 * GOV.UK drops years that are past and lists only some to come, while a standstill of 2021 must still be explained:
 * the years it does not speak of are answered from the kept data.
 */
const withKeptYears = (said: string[]): Set<string> => {
  const years = new Set(said.map((date) => date.slice(0, 4)));
  return new Set([...said, ...kept.filter((date) => !years.has(date.slice(0, 4)))]);
};

/**
 * The bank holidays of every part of the United Kingdom together, as the Procurement Act 2023 counts working days.
 * Read from GOV.UK's `bank-holidays.json` at `url`, at most once in `keepMs` (a day); when it does not answer, the
 * last good answer or the kept data of 2021 to 2028 stands in. Never fails.
 */
export const bankHolidays = (options: { url: string; fetch?: typeof fetch; keepMs?: number; timeoutMs?: number }) => {
  const { url, fetch: get = fetch, keepMs = 86_400_000, timeoutMs = 3_000 } = options;
  const retryMs = Math.min(keepMs, 60_000);
  let held: BankHolidays = { dates: new Set(kept), source: 'kept' };
  let staleAt = 0;

  return async (): Promise<BankHolidays> => {
    if (Date.now() < staleAt) return held;
    try {
      const response = await get(url, { signal: AbortSignal.timeout(timeoutMs) });
      if (!response.ok) throw new Error(`GOV.UK answered ${response.status}`);
      held = { dates: withKeptYears(datesOf(answer.parse(await response.json()))), source: 'gov.uk' };
      staleAt = Date.now() + keepMs;
    } catch {
      staleAt = Date.now() + retryMs;
    }
    return held;
  };
};
