import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Status } from '../execution/execution.ts';

const row = z.object({
  id: z.number(),
  arn: z.string(),
  name: z.string(),
  machine_arn: z.string(),
  revision: z.number(),
  container: z.string(),
  map_run: z.string().nullable(),
  map_index: z.number().nullable(),
  /** The attempt of a Task that started it, if one did. */
  started_by: z.string().nullable(),
  status: z.custom<Status>(),
  started_at: z.number(),
  stopped_at: z.number().nullable(),
  redrive_count: z.number(),
  redriven_at: z.number().nullable(),
});

export type ExecutionRow = z.infer<typeof row>;

interface ExecutionFilter {
  readonly machineArn?: string | undefined;
  readonly mapRunArn?: string | undefined;
  readonly status?: string | undefined;
  /** Only executions before this one, newest first. */
  readonly before: number;
  readonly count: number;
}

export const executionTable = (database: DatabaseSync) => {
  const insert = database.prepare(
    `INSERT INTO executions (id, arn, name, machine_arn, revision, container, map_run, map_index, started_by, status, started_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?)`,
  );
  const finish = database.prepare('UPDATE executions SET status = ?, stopped_at = ? WHERE id = ?');
  const redrive = database.prepare(
    `UPDATE executions SET status = 'RUNNING', stopped_at = NULL, redrive_count = redrive_count + 1, redriven_at = ?
     WHERE id = ?`,
  );
  const byArn = database.prepare('SELECT * FROM executions WHERE arn = ?');
  const byId = database.prepare('SELECT * FROM executions WHERE id = ?');
  const running = database.prepare("SELECT * FROM executions WHERE status = 'RUNNING' ORDER BY id");
  const ofMapRun = database.prepare('SELECT * FROM executions WHERE map_run = ? ORDER BY map_index');
  const highest = database.prepare('SELECT coalesce(max(id), 0) AS id FROM executions');
  const page = (column: 'machine_arn' | 'map_run') =>
    database.prepare(
      `SELECT * FROM executions WHERE ${column} = ?1 AND (?2 IS NULL OR status = ?2) AND id < ?3 ORDER BY id DESC LIMIT ?4`,
    );
  const pages = { machine: page('machine_arn'), mapRun: page('map_run') };
  const one = (found: unknown): ExecutionRow | undefined => (found === undefined ? undefined : row.parse(found));
  const many = (found: unknown[]): ExecutionRow[] => found.map((each) => row.parse(each));

  return {
    add: (from: Omit<ExecutionRow, 'status' | 'stopped_at' | 'redrive_count' | 'redriven_at'>) =>
      void insert.run(
        from.id,
        from.arn,
        from.name,
        from.machine_arn,
        from.revision,
        from.container,
        from.map_run,
        from.map_index,
        from.started_by,
        from.started_at,
      ),
    finish: (id: number, status: Status, at: number) => void finish.run(status, at, id),
    redrive: (id: number, at: number) => void redrive.run(at, id),
    byArn: (arn: string) => one(byArn.get(arn)),
    byId: (id: number) => one(byId.get(id)),
    running: () => many(running.all()),
    ofMapRun: (arn: string) => many(ofMapRun.all(arn)),
    highestId: () => z.object({ id: z.number() }).parse(highest.get()).id,
    page: ({ machineArn, mapRunArn, status, before, count }: ExecutionFilter) =>
      many(
        (mapRunArn ? pages.mapRun : pages.machine).all(mapRunArn ?? machineArn ?? '', status ?? null, before, count),
      ),
  };
};
