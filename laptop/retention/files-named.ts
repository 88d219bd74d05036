import { storedFile } from '../../domain/questions/stored-file.ts';

/** The keys of the files that records name, however deep within them. */
export const filesNamedIn = (value: unknown): readonly string[] => [...new Set(named(value))];

const named = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const file = storedFile.safeParse(value);
  return file.success ? [file.data.key] : Object.values(value).flatMap(named);
};
