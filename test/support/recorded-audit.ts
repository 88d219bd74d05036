import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type AuditTrail, auditTrail } from '../../adapters/dynamodb/audit.ts';
import { auditChains } from '../../adapters/dynamodb/audit-chains.ts';
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
    ...(eventName === 'REMOVE'
      ? {}
      : { NewImage: marshall(stored, { removeUndefinedValues: true }) as Record<string, AttributeValue> }),
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
  const written = entriesWrittenTo(tables);
  const recordAll = async () => {
    const entries = written.splice(0);
    if (entries.length > 0) await record(entries.map((entry) => changeOf(entry)));
  };
  return {
    page: async (...asked) => {
      await recordAll();
      return trail.page(...asked);
    },
    async *chain(...asked) {
      await recordAll();
      yield* trail.chain(...asked);
    },
  };
};

/** The audit entries that were written since this was last emptied, in their order, as the table's stream would tell them. */
const entriesWrittenTo = ({ documents, records }: Tables): Stored[] => {
  const written: Stored[] = [];
  const send = documents.send.bind(documents) as (command: Sent) => Promise<unknown>;
  const watched = async (command: Sent) => {
    const answer = await send(command);
    const puts = [command.input, ...(command.input.TransactItems ?? []).map(({ Put = {} }) => Put)];
    for (const { TableName, Item } of puts)
      if (TableName === records && Item?.pk.startsWith('ENTRY#')) written.push(Item);
    return answer;
  };
  Object.assign(documents, { send: watched });
  return written;
};
interface Put {
  readonly TableName?: string;
  readonly Item?: Stored;
}
interface Sent {
  readonly input: Put & { readonly TransactItems?: readonly { readonly Put?: Put }[] };
}
