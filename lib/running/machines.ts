import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type Accepted, accept } from '../accept.ts';
import { KEPT } from '../kept.ts';
import type { StoredStack } from '../stored-stack.ts';
import type { Assets } from './assets.ts';
import type { HouseFunction } from './house-function.ts';
import { type MachineName, machineDefinition } from './machine-definition.ts';
import type { TaskFunctions } from './task-functions.ts';
import { tasksOnMachines } from './tasks-on-machines.ts';
import { executionsOf, executionsOfOneMachine } from './use.ts';

export interface MachinesProps {
  readonly assets: Assets;
  readonly stored: StoredStack;
  readonly tasks: TaskFunctions;
}

/** The shipped state machine files, composed with the policy of retries, and the functions and machines they call. Their roles may call these and nothing else. */
export class Machines extends Construct {
  readonly application: StateMachine;
  readonly award: StateMachine;
  readonly window: StateMachine;
  readonly change: StateMachine;
  /** Ends what runs for a cancelled window. */
  readonly endWindow: HouseFunction;

  constructor(scope: Construct, id: string, { assets, stored, tasks }: MachinesProps) {
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
    const { application, award } = this;
    const { startApplications, endWindow } = tasksOnMachines(tasks, { assets, stored, application, award });
    this.endWindow = endWindow;
    this.window = this.#machine(
      'Window',
      'window',
      {
        PrepareWindow: tasks.prepareWindow,
        OpenWindow: tasks.openWindow,
        TellProviders: tasks.tellProviders,
        CloseWindow: tasks.closeWindow,
        UnsealApplications: tasks.unsealApplications,
        StartApplications: startApplications,
        AskOfficer: tasks.askOfficer,
      },
      { AwardMachine: award },
    );
    this.change = this.#machine('Change', 'change', { EndWindow: endWindow, TellProviders: tasks.tellProviders });
    // A function that is a task of a machine cannot be granted on that machine: its role would depend on what depends on it.
    this.mayAnswer('AskOfficerAnswers', tasks.askOfficer);
    this.#mayStopWindows(endWindow);
  }

  /** Lets a function answer the tokens of the machines that wait for people. */
  mayAnswer(id: string, fn: HouseFunction): void {
    this.#allow(id, fn, 'states:SendTaskSuccess', [
      this.application.stateMachineArn,
      this.award.stateMachineArn,
      this.window.stateMachineArn,
    ]);
  }

  #mayStopWindows(fn: HouseFunction): void {
    const policy = this.#allow('EndWindowStops', fn, 'states:StopExecution', [executionsOf(this.window)]);
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
    }
    return machine;
  }
}

const logsAndTraces: Accepted = {
  finding: 'IAM5[Resource::*]',
  reason:
    'The actions of X-Ray and of the delivery of logs by Step Functions take no resource. They reach neither records nor files.',
};
