import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Machines } from './processes/machines.ts';
import { RELEASES } from './processes/released.ts';

export interface ProcessesStackProps extends StackProps {
  readonly stage: string;
  /** The folder of released machines: this service's own where it is left out. */
  readonly releases?: string;
}

/**
 * The processes. An execution of one waits for officers for months, and ends when its machine is deleted: so this is kept, as what is stored
 * is, while what runs may be torn down and built again under it. It knows functions by their names and needs none of them to be there.
 */
export class ProcessesStack extends Stack {
  readonly machines: Machines;

  constructor(scope: Construct, id: string, { stage, releases = RELEASES, ...props }: ProcessesStackProps) {
    super(scope, id, props);
    this.machines = new Machines(this, 'Machines', { stage, releases });
  }
}
