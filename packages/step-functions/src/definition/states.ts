import type { Template } from '../expressions/template.ts';
import type { Resource } from './resource.ts';

/** States compiled once a definition; names are ASL's. */
export type State = Pass | Choice | Wait | Task | Parallel | MapState | Succeed | Fail;

interface Common {
  readonly name: string;
  /** Where it goes on; a state without one ends its machine, branch or iteration. */
  readonly next: string | undefined;
  readonly assign: Template | undefined;
  readonly output: Template | undefined;
}

export interface Pass extends Common {
  readonly type: 'Pass';
}

export interface Succeed extends Common {
  readonly type: 'Succeed';
}

export interface Fail extends Common {
  readonly type: 'Fail';
  readonly error: Template | undefined;
  readonly cause: Template | undefined;
}

export interface Wait extends Common {
  readonly type: 'Wait';
  readonly seconds: Template | undefined;
  readonly timestamp: Template | undefined;
}

export interface Choice extends Common {
  readonly type: 'Choice';
  readonly rules: readonly ChoiceRule[];
  readonly default: string | undefined;
}

interface ChoiceRule {
  readonly condition: Template;
  readonly next: string;
  readonly assign: Template | undefined;
  readonly output: Template | undefined;
}

/** What Task, Parallel and Map have in common: they may fail, and may be helped. */
interface Fallible extends Common {
  readonly retriers: readonly Retrier[];
  readonly catchers: readonly Catcher[];
}

export interface Task extends Fallible {
  readonly type: 'Task';
  readonly resource: Resource;
  readonly arguments: Template | undefined;
  readonly credentials: Template | undefined;
  readonly timeoutSeconds: Template | undefined;
  readonly heartbeatSeconds: Template | undefined;
}

export interface Parallel extends Fallible {
  readonly type: 'Parallel';
  readonly arguments: Template | undefined;
  readonly branches: readonly Container[];
}

export interface MapState extends Fallible {
  readonly type: 'Map';
  readonly items: Template | undefined;
  readonly itemSelector: Template | undefined;
  readonly processor: Container;
  readonly maxConcurrency: Template | undefined;
  readonly toleratedFailureCount: Template | undefined;
  readonly toleratedFailurePercentage: Template | undefined;
  readonly distributed: Distributed | undefined;
}

export interface Distributed {
  /** Names the map run; AWS makes one up when the state gives none. */
  readonly label: string | undefined;
  readonly maxItemsPerBatch: Template | undefined;
  readonly batchInput: Template | undefined;
}

export interface Retrier {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number | undefined;
  readonly fullJitter: boolean;
}

export interface Catcher {
  readonly errorEquals: readonly string[];
  readonly next: string;
  readonly assign: Template | undefined;
  readonly output: Template | undefined;
}

/** A machine, a branch of a Parallel or the processor of a Map: states, and which comes first. */
export interface Container {
  /** Its place in the definition: the empty string, or such as `/States/Each/ItemProcessor`. */
  readonly path: string;
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
}

export interface Machine extends Container {
  readonly timeoutSeconds: number | undefined;
  /** Every container of the definition by its path. */
  readonly containers: ReadonlyMap<string, Container>;
}
