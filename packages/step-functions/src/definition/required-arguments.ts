import type { Resource } from './resource.ts';

/** Arguments without which a service cannot even be asked, for the services that this engine knows itself. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'lambda:invoke': ['FunctionName'],
  'states:startExecution': ['StateMachineArn'],
};

/** Those that are not among the given names. */
export const missingArguments = (resource: Resource, given: readonly string[]): string[] =>
  resource.kind === 'service'
    ? (REQUIRED[`${resource.service}:${resource.action}`] ?? []).filter((name) => !given.includes(name))
    : [];

export const requiredButMissing = (name: string): string => `The field '${name}' is required but was missing`;
