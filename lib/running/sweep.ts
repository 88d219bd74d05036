import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Machines } from '../processes/machines.ts';
import type { StoredStack } from '../stored-stack.ts';
import type { Assets } from './assets.ts';
import { HouseFunction } from './house-function.ts';
import type { OutsideServices } from './outside-services.ts';
import { useRecords } from './records.ts';
import type { TaskFunctions } from './task-functions.ts';
import { byStatus, useFunction, useMachine } from './use.ts';

export interface SweepProps {
  readonly assets: Assets;
  readonly stored: StoredStack;
  readonly outside: OutsideServices;
  readonly tasks: TaskFunctions;
  readonly machines: Machines;
}

/** What finishes each morning what an outage left undone. No machine calls it: it comes after them, since it starts and answers them. */
export class Sweep extends Construct {
  readonly finishDeliveries: HouseFunction;

  constructor(scope: Construct, id: string, { assets, stored, outside, tasks, machines }: SweepProps) {
    super(scope, id);
    this.finishDeliveries = new HouseFunction(this, 'finish-deliveries', {
      assets,
      stage: stored.stage,
      timeout: Duration.minutes(15),
      environment: {
        RECORDS_TABLE: useRecords(
          stored.records,
          'finish-deliveries',
          {
            getTogether: [
              'CONTROL',
              'CONTROL-CODE',
              'CONTROL-TYPED',
              'LIST',
              'PLACE',
              'REGISTER',
              'STANDING',
              'WINDOW',
            ],
            query: ['AGREEMENT', 'CONTRACTS', 'LEAVING', 'LIST', 'REGISTER', 'WINDOW'],
            put: [
              'AGREEMENT',
              'CONTRACTS',
              'ENTRY',
              'LIST',
              'LOCATION',
              'PLACE',
              'REGISTER',
              'STANDING',
              'WAIT',
              'WINDOW',
            ],
            add: ['LIST'],
            remove: ['LEAVING', 'LIST', 'PLACE'],
          },
          byStatus(),
        ),
        SEND_LETTERS_FUNCTION: useFunction(tasks.sendLetters),
        BANK_HOLIDAYS_URL: outside.bankHolidaysUrl,
        CHANGE_MACHINE: useMachine(machines.change),
        WINDOW_MACHINE: useMachine(machines.window),
      },
    });
    machines.mayBeAnsweredBy(this.finishDeliveries);
  }
}
