import * as z from 'zod';
import { words } from './words.ts';

const day = z.iso.date();

/** The part of a postcode before its space: `ST14`. */
const postcodeDistrict = z
  .string()
  .regex(/^[A-Z]{1,2}\d[A-Z\d]?$/, 'Use the first part of a postcode in capital letters, like ST14');

export const zone = z.object({
  id: words,
  name: words,
  area: words.optional(),
  /** The districts that lie in it, wholly or in part: one can be in several zones. Left out where no source states them. */
  postcodes: z.array(postcodeDistrict).min(1).optional(),
  /** Where it lies to the others, on a map of equal tiles with north at the top (zone-map.ts): its column from the west and its row from the north, from 1. */
  tile: z.object({ column: z.int().min(1).max(20), row: z.int().min(1).max(30) }).optional(),
});
export type Zone = z.infer<typeof zone>;

export const lot = z.object({
  id: z.string().regex(/^[A-Z]$/),
  title: words,
  description: words,
  /** Where a source gives a lot a start of its own (S1's Lot C: 1 September 2022). */
  liveFrom: day.optional(),
  /** Published rates in pounds an hour, unless `unit` says otherwise; providers accept them whole. */
  rates: z.array(z.object({ service: words, pounds: z.number().positive(), unit: words })).min(1),
  /** Pounds over the term, of all its contracts together: what an award notice states as the value of the lot's award. */
  estimatedValue: z.number().positive().optional(),
});
export type Lot = z.infer<typeof lot>;
