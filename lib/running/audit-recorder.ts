import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ENTRIES_OF_RETENTION } from '../../domain/retention/planned-removal.ts';
import type { StoredStack } from '../stored-stack.ts';
import type { Assets } from './assets.ts';
import { HouseFunction } from './house-function.ts';
import { use, useDocuments, useStream, within } from './use.ts';

export interface AuditRecorderProps {
  readonly assets: Assets;
  readonly stored: StoredStack;
}

/**
 * The records whose changes are told: entries of the audit trail, and what an award must be able to be defended by. An event source takes five
 * filters, so the kinds share one.
 */
const followed = [
  { pk: startsWith('ENTRY#', 'FROZEN#', 'CORRECTED#', 'EVIDENCE#', 'AWARD#', 'REGISTER#', 'SEAL#') },
  { pk: startsWith('AGREEMENT#'), sk: startsWith('CONFIG#') },
];

/** What puts entries into the chains of the audit trail, as they are written. Its role may do nothing else. */
export class AuditRecorder extends Construct {
  readonly recordAudit: HouseFunction;
  /** Copies each night what was recorded. */
  readonly copyAudit: HouseFunction;

  constructor(scope: Construct, id: string, { assets, stored }: AuditRecorderProps) {
    super(scope, id);
    this.recordAudit = new HouseFunction(this, 'record-audit', {
      assets,
      stage: stored.stage,
      timeout: Duration.minutes(1),
      environment: {
        AUDIT_TABLE: use(
          stored.audit,
          within(['CHAIN#*'], ['PutItem', 'Query']),
          within(['RECORDED#*'], ['GetItem']),
          within([`RECORDED#${ENTRIES_OF_RETENTION}*`], ['PutItem']),
        ),
      },
      permissions: useStream(stored.records),
    });
    const source = new EventSourceMapping(this, 'Changes', {
      target: this.recordAudit.lambda,
      eventSourceArn: stored.records.tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 40,
      // An entry that cannot be recorded is tried again for as long as the stream keeps it, a day, and an alarm tells of it.
      bisectBatchOnError: true,
      filters: followed.map((Keys) => FilterCriteria.filter({ dynamodb: { Keys } })),
    });
    source.node.addDependency(this.recordAudit.role);
    this.copyAudit = new HouseFunction(this, 'copy-audit', {
      assets,
      stage: stored.stage,
      timeout: Duration.minutes(15),
      environment: {
        AUDIT_TABLE: use(stored.audit, within(['CHAIN#*'], ['Query']), within(['COPIED#*'], ['GetItem', 'PutItem'])),
        AUDIT_COPIES_BUCKET: useDocuments(stored.auditCopies, { 'chains/': ['PutObject'] }),
      },
    });
  }
}

function startsWith(...texts: readonly string[]) {
  return { S: texts.flatMap((text) => FilterRule.beginsWith(text)) };
}
