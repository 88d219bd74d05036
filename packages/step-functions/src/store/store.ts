import { openDatabase } from './database.ts';
import { executionTable } from './executions.ts';
import { GroupCommit } from './group-commit.ts';
import { historyTable } from './history.ts';
import { machineTable } from './machines.ts';
import { mapRunTable } from './map-runs.ts';

/** Everything that outlives the process. */
export const openStore = (file: string) => {
  const database = openDatabase(file);
  const commits = new GroupCommit(database);
  return {
    machines: machineTable(database),
    executions: executionTable(database),
    history: historyTable(database),
    mapRuns: mapRunTable(database),
    /** Settles when what `write` does is stored. */
    commit: (write: () => void): Promise<void> => commits.add(write),
    close(): void {
      commits.flush();
      database.close();
    },
  };
};

export type Store = ReturnType<typeof openStore>;
