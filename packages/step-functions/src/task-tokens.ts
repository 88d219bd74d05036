import { DatabaseSync } from 'node:sqlite';
import { readToken } from './execution/token.ts';

/**
 * Whose task a token is for: AWS judges who may answer a task by the machine that waits for it, which the answer does
 * not name.
 *
 * @param file that of the engine, which is only read.
 */
export function taskTokens(file: string) {
  const db = new DatabaseSync(file, { readOnly: true });
  const machine = db.prepare('SELECT machine_arn FROM executions WHERE id = ?');
  return {
    /** The ARN of the machine that gave out a token; undefined when none ever did. */
    machineOf: (taskToken: string): string | undefined => {
      const place = readToken(taskToken);
      const row = place && machine.get(place.execution);
      return row && String(row.machine_arn);
    },
    close: () => db.close(),
  };
}
