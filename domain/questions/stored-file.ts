import * as z from 'zod';

/**
 * A file as the service keeps it: `key` and `version` name the bytes that were kept, which nothing overwrites, and `sha256` (hexadecimal)
 * tells whether they still are the same. Neither key nor version is shown. `arrivedAt` is when it reached storage.
 */
export const storedFile = z.object({
  key: z.string(),
  version: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string(),
  size: z.int().min(1),
  type: z.string(),
  arrivedAt: z.iso.datetime(),
});
export type StoredFile = z.infer<typeof storedFile>;

/** The file among a page's answers; undefined where there is none. A page asks for one at most. */
export const storedFileIn = (values: Readonly<Record<string, unknown>> = {}): StoredFile | undefined => {
  for (const value of Object.values(values)) {
    const file = storedFile.safeParse(value);
    if (file.success) return file.data;
  }
  return undefined;
};

/** "640 KB", "1.2 MB": in thousands, as shops and file lists give them. */
export const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
