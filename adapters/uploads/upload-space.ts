import { createHash, randomUUID } from 'node:crypto';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { type FileContent, MOST_BYTES_OF_A_FILE } from '../../domain/questions/file-rules.ts';
import type { StoredFile } from '../../domain/questions/stored-file.ts';
import type { Now } from '../clock.ts';
import { savedAs } from '../documents/saved-as.ts';
import { virusCheckIn } from '../documents/virus-check-in.ts';
import { LONGEST_MS } from '../sessions/session-row.ts';
import { contentOf } from './content-of.ts';
import { nameIn } from './name-in.ts';
import { untilClean } from './until-clean.ts';

/** A form by which a browser sends one file straight to storage: no file passes through a function. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A file as it arrived: its name is what the browser called it, its content what its bytes are as a whole. */
export interface Arrived {
  readonly id: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Undefined for a kind that is not taken, and for a file that is larger than is read. */
  readonly content: FileContent | undefined;
  readonly bytes: Uint8Array;
  readonly arrivedAt: string;
}

/** All that storage itself takes by a form. The site's own limit is lower, so that whoever goes over it is told in plain words. */
const MOST_TAKEN_BYTES = 5_000_000_000;
/** As long as a sign-in at the most: a page that was left open still sends (docs/decisions/0067). */
const FORM_LASTS_SECONDS = LONGEST_MS / 1000;
/** Where browsers put files; nothing there is anybody's answer, and it is cleared after a day (lib/stored/document-bucket.ts). */
const ARRIVING = 'arriving/';
/** Where the site puts those that it keeps, under the application and an id: no browser is ever given a form for these. */
const KEPT = 'kept/';
const NAME = 'x-amz-meta-name';
const APPLICATION = 'x-amz-meta-application';

interface Options {
  readonly client: S3Client;
  /** It keeps versions. */
  readonly bucket: string;
  readonly now: Now;
}

/** Applicants' files: they arrive in one place, and the site keeps them in another (docs/decisions/0028). */
export const uploadSpace = ({ client, bucket, now }: Options) => ({
  /** A form that puts a file where this application may then keep it, and sends the browser to `then`, which says whether it still may. */
  form: async (applicationId: string, then: string): Promise<UploadForm> => {
    const { url, fields } = await createPresignedPost(client, {
      Bucket: bucket,
      Key: `${ARRIVING}${randomUUID()}`,
      Fields: { success_action_redirect: then, [APPLICATION]: applicationId },
      Conditions: [
        ['content-length-range', 0, MOST_TAKEN_BYTES],
        ['starts-with', `$${NAME}`, ''],
      ],
      Expires: FORM_LASTS_SECONDS,
    });
    return { url, fields: { ...fields, [NAME]: '${filename}' } };
  },

  /** The file that arrived for this application under this key; undefined where there is none. */
  arrived: async (applicationId: string, key: string): Promise<Arrived | undefined> => {
    const id = key.startsWith(ARRIVING) ? key.slice(ARRIVING.length) : '';
    if (!UUID.test(id)) return undefined;
    try {
      const {
        Body,
        ContentLength = 0,
        LastModified = new Date(now()),
        Metadata = {},
      } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      const isRead = ContentLength <= MOST_BYTES_OF_A_FILE && Metadata.application === applicationId;
      const bytes = (isRead && (await Body?.transformToByteArray())) || new Uint8Array();
      if (!isRead) await Body?.transformToWebStream().cancel();
      if (Metadata.application !== applicationId) return undefined;
      const arrivedAt = LastModified.toISOString();
      return { id, name: nameIn(Metadata.name), size: ContentLength, content: contentOf(bytes), bytes, arrivedAt };
    } catch (error) {
      // Who may not list a bucket is told "forbidden" of what is not there.
      if (error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'AccessDenied')) return undefined;
      throw error;
    }
  },

  /**
   * Keeps the very bytes that were looked at, once: a page loaded again finds what was kept the first time, and another file sent by the
   * same form is kept beside it.
   */
  keep: async (applicationId: string, { id, bytes }: Arrived): Promise<Named> => {
    const hash = createHash('sha256').update(bytes).digest();
    const at = { Bucket: bucket, Key: `${KEPT}${applicationId}/${id}-${hash.toString('hex').slice(0, 16)}` };
    try {
      const { VersionId } = await client.send(
        new PutObjectCommand({ ...at, Body: bytes, ChecksumSHA256: hash.toString('base64'), IfNoneMatch: '*' }),
      );
      return named(at.Key, VersionId, hash);
    } catch (error) {
      if (!(error instanceof Error && THERE.has(error.name))) throw error;
      const { VersionId, ChecksumSHA256 = '' } = await client.send(
        new HeadObjectCommand({ ...at, ChecksumMode: 'ENABLED' }),
      );
      return named(at.Key, VersionId, Buffer.from(ChecksumSHA256, 'base64'));
    }
  },

  /** An address at which the applicant's browser may save a file that was kept, for five minutes. */
  address: (file: StoredFile): Promise<string> => savedAs(client, bucket, file, file.version),

  /** Where the scan of a file that was kept stands. */
  virusCheck: untilClean((file) => virusCheckIn(client, bucket, file, file.version)),
});
export type UploadSpace = ReturnType<typeof uploadSpace>;

type Named = Pick<StoredFile, 'key' | 'version' | 'sha256'>;

const named = (key: string, version: string | undefined, hash: Buffer): Named => {
  if (version === undefined) throw new Error('The bucket of uploads keeps no versions');
  return { key, version, sha256: hash.toString('hex') };
};

/** The object is there, or another request writes it at this moment. */
const THERE = new Set(['PreconditionFailed', 'ConditionalRequestConflict']);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
