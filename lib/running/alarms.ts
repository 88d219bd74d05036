import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { horizonIsNear } from '../../domain/award/working-days.ts';
import { namesOf } from '../stage.ts';
import type { AuditRecorder } from './audit-recorder.ts';
import type { FrontDoor } from './front-door.ts';
import { UNREADABLE_RECORDS } from './house-function.ts';
import type { Machines } from './machines.ts';
import type { Openings } from './openings.ts';
import type { Sweep } from './sweep.ts';
import type { TaskFunctions } from './task-functions.ts';
import type { VirusChecks } from './virus-checks.ts';

export interface AlarmsProps {
  readonly stage: string;
  readonly openings: Openings;
  readonly machines: Machines;
  readonly tasks: TaskFunctions;
  readonly sweep: Sweep;
  readonly virusChecks: VirusChecks;
  readonly recorder: AuditRecorder;
  readonly frontDoor: FrontDoor;
}

/** What somebody must look at; docs/operations.md says what to do for each. Subscribe to the topic to be told. */
export class Alarms extends Construct {
  readonly #topic: Topic;
  readonly #names: ReturnType<typeof namesOf>;

  constructor(
    scope: Construct,
    id: string,
    { stage, machines, tasks, sweep, openings, virusChecks, recorder, frontDoor }: AlarmsProps,
  ) {
    super(scope, id);
    this.#names = namesOf(stage);
    this.#topic = alarmsTopic(this, this.#names.alarm('*'));
    const period = Duration.minutes(5);
    this.#alarm('WindowFailed', machines.window.metricFailed({ period }));
    this.#alarm('ApplicationFailed', machines.application.metricFailed({ period }));
    this.#alarm('AwardFailed', machines.award.metricFailed({ period }));
    this.#alarm('ChangeNotTold', machines.change.metricFailed({ period }));
    this.#alarm('LettersNotSent', tasks.sendLetters.lambda.metricErrors({ period }));
    this.#alarm('LettersOverDailyLimit', this.#counted('LettersOverDailyLimit', period));
    this.#alarm('LettersRefused', this.#counted('LettersRefused', period));
    this.#alarm('LettersHeldUp', this.#counted('LettersHeldUp', period));
    this.#alarm('DeliveriesNotFinished', sweep.finishDeliveries.lambda.metricErrors({ period }));
    this.#alarm('UnsafeFileNotNoted', virusChecks.noteUnsafeFile.lambda.metricErrors({ period }));
    const { lambda } = recorder.recordAudit;
    this.#alarm('AuditNotRecorded', lambda.metric('IteratorAge', { statistic: 'Maximum', period }), 15 * 60 * 1000);
    this.#alarm('AuditNotCopied', recorder.copyAudit.lambda.metricErrors({ period }));
    this.#alarm('RecordsWrittenOver', this.#counted('RecordsWrittenOver', period));
    this.#alarm('ScheduleGaveUp', openings.group.metricDropped({ period }));
    this.#alarm('RecordsUnreadable', this.#counted(UNREADABLE_RECORDS, period));
    this.#alarm('BankHolidaysRunOut', this.#horizonIsNear(sweep));
    this.#alarm('PagesFailing', frontDoor.api.metricServerError({ period }), 5);
  }

  /** Each morning on which the sweep finds that bank holidays are known for less than half a year ahead. */
  #horizonIsNear({ finishDeliveries }: Sweep): Metric {
    const found = finishDeliveries.lambda.logGroup.addMetricFilter('BankHolidaysRunOut', {
      filterPattern: FilterPattern.stringValue('$.message', '=', horizonIsNear),
      metricNamespace: this.#names.metricNamespace,
      metricName: 'BankHolidaysRunOut',
    });
    return found.metric({ statistic: 'Sum', period: Duration.days(1) });
  }

  #alarm(id: string, metric: Metric, threshold = 1): void {
    const alarm = metric.createAlarm(this, id, {
      alarmName: this.#names.alarm(id),
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
  }

  /** What functions count themselves (functions/shared/metric.ts), or their logs. */
  #counted(metricName: string, period: Duration): Metric {
    return new Metric({ namespace: this.#names.metricNamespace, metricName, statistic: 'Sum', period });
  }
}

/** A policy of a topic's own takes the place of the one by which alarms of its account may publish: so it says so again. */
const alarmsTopic = (scope: Construct, resourceName: string): Topic => {
  const topic = new Topic(scope, 'Topic', { enforceSSL: true });
  const stack = Stack.of(scope);
  const alarms = stack.formatArn({
    service: 'cloudwatch',
    resource: 'alarm',
    resourceName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisStage',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account }, ArnLike: { 'aws:SourceArn': alarms } },
    }),
  );
  return topic;
};
