import { RuntimeFailure } from '../failure.ts';
import { ENDINGS, type EventType, type HistoryEvent, type Notes, payloadField } from '../history/events.ts';
import type { Json, JsonObject } from '../json.ts';
import { MAX_HISTORY_EVENTS } from '../limits.ts';
import { apply, applyNotes } from './apply.ts';
import type { Execution, Thread } from './execution.ts';
import type { Move } from './move.ts';

export interface EventDetails {
  readonly details?: JsonObject;
  readonly value?: Json;
  /** JSON text of `value`, where it is at hand already. */
  readonly text?: string | undefined;
  readonly notes?: Notes;
  /** Where the event's chain goes on, if not at the thread's last event. */
  readonly previous?: number;
}

/**
 * One advance of one execution: from a signal until every thread waits again. Its events are stored together, so a
 * crash leaves an execution always at rest; only then do its effects happen.
 */
export class Turn {
  readonly execution: Execution;
  readonly now: number;
  readonly events: HistoryEvent[] = [];
  /** Changes of notes of events stored earlier. */
  readonly heartbeats: { readonly event: number; readonly at: number }[] = [];
  readonly queue: { readonly thread: Thread; readonly move: Move }[] = [];
  /** Threads that have come to rest, each to be armed once the events are stored. */
  readonly resting = new Set<Thread>();
  readonly #effects: (() => void)[] = [];

  constructor(execution: Execution, now: number) {
    this.execution = execution;
    this.now = now;
  }

  /** Records an event and what it means. @throws RuntimeFailure when the history is full */
  emit(
    thread: Thread,
    type: EventType,
    { details, value = null, text, notes, previous }: EventDetails = {},
  ): HistoryEvent {
    const { execution } = this;
    const id = execution.lastEvent + 1;
    if (id >= MAX_HISTORY_EVENTS && !ENDINGS.has(type)) {
      throw new RuntimeFailure(`The execution reached the maximum number of history events (${MAX_HISTORY_EVENTS}).`);
    }
    const event: HistoryEvent = {
      id,
      previous: previous ?? thread.previous,
      at: this.now,
      type,
      thread: thread.id,
      details,
      payload: payloadField(type) ? (text ?? JSON.stringify(value)) : undefined,
      notes,
    };
    apply(execution, event, value);
    this.events.push(event);
    return event;
  }

  /** Adds to the notes of an event of this turn. */
  note(thread: Thread, event: HistoryEvent, notes: Notes): void {
    event.notes = { ...event.notes, ...notes };
    applyNotes(this.execution, thread, notes);
  }

  /** The last event that this turn recorded of the thread. */
  lastOf(thread: Thread): HistoryEvent | undefined {
    return this.events.findLast((event) => event.thread === thread.id);
  }

  /** Something to do once the events are stored. */
  after(effect: () => void): void {
    this.#effects.push(effect);
  }

  runEffects(): void {
    for (const effect of this.#effects) effect();
  }

  /** Whether the thread still is part of a running execution. */
  has(thread: Thread): boolean {
    return this.execution.status === 'RUNNING' && this.execution.threads.get(thread.id) === thread;
  }
}
