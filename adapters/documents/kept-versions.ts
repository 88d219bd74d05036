import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';

/** One version of a file, or the mark that one was removed. */
export interface FileVersion {
  readonly key: string;
  readonly version: string;
}

/** The versions of files in a bucket: for who removes them in their time. No role of the service may. */
export const keptVersions = (client: S3Client, bucket: string) => ({
  async *below(prefix: string): AsyncGenerator<FileVersion> {
    let [KeyMarker, VersionIdMarker]: readonly (string | undefined)[] = [];
    do {
      const page: ListObjectVersionsCommandOutput = await client.send(
        new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, KeyMarker, VersionIdMarker }),
      );
      for (const { Key: key, VersionId: version } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])])
        if (key !== undefined && version !== undefined) yield { key, version };
      [KeyMarker, VersionIdMarker] = page.IsTruncated ? [page.NextKeyMarker, page.NextVersionIdMarker] : [];
    } while (KeyMarker !== undefined);
  },

  /** Removes a version for good; one that is gone stays so. */
  async remove({ key, version }: FileVersion): Promise<void> {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: version }));
  },
});
export type KeptVersions = ReturnType<typeof keptVersions>;
