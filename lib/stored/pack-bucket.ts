import { Duration } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { KEPT_DAYS } from '../../domain/made-files/made-file.ts';
import { accept } from '../accept.ts';
import { KEPT } from '../kept.ts';

/** Evidence packs and tables until they are downloaded, and the pieces that packs are put together of: private, encrypted, and removed within days. */
export class PackBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: KEPT,
      lifecycleRules: [
        { prefix: 'packs/', expiration: Duration.days(KEPT_DAYS) },
        { prefix: 'tables/', expiration: Duration.days(KEPT_DAYS) },
        { prefix: 'making/', expiration: Duration.days(1) },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    accept(this.bucket, {
      finding: 'S1',
      reason:
        'An access log of S3 holds whole signed addresses, and for five minutes the means to fetch a file. Two roles write here, each its own files, and one gives them out, and who has asked for each, and downloaded it, is in the audit trail.',
    });
  }
}
