import { ArnFormat, RemovalPolicies, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type Accepted, accept } from '../accept.ts';
import { KEPT } from '../kept.ts';
import type { HouseFunction } from '../running/house-function.ts';
import { executionsOf, executionsOfOneMachine } from '../running/use.ts';
import { namesOf } from '../stage.ts';
import { type MachineName, machineDefinition } from './machine-definition.ts';
import { releasedDefinitions } from './released.ts';

export interface MachinesProps {
  readonly stage: string;
  /** The folder of released machines, by which executions under way may go. */
  readonly releases: string;
}

/**
 * The shipped state machine files, composed with the policy of retries. Their roles may call the functions and start the machines that the
 * files name, as they are and as they were released, and nothing else: an execution goes by the file of its day, with the role of today. Functions are called by their names alone, so that these machines outlive them.
 */
export class Machines extends Construct {
  readonly application: StateMachine;
  readonly award: StateMachine;
  readonly window: StateMachine;
  readonly change: StateMachine;
  readonly #stage: string;
  readonly #releases: string;

  constructor(scope: Construct, id: string, { stage, releases }: MachinesProps) {
    super(scope, id);
    this.#stage = stage;
    this.#releases = releases;
    this.application = this.#machine('Application', 'application');
    this.award = this.#machine('Award', 'award');
    this.window = this.#machine('Window', 'window', { AwardMachine: this.award });
    this.change = this.#machine('Change', 'change');
    // Executions wait for people for months, and end with their machine or its role.
    RemovalPolicies.of(this).retainOnUpdateOrDelete();
  }

  /** Lets a function answer the tokens of the machines that wait for people, or of these. */
  mayBeAnsweredBy({ role }: HouseFunction, waiting = [this.application, this.award, this.window]): void {
    const resources = waiting.map(({ stateMachineArn }) => stateMachineArn);
    role.addToPolicy(new PolicyStatement({ actions: ['states:SendTaskSuccess'], resources }));
  }

  /** Lets a function stop what runs of a window. */
  mayBeStoppedBy({ role }: HouseFunction): void {
    role.addToPolicy(
      new PolicyStatement({ actions: ['states:StopExecution'], resources: [executionsOf(this.window)] }),
    );
    accept(role, executionsOfOneMachine);
  }

  #machine(id: string, file: MachineName, machines: Readonly<Record<string, StateMachine>> = {}): StateMachine {
    const definition = JSON.stringify(machineDefinition(file));
    const isFunction = (name: string) => machines[name] === undefined;
    const functions = Object.fromEntries(
      calledIn(definition)
        .filter(isFunction)
        .map((name) => [name, this.#functionArn(name)]),
    );
    const started = Object.fromEntries(Object.entries(machines).map(([name, one]) => [name, one.stateMachineArn]));
    const ever = [definition, ...releasedDefinitions(file, this.#releases)].join('\n');
    const machine = new StateMachine(this, id, {
      definitionBody: DefinitionBody.fromString(definition),
      definitionSubstitutions: { ...functions, ...started },
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, `${id}Logs`, { retention: RetentionDays.ONE_YEAR, removalPolicy: KEPT }),
        level: LogLevel.ALL,
        // What came and went between states names people. The names of states do not.
        includeExecutionData: false,
      },
    });
    accept(machine.role, logsAndTraces);
    const may = (action: string, resources: readonly string[]) =>
      resources.length > 0 &&
      machine.addToRolePolicy(new PolicyStatement({ actions: [action], resources: [...resources] }));
    may(
      'lambda:InvokeFunction',
      calledIn(ever)
        .filter(isFunction)
        .map((name) => this.#functionArn(name)),
    );
    may('states:StartExecution', Object.values(started));
    return machine;
  }

  #functionArn(called: string): string {
    return Stack.of(this).formatArn({
      service: 'lambda',
      resource: 'function',
      resourceName: namesOf(this.#stage).function(functionCalled(called)),
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}

/** The name of the function that a machine's file calls so: `CloseWindow` is `close-window`. */
export const functionCalled = (name: string): string => name.replace(/\B[A-Z]/g, '-$&').toLowerCase();

/** What a definition calls, each once: it stands there as `${Name}`. */
const calledIn = (definition: string): readonly string[] => [
  ...new Set([...definition.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name)),
];

const logsAndTraces: Accepted = {
  finding: 'IAM5[Resource::*]',
  reason:
    'The actions of X-Ray and of the delivery of logs by Step Functions take no resource. They reach neither records nor files.',
};
