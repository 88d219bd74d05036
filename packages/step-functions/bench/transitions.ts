import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

const row = z.object({ execution: z.number(), id: z.number(), previous: z.number(), at: z.number(), type: z.string() });
type Row = z.infer<typeof row>;

export interface Transitions {
  /** States entered by an execution, on average. */
  readonly perExecution: number;
  /** How long each took, in milliseconds, shortest first. */
  readonly took: readonly number[];
}

/**
 * The transitions of a database's latest executions, as their durable history tells: from the moment a state was entered until the next one
 * was, the storing of all events between included. States that are entered in one go are entered when the first of them is.
 *
 * @param file the engine's database
 * @param executions how many of the latest are looked at
 */
export const transitionsOf = (file: string, executions: number): Transitions => {
  const database = new DatabaseSync(file, { readOnly: true });
  const events = database
    .prepare(
      `SELECT execution, id, previous, at, type FROM events
       WHERE execution > (SELECT max(id) FROM executions) - ? ORDER BY execution, id`,
    )
    .all(executions)
    .map((each) => row.parse(each));
  database.close();
  const key = ({ execution }: Row, id: number) => `${execution} ${id}`;
  const byKey = new Map(events.map((event) => [key(event, event.id), event]));
  const entered = events.filter(isEntry);
  const took = entered.flatMap((event) => {
    let before = byKey.get(key(event, event.previous));
    while (before && (before.at === event.at || !isEntry(before))) before = byKey.get(key(before, before.previous));
    return before ? [event.at - before.at] : [];
  });
  return { perExecution: entered.length / executions, took: took.toSorted((one, other) => one - other) };
};

const isEntry = ({ type }: Row): boolean => type.endsWith('StateEntered');
