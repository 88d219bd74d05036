import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type Accepted, accept } from '../accept.ts';
import { KEPT } from '../kept.ts';
import type { HouseFunction } from './house-function.ts';
import { type MachineName, machineDefinition } from './machine-definition.ts';
import type { TaskFunctions } from './task-functions.ts';

/** The shipped state machine files, composed with the policy of retries, and the functions and machines they call. Their roles may call these and nothing else. */
export class Machines extends Construct {
  readonly application: StateMachine;
  readonly award: StateMachine;
  readonly window: StateMachine;
  readonly change: StateMachine;

  constructor(scope: Construct, id: string, tasks: TaskFunctions) {
    super(scope, id);
    this.application = this.#machine('Application', 'application', {
      UnsealApplications: tasks.unsealApplications,
      CheckRegistration: tasks.checkRegistration,
      CheckCompliance: tasks.checkCompliance,
      HearRepresentation: tasks.hearRepresentation,
      AskOfficer: tasks.askOfficer,
      RecordScores: tasks.recordScores,
    });
    this.award = this.#machine('Award', 'award', {
      AskOfficer: tasks.askOfficer,
      AskRegisterAgain: tasks.askRegisterAgain,
      WriteOutcomeLetters: tasks.writeOutcomeLetters,
      SendLetters: tasks.sendLetters,
      BeginStandstill: tasks.beginStandstill,
      EndStandstill: tasks.endStandstill,
      MakeContracts: tasks.makeContracts,
      PublishNotices: tasks.publishNotices,
    });
    this.window = this.#machine(
      'Window',
      'window',
      {
        PrepareWindow: tasks.prepareWindow,
        OpenWindow: tasks.openWindow,
        TellProviders: tasks.tellProviders,
        CloseWindow: tasks.closeWindow,
        UnsealApplications: tasks.unsealApplications,
      },
      { ApplicationMachine: this.application, AwardMachine: this.award },
    );
    this.#mayRunDistributedMap(this.window);
    this.change = this.#machine('Change', 'change', { EndWindow: tasks.endWindow, TellProviders: tasks.tellProviders });
    // A function that is a task of a machine cannot be granted on that machine: its role would depend on what depends on it.
    this.mayAnswer('AskOfficerAnswers', tasks.askOfficer);
    this.#mayStopWindows(tasks.endWindow);
  }

  /** Lets a function answer the tokens of the machines that wait for people. */
  mayAnswer(id: string, fn: HouseFunction): void {
    this.#allow(id, fn, 'states:SendTaskSuccess', [this.application.stateMachineArn, this.award.stateMachineArn]);
  }

  #mayStopWindows(fn: HouseFunction): void {
    const policy = this.#allow('EndWindowStops', fn, 'states:StopExecution', [this.#executionsOf(this.window)]);
    accept(policy, executionsOfOneMachine);
  }

  #allow(id: string, { role }: HouseFunction, action: string, resources: string[]): Policy {
    const statement = new PolicyStatement({ actions: [action], resources });
    return new Policy(this, id, { statements: [statement], roles: [role] });
  }

  #machine(
    id: string,
    file: MachineName,
    tasks: Record<string, HouseFunction>,
    machines: Record<string, StateMachine> = {},
  ): StateMachine {
    const machine = new StateMachine(this, id, {
      definitionBody: DefinitionBody.fromString(JSON.stringify(machineDefinition(file))),
      definitionSubstitutions: {
        ...Object.fromEntries(Object.entries(tasks).map(([name, { lambda }]) => [name, lambda.functionArn])),
        ...Object.fromEntries(Object.entries(machines).map(([name, { stateMachineArn }]) => [name, stateMachineArn])),
      },
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, `${id}Logs`, { retention: RetentionDays.ONE_YEAR, removalPolicy: KEPT }),
        level: LogLevel.ALL,
        // What came and went between states names people. The names of states do not.
        includeExecutionData: false,
      },
    });
    accept(machine.role, logsAndTraces);
    for (const { lambda } of Object.values(tasks)) {
      machine.addToRolePolicy(
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }),
      );
    }
    for (const started of Object.values(machines)) {
      machine.addToRolePolicy(
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [started.stateMachineArn] }),
      );
      machine.addToRolePolicy(
        new PolicyStatement({
          actions: ['states:DescribeExecution', 'states:StopExecution'],
          resources: [this.#executionsOf(started)],
        }),
      );
    }
    if (Object.keys(machines).length > 0) {
      accept(machine.role, executionsOfOneMachine);
      machine.addToRolePolicy(
        new PolicyStatement({
          actions: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
          resources: [this.#syncRule()],
        }),
      );
    }
    return machine;
  }

  /** A distributed Map runs its items as child executions of its own machine. */
  #mayRunDistributedMap(machine: StateMachine): void {
    const statements = [
      new PolicyStatement({ actions: ['states:StartExecution'], resources: [machine.stateMachineArn] }),
      new PolicyStatement({
        actions: ['states:DescribeExecution', 'states:StopExecution'],
        resources: [this.#executionsOf(machine)],
      }),
    ];
    accept(new Policy(this, 'DistributedMap', { statements, roles: [machine.role] }), executionsOfOneMachine);
  }

  #executionsOf(machine: StateMachine): string {
    return Stack.of(this).formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${machine.stateMachineName}*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }

  /** The rule by which Step Functions hears that an execution it waits for has ended. */
  #syncRule(): string {
    return Stack.of(this).formatArn({
      service: 'events',
      resource: 'rule',
      resourceName: 'StepFunctionsGetEventsForStepFunctionsExecutionRule',
    });
  }
}

const executionsOfOneMachine: Accepted = {
  finding: 'IAM5[Resource::arn:…:execution:<…>*]',
  reason:
    'An execution has its name only when it is started. These are the executions of one machine, whose own name is in full.',
};

const logsAndTraces: Accepted = {
  finding: 'IAM5[Resource::*]',
  reason:
    'The actions of X-Ray and of the delivery of logs by Step Functions take no resource. They reach neither records nor files.',
};
