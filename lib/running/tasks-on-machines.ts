import { Duration } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { StoredStack } from '../stored-stack.ts';
import type { Assets } from './assets.ts';
import { HouseFunction } from './house-function.ts';
import { useRecords } from './records.ts';
import { recordsOfTasks } from './records-of-tasks.ts';
import type { TaskFunctions } from './task-functions.ts';
import { use, useExecutions, useMachine } from './use.ts';

export interface TasksOnMachinesProps {
  readonly assets: Assets;
  readonly stored: StoredStack;
  readonly application: StateMachine;
  readonly award: StateMachine;
}

export interface TasksOnMachines {
  readonly startApplications: HouseFunction;
  readonly endWindow: HouseFunction;
}

/** Tasks that start and stop what other machines run: they come after those machines. */
export const tasksOnMachines = (
  tasks: TaskFunctions,
  { assets, stored: { records, letters, stage }, application, award }: TasksOnMachinesProps,
): TasksOnMachines => {
  const timeout = Duration.minutes(15);
  return {
    startApplications: new HouseFunction(tasks, 'start-applications', {
      assets,
      stage,
      timeout,
      environment: {
        RECORDS_TABLE: useRecords(records, 'start-applications', recordsOfTasks['start-applications']),
        APPLICATION_MACHINE: useMachine(application),
      },
    }),
    endWindow: new HouseFunction(tasks, 'end-window', {
      assets,
      stage,
      timeout,
      environment: {
        RECORDS_TABLE: useRecords(records, 'end-window', recordsOfTasks['end-window']),
        LETTERS_TABLE: use(letters, ['GetItem', 'PutItem']),
        APPLICATION_MACHINE: useExecutions(application),
        AWARD_MACHINE: useExecutions(award),
      },
    }),
  };
};
