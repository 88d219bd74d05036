import { randomUUID } from 'node:crypto';
import type { Arns } from './arn.ts';
import { compileMachine } from './definition/compile.ts';
import type { Machine } from './definition/states.ts';
import { type JsonObject, parseJson } from './json.ts';
import type { MachineRow, RevisionRow } from './store/machines.ts';
import type { Store } from './store/store.ts';

interface Revision extends RevisionRow {
  readonly machine: Machine;
}

interface MachineToKeep {
  readonly name: string;
  readonly definition: string;
  readonly roleArn: string;
  readonly configuration: JsonObject;
}

/** State machines, each revision compiled once. */
export const stateMachines = (store: Store, arns: Arns, now: () => number) => {
  const compiled = new Map<number, Revision>();
  return {
    /** Creates the machine, or gives it a new revision. The definition must have passed the checks. */
    put({ name, definition, roleArn, configuration }: MachineToKeep): MachineRow {
      compileMachine(parseJson(definition));
      const arn = arns.machine(name);
      store.machines.put({ arn, name, definition, roleArn, configuration, revisionId: randomUUID(), at: now() });
      const kept = store.machines.byArn(arn);
      if (!kept) throw new Error(`State machine ${arn} was not kept`);
      return kept;
    },
    /** Whether the machine of a revision has not been deleted. A child of a distributed Map is of its parent's machine. */
    isThere(id: number): boolean {
      return store.machines.byArn(this.revision(id).machine_arn) !== undefined;
    },
    revision(id: number): Revision {
      const known = compiled.get(id);
      if (known) return known;
      const row = store.machines.revision(id);
      const revision = { ...row, machine: compileMachine(parseJson(row.definition)) };
      compiled.set(id, revision);
      return revision;
    },
  };
};

export type StateMachines = ReturnType<typeof stateMachines>;
