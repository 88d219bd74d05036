import { randomUUID } from 'node:crypto';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { type FileContent, MOST_BYTES_OF_A_FILE } from '../../domain/questions/file-rules.ts';
import type { Now } from '../clock.ts';
import { LONGEST_MS } from '../sessions/session-row.ts';
import { contentOf } from './content-of.ts';
import { nameIn } from './name-in.ts';

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
const NAME = 'x-amz-meta-name';
/** Whose it is, as storage's own record says: nobody else may keep it. */
const FOR = 'x-amz-meta-application';

export interface Space {
  readonly client: S3Client;
  /** It keeps versions. */
  readonly bucket: string;
  readonly now: Now;
}

/** Where files arrive that browsers send. */
export const arrivals = ({ client, bucket, now }: Space) => ({
  /** A form that puts a file where it may then be kept for `whose`, and sends the browser to `then`, which says whether it still may. */
  form: async (whose: string, then: string): Promise<UploadForm> => {
    const { url, fields } = await createPresignedPost(client, {
      Bucket: bucket,
      Key: `${ARRIVING}${randomUUID()}`,
      Fields: { success_action_redirect: then, [FOR]: whose },
      Conditions: [
        ['content-length-range', 0, MOST_TAKEN_BYTES],
        ['starts-with', `$${NAME}`, ''],
      ],
      Expires: FORM_LASTS_SECONDS,
    });
    return { url, fields: { ...fields, [NAME]: '${filename}' } };
  },

  /** The file of theirs that arrived under this key; undefined where there is none. */
  arrived: async (whose: string, key: string): Promise<Arrived | undefined> => {
    const id = arrivedId(key);
    if (!id) return undefined;
    try {
      const {
        Body,
        ContentLength = 0,
        LastModified = new Date(now()),
        Metadata = {},
      } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      const isRead = ContentLength <= MOST_BYTES_OF_A_FILE && Metadata.application === whose;
      const bytes = (isRead && (await Body?.transformToByteArray())) || new Uint8Array();
      if (!isRead) await Body?.transformToWebStream().cancel();
      if (Metadata.application !== whose) return undefined;
      const arrivedAt = LastModified.toISOString();
      return { id, name: nameIn(Metadata.name), size: ContentLength, content: contentOf(bytes), bytes, arrivedAt };
    } catch (error) {
      // Who may not list a bucket is told "forbidden" of what is not there.
      if (error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'AccessDenied')) return undefined;
      throw error;
    }
  },
});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of a file that arrived under this key; '' where nothing arrives under such a key. */
export const arrivedId = (key: string): string => {
  const id = key.startsWith(ARRIVING) ? key.slice(ARRIVING.length) : '';
  return UUID.test(id) ? id : '';
};
