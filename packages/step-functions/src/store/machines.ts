import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { isObject, type JsonObject, parseJson } from '../json.ts';

const row = z.object({
  arn: z.string(),
  name: z.string(),
  revision: z.number(),
  created_at: z.number(),
  configuration: z.string(),
  revision_id: z.string(),
  definition: z.string(),
  role_arn: z.string(),
  updated_at: z.number(),
});

const revisionRow = z.object({
  id: z.number(),
  machine_arn: z.string(),
  revision_id: z.string(),
  definition: z.string(),
  role_arn: z.string(),
  updated_at: z.number(),
});

export type MachineRow = z.infer<typeof row>;
export type RevisionRow = z.infer<typeof revisionRow>;

interface NewRevision {
  readonly arn: string;
  readonly name: string;
  readonly definition: string;
  readonly roleArn: string;
  readonly revisionId: string;
  /** Whatever AWS keeps beside the definition, given back as it came. */
  readonly configuration: JsonObject;
  readonly at: number;
}

const CURRENT = `SELECT m.arn, m.name, m.revision, m.created_at, m.configuration,
  r.revision_id, r.definition, r.role_arn, r.updated_at
  FROM machines m JOIN revisions r ON r.id = m.revision`;

/** State machines and their revisions: an execution keeps the one it was started with. */
export const machineTable = (database: DatabaseSync) => {
  const addRevision = database.prepare(
    'INSERT INTO revisions (machine_arn, revision_id, definition, role_arn, updated_at) VALUES (?, ?, ?, ?, ?)',
  );
  const put = database.prepare(
    `INSERT INTO machines (arn, name, revision, created_at, configuration) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (arn) DO UPDATE SET revision = excluded.revision, configuration = excluded.configuration`,
  );
  const remove = database.prepare('DELETE FROM machines WHERE arn = ?');
  const byArn = database.prepare(`${CURRENT} WHERE m.arn = ?`);
  const page = database.prepare(`${CURRENT} WHERE m.name > ? ORDER BY m.name LIMIT ?`);
  const revision = database.prepare('SELECT * FROM revisions WHERE id = ?');
  // Asked for at every start, changed hardly ever.
  const current = new Map<string, MachineRow>();

  return {
    put({ arn, name, definition, roleArn, revisionId, configuration, at }: NewRevision): void {
      database.exec('BEGIN IMMEDIATE');
      try {
        const { lastInsertRowid } = addRevision.run(arn, revisionId, definition, roleArn, at);
        put.run(arn, name, lastInsertRowid, at, JSON.stringify(configuration));
        database.exec('COMMIT');
        current.delete(arn);
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    remove(arn: string): void {
      remove.run(arn);
      current.delete(arn);
    },
    byArn(arn: string): MachineRow | undefined {
      const known = current.get(arn);
      if (known) return known;
      const found = byArn.get(arn);
      if (found === undefined) return undefined;
      const machine = row.parse(found);
      current.set(arn, machine);
      return machine;
    },
    page: (afterName: string, count: number): MachineRow[] => page.all(afterName, count).map((each) => row.parse(each)),
    revision: (id: number): RevisionRow => revisionRow.parse(revision.get(id)),
  };
};

export const configurationOf = ({ configuration }: MachineRow): JsonObject => {
  const value = parseJson(configuration);
  return isObject(value) ? value : {};
};
