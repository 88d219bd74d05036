import type { StoredFile } from '../../domain/questions/stored-file.ts';

/** Where sites put the files that they keep: no browser is ever given a form for these. */
const KEPT = 'kept/';

/** A file's key, below what it belongs to: its id as it arrived, and its content. */
export const keyOfKept = (below: string, id: string, hash: Buffer): string =>
  `${KEPT}${below}/${id}-${hash.toString('hex').slice(0, 16)}`;

/** The bytes that were kept. */
export type Named = Pick<StoredFile, 'key' | 'version' | 'sha256'>;

/** @throws Error where the bucket keeps no versions */
export const named = (key: string, version: string | undefined, hash: Buffer): Named => {
  if (version === undefined) throw new Error('The bucket of uploads keeps no versions');
  return { key, version, sha256: hash.toString('hex') };
};
