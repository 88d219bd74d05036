import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { STOPPED_WITH_ITS_WINDOW } from '../../domain/window/cancelling.ts';
import type { Machines } from '../processes/machines.ts';
import type { StoredStack } from '../stored-stack.ts';
import type { Assets } from './assets.ts';
import { HouseFunction } from './house-function.ts';
import { useRecords } from './records.ts';
import { byStatus, useRunning } from './use.ts';

export interface WatchProps {
  readonly assets: Assets;
  readonly stored: StoredStack;
  readonly machines: Machines;
}

/** Finds what stands still though no task failed. It may change nothing. */
export class Watch extends Construct {
  readonly findLeftBehind: HouseFunction;
  readonly noteStoppedProcess: HouseFunction;

  constructor(scope: Construct, id: string, { assets, stored, machines }: WatchProps) {
    super(scope, id);
    const { stage } = stored;
    const { application, award, window, change } = machines;
    this.findLeftBehind = new HouseFunction(this, 'find-left-behind', {
      assets,
      stage,
      timeout: Duration.minutes(15),
      environment: {
        RECORDS_TABLE: useRecords(
          stored.records,
          'find-left-behind',
          { query: ['AGREEMENT', 'WINDOW'] },
          byStatus('WAITING#*'),
        ),
        APPLICATION_MACHINE: useRunning(application),
        AWARD_MACHINE: useRunning(award),
        WINDOW_MACHINE: useRunning(window),
      },
    });
    this.noteStoppedProcess = new HouseFunction(this, 'note-stopped-process', { assets, stage, environment: {} });
    new Rule(this, 'Stopped', {
      description: 'A process was stopped, and not since its window was cancelled',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          status: ['ABORTED'],
          stateMachineArn: [application, award, window, change].map(({ stateMachineArn }) => stateMachineArn),
          // Whoever stops a process by the command line may give no cause, and `anything-but` asks for one that is there.
          cause: [{ 'anything-but': [STOPPED_WITH_ITS_WINDOW] }, { exists: false }],
        },
      },
      targets: [new FunctionTarget(this.noteStoppedProcess.lambda)],
    });
  }
}
