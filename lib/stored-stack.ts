import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { namesOf } from './stage.ts';
import { AlarmsTopic } from './stored/alarms-topic.ts';
import { AuditCopies, type AuditCopiesProps } from './stored/audit-copies.ts';
import { DocumentBucket } from './stored/document-bucket.ts';
import { MalwareScan } from './stored/malware-scan.ts';
import { PackBucket } from './stored/pack-bucket.ts';
import { People, type PeopleProps } from './stored/people.ts';
import { keyUsersRole, SealedKey } from './stored/sealed-key.ts';
import { StoredTable } from './stored/stored-table.ts';

export interface StoredStackProps extends StackProps {
  /** Tells deployments in one account apart (lib/stage.ts). */
  readonly stage: string;
  /** How firmly copies of the audit trail are locked: see `AuditCopies`. */
  readonly auditLock?: AuditCopiesProps['lock'];
  /** Whether what is stored can be deleted by nobody. A first deployment makes it without, so that it can be taken back where it fails. */
  readonly isProtected?: boolean;
  readonly accountEmail?: PeopleProps['accountEmail'];
  readonly siteUrl?: PeopleProps['siteUrl'];
  /** The mailbox that hears of alarms. */
  readonly alarmsTo?: string | undefined;
}

/** What is kept whatever happens to the rest: tables, documents, people's accounts, and who hears of alarms. */
export class StoredStack extends Stack {
  readonly stage: string;
  /** Drafts and sealed applications: for the provider's site and the unsealing task only. */
  readonly sealed: TableV2;
  /** Windows, unsealed applications, decisions, contracts, and the entries of the audit trail on their way into its chains. */
  readonly records: TableV2;
  /** The chains of the audit trail: one function writes them, and may do nothing else. */
  readonly audit: TableV2;
  /** The outbox, and who is told of openings by email alone: that, and what was written to them, goes by itself. */
  readonly letters: TableV2;
  readonly providerSessions: TableV2;
  readonly officerSessions: TableV2;
  /** Uploads of drafts and sealed applications, as guarded as the sealed table. */
  readonly sealedDocuments: Bucket;
  /** Officers' copies, made at unsealing, and what officers send with notes on a referral. */
  readonly openedDocuments: Bucket;
  /** Evidence packs, for some days. */
  readonly packs: Bucket;
  /** Copies of the audit trail, locked. */
  readonly auditCopies: Bucket;
  readonly people: People;
  /** What alarms tell. */
  readonly alarmsTopic: Topic;

  constructor(
    scope: Construct,
    id: string,
    {
      stage,
      auditLock = 'governance',
      isProtected = true,
      accountEmail,
      siteUrl,
      alarmsTo,
      ...props
    }: StoredStackProps,
  ) {
    super(scope, id, props);
    this.stage = stage;
    const { key } = new SealedKey(this, 'SealedKey', { isProtected });
    this.sealed = new StoredTable(this, 'Sealed', { key, isProtected }).table;
    this.records = new StoredTable(this, 'Records', { byStatus: true, stream: true, isProtected }).table;
    this.audit = new StoredTable(this, 'Audit', { byStatus: true, isProtected }).table;
    this.letters = new StoredTable(this, 'Letters', {
      byStatus: true,
      byProvider: true,
      expiresBy: 'expiresAt',
      isProtected,
    }).table;
    const ofSessions = { sortKey: false, byPerson: true, expiresBy: 'expiresAt', isProtected };
    this.providerSessions = new StoredTable(this, 'ProviderSessions', ofSessions).table;
    this.officerSessions = new StoredTable(this, 'OfficerSessions', ofSessions).table;
    this.sealedDocuments = new DocumentBucket(this, 'SealedDocuments', { key }).bucket;
    this.openedDocuments = new DocumentBucket(this, 'OpenedDocuments').bucket;
    this.packs = new PackBucket(this, 'Packs').bucket;
    const below = 'kept/';
    const sealedScan = new MalwareScan(this, 'SealedScan', {
      bucket: this.sealedDocuments,
      below,
      readOnlyOnceClean: false,
      roleName: keyUsersRole(this, 'sealed-scan'),
    });
    const openedScan = new MalwareScan(this, 'OpenedScan', {
      bucket: this.openedDocuments,
      below,
      readOnlyOnceClean: true,
    });
    this.auditCopies = new AuditCopies(this, 'AuditCopies', { lock: auditLock }).bucket;
    this.people = new People(this, 'People', { isProtected, accountEmail, siteUrl });
    this.alarmsTopic = new AlarmsTopic(this, 'Alarms', { alarms: namesOf(stage).alarm('*'), alarmsTo }).topic;
    // GuardDuty tries a plan out with an object of its own, and a bucket that holds one cannot be taken back: so plans come last.
    const first = [this.sealed, this.records, this.audit, this.letters, this.providerSessions, this.officerSessions];
    for (const { plan } of [sealedScan, openedScan]) plan.node.addDependency(...first, this.auditCopies, this.people);
    new CfnOutput(this, 'AlarmsTopic', { value: this.alarmsTopic.topicArn });
    new CfnOutput(this, 'OfficersPool', { value: this.people.officers.userPoolId });
    new CfnOutput(this, 'ProvidersPool', { value: this.people.providers.userPoolId });
  }
}
