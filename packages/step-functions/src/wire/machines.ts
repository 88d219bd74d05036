import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { Arns } from '../arn.ts';
import { parseArn } from '../arn.ts';
import { AwsError } from '../aws-error.ts';
import type { Offers } from '../definition/check-states.ts';
import { invalid } from '../definition/diagnostic.ts';
import { validateDefinition } from '../definition/validate.ts';
import type { Authorize } from '../execution/authorize.ts';
import { exceeds, type JsonObject } from '../json.ts';
import { MAX_DEFINITION_BYTES } from '../limits.ts';
import type { StateMachines } from '../machines.ts';
import { checkName } from '../start-execution.ts';
import { configurationOf, type MachineRow } from '../store/machines.ts';
import type { Store } from '../store/store.ts';
import { noMachine, rowOf } from './executions.ts';
import {
  arnField,
  type Operation,
  operation,
  pageSize,
  paging,
  readPageToken,
  seconds,
  writePageToken,
} from './operation.ts';
import { roleCheck } from './role-check.ts';

const kept = z.looseObject({}).optional();
const create = z.object({
  name: z.string().min(1),
  definition: z.string().min(1),
  roleArn: z.string().min(1).max(256),
  type: z.enum(['STANDARD', 'EXPRESS']).optional(),
  loggingConfiguration: kept,
  tracingConfiguration: kept,
});
const update = z.object({
  stateMachineArn: arnField,
  definition: z.string().min(1).optional(),
  roleArn: z.string().min(1).max(256).optional(),
  loggingConfiguration: kept,
  tracingConfiguration: kept,
});
const validate = z.object({
  definition: z.string().min(1),
  type: z.string().optional(),
  severity: z.string().optional(),
  maxResults: z.int().optional(),
});
const machineArn = z.object({ stateMachineArn: arnField });

export const machineOperations = (
  machines: StateMachines,
  store: Store,
  arns: Arns,
  offers: Offers,
  authorize: Authorize,
): Record<string, Operation> => {
  const checkRole = roleCheck(authorize, arns);
  const rowOfMachine = (arn: string): MachineRow => {
    const row = store.machines.byArn(arn);
    if (!row) throw noMachine(arn);
    return row;
  };

  return {
    CreateStateMachine: operation(
      create,
      async ({ name, definition, roleArn, type = 'STANDARD', ...configuration }) => {
        checkName(name);
        if (type === 'EXPRESS')
          throw new AwsError('StateMachineTypeNotSupported', 'Express workflows are not supported on this computer.');
        checkDefinition(definition, offers);
        await checkRole({ roleArn, definition, ...configuration });
        const existing = store.machines.byArn(arns.machine(name));
        // As on AWS another role alone makes no other machine, and is not taken over.
        if (
          existing &&
          !(existing.definition === definition && isDeepStrictEqual(configurationOf(existing), asJson(configuration)))
        ) {
          throw new AwsError('StateMachineAlreadyExists', `State Machine Already Exists: '${existing.arn}'`);
        }
        const row = existing ?? machines.put({ name, definition, roleArn, configuration: asJson(configuration) });
        return { stateMachineArn: row.arn, creationDate: seconds(row.created_at) };
      },
    ),

    UpdateStateMachine: operation(update, async ({ stateMachineArn, definition, roleArn, ...configuration }) => {
      const row = rowOfMachine(stateMachineArn);
      if (
        definition === undefined &&
        roleArn === undefined &&
        Object.values(configuration).every((value) => value === undefined)
      ) {
        throw new AwsError(
          'MissingRequiredParameter',
          'Either the definition, the role ARN, or a configuration must be specified',
        );
      }
      if (definition !== undefined) checkDefinition(definition, offers);
      const next = {
        name: row.name,
        definition: definition ?? row.definition,
        roleArn: roleArn ?? row.role_arn,
        configuration: { ...configurationOf(row), ...asJson(configuration) },
      };
      await checkRole({ ...next, ...next.configuration });
      const updated = machines.put(next);
      return { updateDate: seconds(updated.updated_at), revisionId: updated.revision_id };
    }),

    DeleteStateMachine: operation(machineArn, ({ stateMachineArn }) => {
      if (!parseArn(stateMachineArn, 'stateMachine')) throw noMachine(stateMachineArn);
      store.machines.remove(stateMachineArn);
      return {};
    }),

    DescribeStateMachine: operation(machineArn, ({ stateMachineArn }) => {
      const row = rowOfMachine(stateMachineArn);
      return {
        stateMachineArn: row.arn,
        name: row.name,
        status: 'ACTIVE',
        type: 'STANDARD',
        definition: row.definition,
        roleArn: row.role_arn,
        creationDate: seconds(row.created_at),
        revisionId: row.revision_id,
        loggingConfiguration: { level: 'OFF', includeExecutionData: false },
        tracingConfiguration: { enabled: false },
        ...configurationOf(row),
      };
    }),

    DescribeStateMachineForExecution: operation(z.object({ executionArn: arnField }), ({ executionArn }) => {
      const execution = rowOf(store, executionArn);
      const revision = store.machines.revision(execution.revision);
      return {
        stateMachineArn: revision.machine_arn,
        name: revision.machine_arn.slice(revision.machine_arn.lastIndexOf(':') + 1),
        definition: revision.definition,
        roleArn: revision.role_arn,
        updateDate: seconds(revision.updated_at),
        revisionId: revision.revision_id,
        ...(execution.map_run !== null && { mapRunArn: execution.map_run }),
      };
    }),

    ListStateMachines: operation(z.object(paging), ({ maxResults, nextToken }) => {
      const count = pageSize(maxResults);
      const rows = store.machines.page(readPageToken(nextToken) ?? '', count + 1);
      const shown = rows.slice(0, count);
      const last = shown.at(-1);
      return {
        stateMachines: shown.map((row) => ({
          stateMachineArn: row.arn,
          name: row.name,
          type: 'STANDARD',
          creationDate: seconds(row.created_at),
        })),
        ...(rows.length > count && last && { nextToken: writePageToken(last.name) }),
      };
    }),

    ValidateStateMachineDefinition: operation(validate, ({ definition, severity, maxResults }) => {
      const all = validateDefinition(definition, offers);
      const found = severity === 'WARNING' ? all : all.filter((diagnostic) => diagnostic.severity === 'ERROR');
      const count = maxResults || 100;
      return {
        result: all.some((diagnostic) => diagnostic.severity === 'ERROR') ? 'FAIL' : 'OK',
        diagnostics: found.slice(0, count).map((diagnostic) => ({ ...diagnostic })),
        truncated: found.length > count,
      };
    }),
  };
};

const checkDefinition = (definition: string, offers: Offers): void => {
  const problems = exceeds(definition, MAX_DEFINITION_BYTES)
    ? [invalid('The definition is larger than 1 MB', '/', 'DEFINITION_TOO_LARGE')]
    : validateDefinition(definition, offers).filter(({ severity }) => severity === 'ERROR');
  if (problems.length === 0) return;
  const words = problems.map(({ code, message, location }) => `${code}: ${message} at ${location}`);
  throw new AwsError('InvalidDefinition', `Invalid State Machine Definition: '${words.join(', ')}'`);
};

/** A request is JSON by itself; only absent members must go. */
const asJson = (value: Record<string, unknown>): JsonObject => JSON.parse(JSON.stringify(value));
