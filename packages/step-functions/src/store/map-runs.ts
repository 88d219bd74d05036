import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Tolerance } from '../history/events.ts';

const row = z.object({
  arn: z.string(),
  execution: z.number(),
  execution_arn: z.string(),
  machine_arn: z.string(),
  items: z.number(),
  max_concurrency: z.number(),
  tolerance: z.string(),
  status: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'ABORTED']),
  started_at: z.number(),
  stopped_at: z.number().nullable(),
});

export type MapRunRow = z.infer<typeof row>;
const toleranceShape = z.object({ count: z.number().optional(), percentage: z.number().optional() });

export const toleranceOf = ({ tolerance }: MapRunRow): Tolerance => {
  const { count, percentage } = toleranceShape.parse(JSON.parse(tolerance));
  return { ...(count !== undefined && { count }), ...(percentage !== undefined && { percentage }) };
};

/** Runs of distributed Maps; their items are the child executions. */
export const mapRunTable = (database: DatabaseSync) => {
  const insert = database.prepare(
    `INSERT OR IGNORE INTO map_runs (arn, execution, execution_arn, machine_arn, items, max_concurrency, tolerance, status, started_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?)`,
  );
  const finish = database.prepare(
    "UPDATE map_runs SET status = ?, stopped_at = ? WHERE arn = ? AND status = 'RUNNING'",
  );
  const byArn = database.prepare('SELECT * FROM map_runs WHERE arn = ?');
  const page = database.prepare('SELECT * FROM map_runs WHERE execution = ? AND arn > ? ORDER BY arn LIMIT ?');

  return {
    add: (from: Omit<MapRunRow, 'status' | 'stopped_at'>) =>
      void insert.run(
        from.arn,
        from.execution,
        from.execution_arn,
        from.machine_arn,
        from.items,
        from.max_concurrency,
        from.tolerance,
        from.started_at,
      ),
    finish: (arn: string, status: MapRunRow['status'], at: number) => void finish.run(status, at, arn),
    byArn(arn: string): MapRunRow | undefined {
      const found = byArn.get(arn);
      return found === undefined ? undefined : row.parse(found);
    },
    page: (execution: number, after: string, count: number): MapRunRow[] =>
      page.all(execution, after, count).map((each) => row.parse(each)),
  };
};
