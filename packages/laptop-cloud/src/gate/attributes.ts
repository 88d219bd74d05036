import * as z from 'zod';

/** An item, or a key: whatever its attributes hold is the database's to judge. */
export const Attributes = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
