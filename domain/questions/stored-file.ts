import * as z from 'zod';

/** A file that has reached the sealed bucket. `key` is the object's key, never shown. */
export const storedFile = z.object({ key: z.string(), name: z.string(), size: z.int().min(1), type: z.string() });
export type StoredFile = z.infer<typeof storedFile>;

/** "640 KB", "1.2 MB": in thousands, as shops and file lists give them. */
export const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
