import { readFileSync } from 'node:fs';
import { inProject } from '../bundling/project.ts';
import { type MachineDefinition, withPolicy } from './machine-policy.ts';

/** The state machines, each a file of this name in statemachines/. */
export const machineNames = ['window', 'application', 'award', 'change'] as const;
export type MachineName = (typeof machineNames)[number];

/** A machine as it is deployed and run everywhere: its file, with the policy. `${Name}` stands for what it calls. */
export const machineDefinition = (name: MachineName): MachineDefinition =>
  withPolicy(JSON.parse(readFileSync(inProject('statemachines', `${name}.asl.json`), 'utf8')));
