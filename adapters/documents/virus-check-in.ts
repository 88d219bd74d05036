import { GetObjectTaggingCommand, type S3Client } from '@aws-sdk/client-s3';
import type { StoredFile } from '../../domain/questions/stored-file.ts';
import { SCAN_STATUS_TAG, type VirusCheck, virusCheckOf } from '../../domain/questions/virus-check.ts';

/** Where a file stands with being checked for viruses, by the tag that the scanner wrote on it. */
export const virusCheckIn = async (
  client: S3Client,
  bucket: string,
  { key }: Pick<StoredFile, 'key'>,
  version?: string,
): Promise<VirusCheck> => {
  const { TagSet = [] } = await client.send(
    new GetObjectTaggingCommand({ Bucket: bucket, Key: key, VersionId: version }),
  );
  return virusCheckOf(TagSet.find(({ Key }) => Key === SCAN_STATUS_TAG)?.Value);
};
