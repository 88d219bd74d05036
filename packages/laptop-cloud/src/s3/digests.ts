import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { S3Error } from './s3-error.ts';

/** What the bytes of an object add up to: hexadecimal MD5 and SHA-256, base64 for S3's own checksums. */
export interface Digests {
  readonly size: number;
  readonly md5: string;
  readonly sha256: string;
  readonly checksums: Record<string, string>;
}

/** Reads along as bytes pass. */
export const digester = () => {
  const md5 = createHash('md5');
  const sha1 = createHash('sha1');
  const sha256 = createHash('sha256');
  let crc = 0;
  let size = 0;

  return {
    async *through(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const part of source) {
        size += part.length;
        crc = crc32(part, crc);
        for (const hash of [md5, sha1, sha256]) hash.update(part);
        yield part;
      }
    },
    digests(): Digests {
      const crcBytes = Buffer.alloc(4);
      crcBytes.writeUInt32BE(crc);
      const whole = sha256.digest();
      return {
        size,
        md5: md5.digest('hex'),
        sha256: whole.toString('hex'),
        checksums: {
          'x-amz-checksum-crc32': crcBytes.toString('base64'),
          'x-amz-checksum-sha1': sha1.digest('base64'),
          'x-amz-checksum-sha256': whole.toString('base64'),
        },
      };
    },
  };
};

const wrong = (what: string): S3Error =>
  new S3Error('BadDigest', `The ${what} you specified did not match the calculated checksum.`);

/**
 * Compares what arrived with what the sender said of it in headers or trailers (lower-case names); the checksum it named
 * is returned to be kept. Throws `BadDigest`, `XAmzContentSHA256Mismatch` or `IncompleteBody`.
 */
export const checkDigests = (said: (name: string) => string | undefined, found: Digests): Record<string, string> => {
  const length = said('x-amz-decoded-content-length') ?? said('content-length');
  if (length !== undefined && Number(length) !== found.size) {
    throw new S3Error(
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header',
    );
  }
  const md5 = said('content-md5');
  if (md5 !== undefined && md5 !== Buffer.from(found.md5, 'hex').toString('base64')) throw wrong('Content-MD5');
  const sha256 = said('x-amz-content-sha256') ?? '';
  if (/^[0-9a-f]{64}$/.test(sha256) && sha256 !== found.sha256) {
    throw new S3Error(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  for (const unknown of ['x-amz-checksum-crc32c', 'x-amz-checksum-crc64nvme']) {
    if (said(unknown) !== undefined) throw new S3Error('NotImplemented', `The laptop cannot check ${unknown}`);
  }
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(found.checksums)) {
    const claimed = said(name);
    if (claimed === undefined) continue;
    if (claimed !== value) throw wrong(name.replace('x-amz-checksum-', '').toUpperCase());
    kept[name] = value;
  }
  return kept;
};
