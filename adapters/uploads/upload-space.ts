import { randomUUID } from 'node:crypto';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { Arrived } from '../../domain/questions/file-rules.ts';

/** A form by which a browser sends one file straight to storage: no file passes through a function. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * What storage takes before it answers with a page of its own that says little. The site's own limit is lower, so that whoever
 * goes over it is told in plain words.
 */
const MOST_BYTES = 50_000_000;
const FORM_LASTS_SECONDS = 60 * 60;
const START_BYTES = 8;

/** Where applicants' files go; see the sealed bucket's policy for who may read them. */
export const uploadSpace = (client: S3Client, bucket: string) => ({
  /** A form that puts a file into this folder under its own name, and then sends the browser to `then`. */
  form: async (folder: string, then: string): Promise<UploadForm> => {
    const { url, fields } = await createPresignedPost(client, {
      Bucket: bucket,
      Key: `${folder}/${randomUUID()}/\${filename}`,
      Fields: { success_action_redirect: then },
      Conditions: [['content-length-range', 0, MOST_BYTES]],
      Expires: FORM_LASTS_SECONDS,
    });
    return { url, fields };
  },

  /** The file under this key; undefined where there is none. */
  look: async (key: string): Promise<Arrived | undefined> => {
    try {
      const range = `bytes=0-${START_BYTES - 1}`;
      const { Body, ContentRange } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, Range: range }),
      );
      const start = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return { size: Number(ContentRange?.split('/')[1] ?? start.length), start };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      // An empty file has no range to give; who may not list a bucket is told "forbidden" of what is not there.
      if (error.name === 'InvalidRange') return { size: 0, start: new Uint8Array() };
      if (error.name === 'NoSuchKey' || error.name === 'AccessDenied') return undefined;
      throw error;
    }
  },
});
export type UploadSpace = ReturnType<typeof uploadSpace>;
