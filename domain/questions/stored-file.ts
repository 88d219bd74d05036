import * as z from 'zod';

/** A file that has reached the sealed bucket. `key` is the object's key, never shown. */
export const storedFile = z.object({ key: z.string(), name: z.string(), size: z.int().min(1), type: z.string() });
export type StoredFile = z.infer<typeof storedFile>;
