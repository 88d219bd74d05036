import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { EventType, HistoryEvent, Notes } from '../history/events.ts';
import { isObject, type JsonObject, parseJson } from '../json.ts';

/** Rows are this file's own: they are read as they were written. */
const row = z.object({
  id: z.number(),
  previous: z.number(),
  at: z.number(),
  type: z.custom<EventType>(),
  thread: z.number(),
  details: z.string().nullable(),
  payload: z.string().nullable(),
  notes: z.string().nullable(),
});

const readNotes = (text: string): Notes => JSON.parse(text);

const readDetails = (text: string): JsonObject | undefined => {
  const details = parseJson(text);
  return isObject(details) ? details : undefined;
};

const toEvent = (from: unknown): HistoryEvent => {
  const { details, payload, notes, ...event } = row.parse(from);
  return {
    ...event,
    details: details === null ? undefined : readDetails(details),
    payload: payload ?? undefined,
    notes: notes === null ? undefined : readNotes(notes),
  };
};

export interface Page {
  readonly from: number;
  readonly count: number;
  readonly reverse: boolean;
}

/** Events of executions. */
export const historyTable = (database: DatabaseSync) => {
  const insert = database.prepare(
    'INSERT INTO events (execution, id, previous, at, type, thread, details, payload, notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const beat = database.prepare(
    "UPDATE events SET notes = json_set(coalesce(notes, '{}'), '$.heartbeatAt', ?) WHERE execution = ? AND id = ?",
  );
  const all = database.prepare('SELECT * FROM events WHERE execution = ? ORDER BY id');
  const forward = database.prepare('SELECT * FROM events WHERE execution = ? AND id >= ? ORDER BY id LIMIT ?');
  const backward = database.prepare('SELECT * FROM events WHERE execution = ? AND id <= ? ORDER BY id DESC LIMIT ?');

  return {
    add(execution: number, { id, previous, at, type, thread, details, payload, notes }: HistoryEvent): void {
      insert.run(
        execution,
        id,
        previous,
        at,
        type,
        thread,
        details === undefined ? null : JSON.stringify(details),
        payload ?? null,
        notes === undefined ? null : JSON.stringify(notes),
      );
    },
    heartbeat: (execution: number, event: number, at: number) => void beat.run(at, execution, event),
    all: (execution: number): HistoryEvent[] => all.all(execution).map(toEvent),
    page: (execution: number, { from, count, reverse }: Page): HistoryEvent[] =>
      (reverse ? backward : forward).all(execution, from, count).map(toEvent),
    first: (execution: number): HistoryEvent | undefined => forward.all(execution, 1, 1).map(toEvent)[0],
    last: (execution: number): HistoryEvent | undefined => backward.all(execution, 1_000_000, 1).map(toEvent)[0],
  };
};
