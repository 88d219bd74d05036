import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { CannotStart } from '@laptop/cloud';
import { openKeptState } from '@laptop/cloud/kept-state';
import { copiesFrom } from './copies.ts';
import { type Stored, storedInTables } from './tables.ts';

/** What a laptop has stored in a folder, of which a copy is looked at. */
export const storedOnLaptop = async (folder: string, copied: Iterable<string>): Promise<Stored> => {
  const state = await openKeptState(folder);
  const { endpoint, region, credentials } = state;
  try {
    const client = new DynamoDBClient({ endpoint, region, credentials });
    const { TableNames = [] } = await client.send(new ListTablesCommand());
    client.destroy();
    const named = (beginning: string) => TableNames.find((name) => name.startsWith(beginning));
    const [table, records] = [named('Audit'), named('Records')];
    if (!table) throw new CannotStart(`The state in ${folder} has no audit trail.`);
    const copies = copiesFrom(state.objectsIn('AuditCopies'));
    const names = [...copies.keys(), ...copied];
    const stored = await storedInTables({ table, records, region }, names, { endpoint, credentials });
    return {
      ...stored,
      copies,
      close: async () => {
        await stored.close();
        await state.close();
      },
    };
  } catch (error) {
    await state.close();
    throw error;
  }
};
