import { compileTemplate, type Template } from '../expressions/template.ts';
import type { Json } from '../json.ts';
import {
  containerSchema,
  machineSchema,
  type WrittenCatcher,
  type WrittenContainer,
  type WrittenRetrier,
  type WrittenState,
} from './asl.ts';
import { parseResource } from './resource.ts';
import type { Catcher, Container, Machine, MapState, Retrier, State } from './states.ts';

/** Compiles a definition that the checks have passed. @throws when they have not. */
export const compileMachine = (definition: Json): Machine => {
  const written = machineSchema.parse(definition);
  const containers = new Map<string, Container>();
  const machine = { ...compileContainer(written, '', containers), timeoutSeconds: written.TimeoutSeconds, containers };
  containers.set('', machine);
  return machine;
};

const compileContainer = (written: WrittenContainer, path: string, containers: Map<string, Container>): Container => {
  const states = new Map(
    Object.entries(written.States).map(([name, state]) => [
      name,
      compileState(name, state, `${path}/States/${name}`, containers),
    ]),
  );
  const container = { path, startAt: written.StartAt, states };
  containers.set(path, container);
  return container;
};

const field = (value: Json | undefined, location: string): Template | undefined =>
  value === undefined ? undefined : compileTemplate(value, location);

const compileState = (name: string, written: WrittenState, path: string, containers: Map<string, Container>): State => {
  const common = {
    name,
    next: written.Next,
    assign: field(written.Assign, 'Assign'),
    output: field(written.Output, 'Output'),
  };
  switch (written.Type) {
    case 'Pass':
    case 'Succeed':
      return { ...common, type: written.Type };
    case 'Fail':
      return { ...common, type: 'Fail', error: field(written.Error, 'Error'), cause: field(written.Cause, 'Cause') };
    case 'Wait':
      return {
        ...common,
        type: 'Wait',
        seconds: field(written.Seconds, 'Seconds'),
        timestamp: field(written.Timestamp, 'Timestamp'),
      };
    case 'Choice':
      return {
        ...common,
        type: 'Choice',
        default: written.Default,
        rules: written.Choices.map((rule, index) => ({
          condition: compileTemplate(rule.Condition, `Choices[${index}]/Condition`),
          next: rule.Next,
          assign: field(rule.Assign, `Choices[${index}]/Assign`),
          output: field(rule.Output, `Choices[${index}]/Output`),
        })),
      };
    case 'Task': {
      const resource = parseResource(written.Resource);
      if (!resource) throw new Error(`Resource of state ${name} is not supported: ${written.Resource}`);
      return {
        ...common,
        ...help(written),
        type: 'Task',
        resource,
        arguments: field(written.Arguments, 'Arguments'),
        credentials: field(written.Credentials?.RoleArn, 'Credentials/RoleArn'),
        timeoutSeconds: field(written.TimeoutSeconds, 'TimeoutSeconds'),
        heartbeatSeconds: field(written.HeartbeatSeconds, 'HeartbeatSeconds'),
      };
    }
    case 'Parallel':
      return {
        ...common,
        ...help(written),
        type: 'Parallel',
        arguments: field(written.Arguments, 'Arguments'),
        branches: written.Branches.map((branch, index) =>
          compileContainer(containerSchema.parse(branch), `${path}/Branches[${index}]`, containers),
        ),
      };
    case 'Map':
      return {
        ...common,
        ...help(written),
        type: 'Map',
        items: field(written.Items, 'Items'),
        itemSelector: field(written.ItemSelector, 'ItemSelector'),
        maxConcurrency: field(written.MaxConcurrency, 'MaxConcurrency'),
        toleratedFailureCount: field(written.ToleratedFailureCount, 'ToleratedFailureCount'),
        toleratedFailurePercentage: field(written.ToleratedFailurePercentage, 'ToleratedFailurePercentage'),
        ...compileProcessor(written, path, containers),
      };
  }
};

const compileProcessor = (
  written: Extract<WrittenState, { readonly Type: 'Map' }>,
  path: string,
  containers: Map<string, Container>,
): Pick<MapState, 'processor' | 'distributed'> => {
  const key = written.ItemProcessor ? 'ItemProcessor' : 'Iterator';
  const processor = containerSchema.parse(written[key]);
  return {
    processor: compileContainer(processor, `${path}/${key}`, containers),
    distributed:
      processor.ProcessorConfig?.Mode === 'DISTRIBUTED'
        ? {
            label: written.Label,
            maxItemsPerBatch: field(written.ItemBatcher?.MaxItemsPerBatch, 'ItemBatcher/MaxItemsPerBatch'),
            batchInput: field(written.ItemBatcher?.BatchInput, 'ItemBatcher/BatchInput'),
          }
        : undefined,
  };
};

const help = (written: {
  readonly Retry?: WrittenRetrier[] | undefined;
  readonly Catch?: WrittenCatcher[] | undefined;
}) => ({
  retriers: (written.Retry ?? []).map(
    (retrier): Retrier => ({
      errorEquals: retrier.ErrorEquals,
      intervalSeconds: retrier.IntervalSeconds ?? 1,
      maxAttempts: retrier.MaxAttempts ?? 3,
      backoffRate: retrier.BackoffRate ?? 2,
      maxDelaySeconds: retrier.MaxDelaySeconds,
      fullJitter: retrier.JitterStrategy === 'FULL',
    }),
  ),
  catchers: (written.Catch ?? []).map(
    (catcher, index): Catcher => ({
      errorEquals: catcher.ErrorEquals,
      next: catcher.Next,
      assign: field(catcher.Assign, `Catch[${index}]/Assign`),
      output: field(catcher.Output, `Catch[${index}]/Output`),
    }),
  ),
});
