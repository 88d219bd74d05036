import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const price = z.object({
  dollars: z.number().min(0),
  /** For so many of what the price is of. */
  per: z.number().positive(),
  /** How many of them AWS gives each account each month, for ever. */
  free: z.number().optional(),
  page: z.url(),
  /** The line of AWS's price list or page. */
  line: z.string(),
  /** The day on which it was read, or where it was not, that it is from memory. */
  read: z.string(),
});
const priceList = z.object({ region: z.string(), currency: z.literal('USD'), prices: z.record(z.string(), price) });

/** What AWS asks, by what it asks it for. */
export const { region, prices } = priceList.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'prices.json'), 'utf8')),
);

/** So many of what has a price. */
export interface Used {
  readonly of: string;
  readonly count: number;
}

export interface Line extends Used {
  readonly dollars: number;
}

/** What so many cost, by the price list alone. @throws Error where there is no such price */
export const lineOf = ({ of, count }: Used): Line => {
  const found = prices[of];
  if (!found) throw new Error(`There is no price for a ${of}`);
  return { of, count, dollars: (count * found.dollars) / found.per };
};

/** The same once what each account has for nothing is taken off, as for an account that holds nothing else. */
export const lineBeyondFree = ({ of, count }: Used): Line => ({
  of,
  count,
  dollars: lineOf({ of, count: Math.max(0, count - (prices[of]?.free ?? 0)) }).dollars,
});

export const sumOf = (lines: readonly Line[]): number => lines.reduce((sum, { dollars }) => sum + dollars, 0);
