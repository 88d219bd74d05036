import { randomUUID } from 'node:crypto';
import type { EndedExecution } from '@laptop/step-functions';
import type { AwsEvent } from '../events/event-bus.ts';
import { account, region } from '../template/names.ts';
import type { Count } from './metric.ts';

const metrics: Readonly<Partial<Record<EndedExecution['status'], string>>> = {
  FAILED: 'ExecutionsFailed',
  TIMED_OUT: 'ExecutionsTimedOut',
  ABORTED: 'ExecutionsAborted',
};

interface Told {
  readonly count: Count;
  readonly publish: (event: AwsEvent, once: string) => void;
}

/** What Step Functions tells of an execution that has ended: CloudWatch counts it, and EventBridge has an event of it. */
export const executionEnded =
  ({ count, publish }: Told) =>
  (ended: EndedExecution): void => {
    const {
      executionArn,
      machineArn: stateMachineArn,
      name,
      status,
      startedAt,
      stoppedAt,
      input,
      error,
      cause,
    } = ended;
    const counted = metrics[status];
    if (counted !== undefined)
      count({ namespace: 'AWS/States', name: counted, dimensions: { StateMachineArn: stateMachineArn } });
    publish(
      {
        version: '0',
        id: randomUUID(),
        'detail-type': 'Step Functions Execution Status Change',
        source: 'aws.states',
        account,
        time: `${new Date(stoppedAt).toISOString().slice(0, 19)}Z`,
        region,
        resources: [executionArn],
        detail: {
          ...{ executionArn, stateMachineArn, name, status, error: error ?? null, cause: cause ?? null },
          ...{
            startDate: startedAt,
            stopDate: stoppedAt,
            input: JSON.stringify(input),
            inputDetails: { included: true },
          },
        },
      },
      `${executionArn}/${stoppedAt}`,
    );
  };
