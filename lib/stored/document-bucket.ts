import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

export interface DocumentBucketProps {
  /** Whether browsers post files straight into it. */
  readonly takesUploads: boolean;
}

/** A bucket for applicants' files: private, encrypted, versioned and retained; what arrived and was not kept is cleared away. */
export class DocumentBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { takesUploads }: DocumentBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
        ...(takesUploads
          ? [{ prefix: 'arriving/', expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) }]
          : []),
      ],
      ...(takesUploads ? { cors: [{ allowedMethods: [HttpMethods.POST], allowedOrigins: ['*'] }] } : {}),
    });
  }
}
