import { Duration } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { accept } from '../accept.ts';
import { KEPT } from '../kept.ts';

export interface AuditCopiesProps {
  /** `compliance`: nobody at all removes a copy before its time, the account's administrators neither. `governance`: these alone can. */
  readonly lock: 'governance' | 'compliance';
}

/** For how long a copy is locked: an agreement of seven years, and three after its end (docs/rules.md, rule 9). */
const LOCKED_FOR = Duration.days(10 * 365 + 3);

/** Copies of the audit trail that are written once and locked. */
export class AuditCopies extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { lock }: AuditCopiesProps) {
    super(scope, id);
    const locked = { governance: ObjectLockRetention.governance, compliance: ObjectLockRetention.compliance };
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      objectLockDefaultRetention: locked[lock](LOCKED_FOR),
      removalPolicy: KEPT,
    });
    accept(this.bucket, {
      finding: 'S1',
      reason:
        'One role writes here, once a day, and none reads: an access log would say no more than the function’s own. A trail of the account can keep who of its administrators reads copies (docs/security.md).',
    });
  }
}
