import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { StoredFile } from '../../domain/questions/stored-file.ts';

const LASTS_SECONDS = 5 * 60;

/**
 * An address at which a browser may fetch a file for five minutes. It is always saved and never shown in the browser: what somebody sent
 * must not run as a page of ours.
 */
export const savedAs = (
  client: S3Client,
  bucket: string,
  { key, name }: Pick<StoredFile, 'key' | 'name'>,
  version?: string,
): Promise<string> =>
  getSignedUrl(
    client,
    new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      VersionId: version,
      ResponseContentType: 'application/octet-stream',
      ResponseContentDisposition: attachmentNamed(name),
    }),
    { expiresIn: LASTS_SECONDS },
  );

/** Both forms of RFC 6266: the plain one for old browsers, and the name as it was typed. */
const attachmentNamed = (name: string): string =>
  `attachment; filename="${name.replaceAll(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
