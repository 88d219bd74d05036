import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { StoredFile } from '../../domain/questions/stored-file.ts';

const LASTS_SECONDS = 5 * 60;

/** Gives an address at which an officer's browser may fetch an unsealed file for five minutes. */
export type OpenedDocument = (file: StoredFile) => Promise<string>;

/** A file is always saved and never shown in the browser: what a provider sent must not run as a page of ours. */
export const openedDocuments =
  (client: S3Client, bucket: string): OpenedDocument =>
  ({ key, name }) =>
    getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentType: 'application/octet-stream',
        ResponseContentDisposition: attachmentNamed(name),
      }),
      { expiresIn: LASTS_SECONDS },
    );

/** Both forms of RFC 6266: the plain one for old browsers, and the name as it was typed. */
const attachmentNamed = (name: string): string =>
  `attachment; filename="${name.replaceAll(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
