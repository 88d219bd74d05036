import { Duration, RemovalPolicy, Stack, TimeZone } from 'aws-cdk-lib';
import { type IRole, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleGroup,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke, StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { Temporal } from 'temporal-polyfill';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { namesOf } from '../stage.ts';

export interface OpeningsProps {
  readonly stage: string;
  readonly agreements: readonly Agreement[];
  readonly windowMachine: StateMachine;
  readonly finishDeliveries: IFunction;
  readonly copyAudit: IFunction;
  readonly findLeftBehind: IFunction;
}

const LONDON = TimeZone.EUROPE_LONDON;
const RETRIES = { retryAttempts: 10, maxEventAge: Duration.hours(6) };

/** Opens each agreement's windows on the days its file says, by London's clock; and finishes each morning what an outage left undone; copies the audit trail each night. */
export class Openings extends Construct {
  /** Of these schedules alone, so that what they dropped is counted apart from all others in the account. */
  readonly group: ScheduleGroup;

  constructor(
    scope: Construct,
    id: string,
    { stage, agreements, windowMachine, finishDeliveries, copyAudit, findLeftBehind }: OpeningsProps,
  ) {
    super(scope, id);
    this.group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: namesOf(stage).service,
      // Its name is taken for as long as it is there: one that was left behind would keep its stack from being built again.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const scheduleGroup = this.group;
    for (const { id: agreementId, windows } of agreements) {
      if (windows.kind !== 'recurring') continue;
      const [hour, minute] = windows.opensAt.split(':').map((part) => String(Number(part)));
      for (const { month, day } of windows.openings) {
        new Schedule(this, `${agreementId} ${month}-${day}`, {
          scheduleGroup,
          description: `Opens a window of ${agreementId}`,
          schedule: ScheduleExpression.cron({ minute, hour, day: String(day), month: String(month), timeZone: LONDON }),
          target: new StepFunctionsStartExecution(windowMachine, {
            input: ScheduleTargetInput.fromObject({ agreementId, scheduledTime: ContextAttribute.scheduledTime }),
            ...RETRIES,
          }),
        });
      }
    }
    new Schedule(this, 'Every morning', {
      scheduleGroup,
      description: 'Delivers stored answers and letters that an outage held up',
      schedule: ScheduleExpression.cron({ minute: '0', hour: '6', timeZone: LONDON }),
      target: new LambdaInvoke(finishDeliveries, {
        ...RETRIES,
        role: this.#mayInvoke('MorningRole', finishDeliveries),
      }),
    });
    new Schedule(this, 'Every night', {
      scheduleGroup,
      description: 'Copies what was recorded in the audit trail',
      schedule: ScheduleExpression.cron({ minute: '0', hour: '3', timeZone: LONDON }),
      target: new LambdaInvoke(copyAudit, { ...RETRIES, role: this.#mayInvoke('NightRole', copyAudit) }),
    });
    const target = new LambdaInvoke(findLeftBehind, {
      ...RETRIES,
      role: this.#mayInvoke('WatchRole', findLeftBehind),
    });
    for (const [time, { hour, minute }] of watchTimes(agreements))
      new Schedule(this, `Watch at ${time}`, {
        scheduleGroup,
        description: 'Looks for what was left behind',
        schedule: ScheduleExpression.cron({ minute, hour, timeZone: LONDON }),
        target,
      });
  }

  /** A role for this function alone: the one that the target would make may invoke its versions as well. */
  #mayInvoke(id: string, { functionArn }: IFunction): IRole {
    const { account } = Stack.of(this);
    const role = new Role(this, id, {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }));
    return role.withoutPolicyUpdates();
  }
}

/** Each morning after what an outage held up was taken up, and a little after the time of day at which windows close, by their names. */
const watchTimes = (agreements: readonly Agreement[]) => {
  const closings = agreements.flatMap(({ windows }) => (windows.kind === 'recurring' ? [windows.closesAt] : []));
  const times = closings.map((time) => Temporal.PlainTime.from(time).add({ minutes: 11 }).toString().slice(0, 5));
  return new Map(
    ['06:30', ...times].map((time) => {
      const [hour = '', minute = ''] = time.split(':').map((part) => String(Number(part)));
      return [time, { hour, minute }];
    }),
  );
};
