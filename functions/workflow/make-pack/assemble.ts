import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { sha256 } from '../../../adapters/sha256.ts';
import {
  afterFiles,
  beforeFile,
  type Contained,
  LARGEST_CONTAINER,
  MOST_CONTAINED,
  sizeOfContainer,
} from '../../../domain/evidence/container.ts';
import { MANIFEST, type Manifest, manifestText } from '../../../domain/evidence/manifest.ts';
import type { PackEntry } from '../../../domain/evidence/pack-pieces.ts';
import type { Deps } from './deps.ts';

/** More lies in a window than one pack can hold: each application's own pack holds what is its own. */
class PackTooLarge extends Error {
  override readonly name = 'PackTooLarge';
}

interface Of {
  readonly packId: string;
  /** The names of its pieces, in their order. */
  readonly pieces: readonly string[];
  readonly manifest: Omit<Manifest, 'files'>;
}

/** Puts a pack together of its pieces, and the files that they name, as it goes into storage: it is never held whole. */
export const assemble = async (
  { stored, opened }: Pick<Deps, 'stored' | 'opened'>,
  { packId, pieces, manifest }: Of,
): Promise<{ readonly size: number; readonly sha256: string }> => {
  const listed: Omit<PackEntry, 'text' | 'key'>[] = [];
  for (const name of pieces)
    for (const { path, size, sha256: hash, crc32: sum } of (await stored.piece(packId, name)).entries)
      listed.push({ path, size, sha256: hash, crc32: sum });
  const text = manifestText({
    ...manifest,
    files: listed.map(({ path, size, sha256: hash }) => ({ path, size, sha256: hash })),
  });
  const last = { path: MANIFEST, size: Buffer.byteLength(text), crc32: crc32(text), sha256: sha256(text) };
  const contained: readonly Contained[] = [...listed, last];
  const size = sizeOfContainer(contained);
  if (size > LARGEST_CONTAINER || contained.length > MOST_CONTAINED) throw new PackTooLarge();

  const { dated } = manifest;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const name of pieces)
      for (const entry of (await stored.piece(packId, name)).entries) {
        yield beforeFile(entry, dated);
        if (entry.key !== undefined) yield* opened.bytes(entry.key);
        else yield Buffer.from(entry.text ?? '');
      }
    yield beforeFile(last, dated);
    yield Buffer.from(text);
    yield afterFiles(contained, dated);
  }
  const hash = createHash('sha256');
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes()) {
      hash.update(chunk);
      yield chunk;
    }
  }
  await stored.keep(packId, size, hashed());
  return { size, sha256: hash.digest('hex') };
};
