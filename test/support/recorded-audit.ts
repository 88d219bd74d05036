import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type AuditTrail, auditChains, auditTrail } from '../../adapters/dynamodb/audit.ts';
import { table } from '../../adapters/dynamodb/table.ts';
import { recordAudit } from '../../functions/workflow/record-audit/handler.ts';
import { input } from '../../functions/workflow/record-audit/schema.ts';
import type { Tables } from './tables.ts';

type Stored = Record<string, unknown> & { readonly pk: string; readonly sk: string };

/** What the stream of the table tells of a record that was written, or written over. */
export const changeOf = (stored: Stored, eventName: 'INSERT' | 'MODIFY' | 'REMOVE' = 'INSERT', number = 1) => ({
  eventID: `${eventName} ${number} of ${stored.pk} ${stored.sk}`,
  eventName,
  dynamodb: {
    Keys: marshall({ pk: stored.pk, sk: stored.sk }),
    ApproximateCreationDateTime: Date.parse('2027-04-01T09:00:00.000Z') / 1000,
    ...(eventName === 'REMOVE' ? {} : { NewImage: marshall(stored) as Record<string, AttributeValue> }),
  },
});

/** The recorder of a suite's tables, given what the stream would tell it. */
export const recorderOf = ({ documents, audit }: Tables, now: () => string, counted: string[] = []) => {
  const record = recordAudit({
    chains: auditChains(table(documents, audit)),
    countOne: (name) => void counted.push(name),
    now,
  });
  return (changes: readonly ReturnType<typeof changeOf>[]) => record(input.parse({ Records: changes }));
};

/** The audit trail of a suite's tables, of which everything is recorded that was written when it is read. */
export const recordedTrail = (tables: Tables, now: () => string): AuditTrail => {
  const trail = auditTrail(table(tables.documents, tables.audit));
  const record = recorderOf(tables, now);
  const recordAll = async () => {
    const entries: Stored[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const read = await tables.documents.send(
        new ScanCommand({
          TableName: tables.records,
          FilterExpression: 'begins_with(pk, :entry)',
          ExpressionAttributeValues: { ':entry': 'ENTRY#' },
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      entries.push(...((read.Items ?? []) as Stored[]));
      ExclusiveStartKey = read.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    const inOrder = entries.toSorted((one, other) => (one.sk.slice(0, 24) < other.sk.slice(0, 24) ? -1 : 1));
    if (inOrder.length > 0) await record(inOrder.map((entry) => changeOf(entry)));
  };
  return {
    page: async (...asked) => {
      await recordAll();
      return trail.page(...asked);
    },
    chain: async (...asked) => {
      await recordAll();
      return trail.chain(...asked);
    },
  };
};
