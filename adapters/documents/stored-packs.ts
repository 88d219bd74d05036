import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type PackPiece, packPiece } from '../../domain/evidence/pack-pieces.ts';
import { keepAsItComes } from './keep-as-it-comes.ts';
import { savedAs } from './saved-as.ts';

const pieceKey = (packId: string, name: string): string => `making/${packId}/${name}.json`;
const packKey = (packId: string): string => `packs/${packId}.zip`;

/** Evidence packs, and the pieces that they are put together of: storage removes both within days. */
export const storedPacks = (client: S3Client, bucket: string) => ({
  async keepPiece(packId: string, name: string, piece: PackPiece): Promise<void> {
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: pieceKey(packId, name), Body: JSON.stringify(piece) }),
    );
  },
  async piece(packId: string, name: string): Promise<PackPiece> {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: pieceKey(packId, name) }));
    if (!Body) throw new Error('A piece of a pack is empty');
    return packPiece.parse(JSON.parse(await Body.transformToString()));
  },

  /** Keeps a pack of so many bytes as they come. */
  keep: (packId: string, size: number, bytes: AsyncIterable<Uint8Array>): Promise<void> =>
    keepAsItComes(client, bucket, { key: packKey(packId), size, type: 'application/zip' }, bytes),
});
export type StoredPacks = ReturnType<typeof storedPacks>;

/** An address at which an officer's browser may fetch a pack for five minutes. */
export const packAddress =
  (client: S3Client, bucket: string) =>
  (packId: string, name: string): Promise<string> =>
    savedAs(client, bucket, { key: packKey(packId), name });
export type PackAddress = ReturnType<typeof packAddress>;
