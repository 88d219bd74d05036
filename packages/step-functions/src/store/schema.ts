/**
 * The history is the state: `events` holds everything an execution is, in the order it happened, and the tables around
 * it only say where to look. Events have a rowid of their own, so that those of many executions, written in turns, land
 * side by side on disk.
 */
export const schema = `
CREATE TABLE IF NOT EXISTS machines (
  arn TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  configuration TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS revisions (
  id INTEGER PRIMARY KEY,
  machine_arn TEXT NOT NULL,
  revision_id TEXT NOT NULL,
  definition TEXT NOT NULL,
  role_arn TEXT NOT NULL,
  updated_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS executions (
  id INTEGER PRIMARY KEY,
  arn TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  machine_arn TEXT NOT NULL,
  revision INTEGER NOT NULL REFERENCES revisions (id),
  container TEXT NOT NULL,
  map_run TEXT,
  map_index INTEGER,
  started_by TEXT,
  status TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  stopped_at INTEGER,
  redrive_count INTEGER NOT NULL DEFAULT 0,
  redriven_at INTEGER
);
CREATE INDEX IF NOT EXISTS executions_of_machine ON executions (machine_arn, id);
CREATE INDEX IF NOT EXISTS executions_running ON executions (id) WHERE status = 'RUNNING';
CREATE INDEX IF NOT EXISTS executions_of_map_run ON executions (map_run, map_index) WHERE map_run IS NOT NULL;
CREATE TABLE IF NOT EXISTS events (
  execution INTEGER NOT NULL,
  id INTEGER NOT NULL,
  previous INTEGER NOT NULL,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  thread INTEGER NOT NULL,
  details TEXT,
  payload TEXT,
  notes TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS events_of_execution ON events (execution, id);
CREATE TABLE IF NOT EXISTS map_runs (
  arn TEXT PRIMARY KEY,
  execution INTEGER NOT NULL,
  execution_arn TEXT NOT NULL,
  machine_arn TEXT NOT NULL,
  items INTEGER NOT NULL,
  max_concurrency INTEGER NOT NULL,
  tolerance TEXT NOT NULL,
  status TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  stopped_at INTEGER
);
CREATE INDEX IF NOT EXISTS map_runs_of_execution ON map_runs (execution);
`;
