import type * as z from 'zod';
import type { Now } from '../../../adapters/clock.ts';
import type { AuditChains } from '../../../adapters/dynamodb/audit-chains.ts';
import { chainOf } from '../../../domain/audit/entry.ts';
import { entryOfChange, planOfRemoval } from './entry-of-change.ts';
import type { input, output } from './schema.ts';

interface Deps {
  readonly chains: AuditChains;
  readonly countOne: (name: string) => void;
  readonly now: Now;
}

/** Records what was written to the table of records in the chains of the audit trail. A batch that comes again changes nothing. */
export const recordAudit =
  ({ chains, countOne, now }: Deps) =>
  async ({ Records }: z.output<typeof input>): Promise<z.input<typeof output>> => {
    const planned = new Set<string>();
    for (const removal of Records.map(planOfRemoval))
      if (removal !== undefined && (await chains.isRecorded(removal))) planned.add(removal);
    const fresh = Records.map((change) => {
      const entry = entryOfChange(change, (removal) => planned.has(removal));
      // One that comes before it in the same batch counts as well.
      planned.add(entry.id);
      return entry;
    });
    for (const [chain, entries] of Map.groupBy(fresh, ({ entry }) => chainOf(entry)))
      await chains.append(chain, entries, now());
    for (const { entry } of fresh) if (entry.kind === 'alarm') countOne('RecordsWrittenOver');
    return { recorded: fresh.length };
  };
