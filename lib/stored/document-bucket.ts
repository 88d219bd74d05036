import { Duration } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { accept } from '../accept.ts';
import { KEPT } from '../kept.ts';

/** Where files lie that browsers have posted, until a site keeps them. */
export const ARRIVING = 'arriving/';

export interface DocumentBucketProps {
  /** A key of the council's own; without it that of S3. */
  readonly key?: Key;
}

/** A bucket for files that browsers post straight into it: private, encrypted, versioned and retained; what arrived and was not kept is cleared away. */
export class DocumentBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { key }: DocumentBucketProps = {}) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      // One call of the key serves many files.
      ...(key
        ? { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }
        : { encryption: BucketEncryption.S3_MANAGED }),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      removalPolicy: KEPT,
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
        { prefix: ARRIVING, expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) },
      ],
      cors: [{ allowedMethods: [HttpMethods.POST], allowedOrigins: ['*'] }],
    });
    accept(this.bucket, {
      finding: 'S1',
      reason:
        'An access log of S3 holds whole signed addresses: the names of applicants’ files, and for five minutes the means to fetch them. Two roles reach each bucket, and its site logs each request for a file. A trail of the account can keep what is read (docs/security.md).',
    });
  }
}
