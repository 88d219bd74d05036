import * as z from 'zod';
import type { Key } from './reads.ts';

const key = (mostBytes: number) =>
  z
    .string()
    .min(1)
    .refine((text) => Buffer.byteLength(text) <= mostBytes);
// As long as DynamoDB takes them.
const partitionKey = key(2048);
const sortKey = key(1024);

/** The cursors that a list of a partition can have: those of another list are none of it. */
export const inPartition = (pk: string, prefix: string) =>
  z.strictObject({ pk: z.literal(pk), sk: sortKey.refine((sk) => sk.startsWith(prefix)) });

/** The cursors that a list of the index by status can have. */
export const inIndex = (status: string) =>
  z.strictObject({ pk: partitionKey, sk: sortKey, gsi1pk: z.literal(status), gsi1sk: sortKey });

/** The cursors that a list of the index by provider can have. */
export const inIndexByProvider = (partition: string) =>
  z.strictObject({ pk: partitionKey, sk: sortKey, gsi2pk: z.literal(partition), gsi2sk: sortKey });

export const writeCursor = (key: Record<string, unknown>): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** The cursor from which a list of a partition is read on behind this key. */
export const cursorBehind = ({ pk, sk }: Key): string => writeCursor({ pk, sk });

/** A cursor that was tampered with, or is another list's, starts from the beginning. What judges it is made where there is one. */
export const readCursor = (
  text: string | undefined,
  cursorsOfList: () => z.ZodType<Record<string, string>>,
): Record<string, string> | undefined => {
  if (text === undefined) return undefined;
  try {
    return cursorsOfList().parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    return undefined;
  }
};
