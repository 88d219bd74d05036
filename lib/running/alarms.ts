import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { horizonIsNear } from '../../domain/award/working-days.ts';
import { standingNotAnswered } from '../../domain/people/officer.ts';
import type { Machines } from '../processes/machines.ts';
import { namesOf } from '../stage.ts';
import type { AuditRecorder } from './audit-recorder.ts';
import type { Documents } from './documents.ts';
import type { EvidencePacks } from './evidence-packs.ts';
import type { FrontDoor } from './front-door.ts';
import { type HouseFunction, UNREADABLE_RECORDS } from './house-function.ts';
import type { Openings } from './openings.ts';
import type { Sites } from './sites.ts';
import type { Sweep } from './sweep.ts';
import type { TableFiles } from './table-files.ts';
import type { TaskFunctions } from './task-functions.ts';
import type { VirusChecks } from './virus-checks.ts';
import type { Watch } from './watch.ts';

export interface AlarmsProps {
  readonly stage: string;
  /** What they tell. */
  readonly topic: Topic;
  readonly openings: Openings;
  readonly machines: Machines;
  readonly tasks: TaskFunctions;
  readonly sweep: Sweep;
  readonly watch: Watch;
  readonly virusChecks: VirusChecks;
  readonly recorder: AuditRecorder;
  readonly frontDoor: FrontDoor;
  readonly sites: Sites;
  readonly documents: Documents;
  readonly evidencePacks: EvidencePacks;
  readonly tableFiles: TableFiles;
}

type Parts = Omit<AlarmsProps, 'stage' | 'topic'>;

const period = Duration.minutes(5);

/** What somebody must look at; docs/operations.md says what to do for each. */
export class Alarms extends Construct {
  readonly #topic: Topic;
  readonly #names: ReturnType<typeof namesOf>;

  constructor(scope: Construct, id: string, { stage, topic, ...of }: AlarmsProps) {
    super(scope, id);
    this.#names = namesOf(stage);
    this.#topic = topic;
    this.#ofProcesses(of);
    this.#ofWhatIsLeftBehind(of);
    this.#ofLetters(of);
    this.#ofRecords(of);
    this.#ofSites(of);
  }

  /** Executions that ended otherwise than they should. Those that the service stops itself are not among them. */
  #ofProcesses({ machines, openings, tasks }: Parts): void {
    const { window, application, award, change } = machines;
    for (const [name, machine] of Object.entries({
      Window: window,
      Application: application,
      Award: award,
      Change: change,
    })) {
      this.#alarm(`${name}Failed`, machine.metricFailed({ period }));
      this.#alarm(`${name}TimedOut`, machine.metricTimedOut({ period }));
    }
    this.#alarm('WindowFault', this.#counted('WindowFaults'));
    this.#alarm('ProcessStopped', this.#counted('ProcessesStopped'));
    this.#alarm('ScheduleGaveUp', openings.group.metricDropped({ period }));
    this.#alarm(
      'UnsealingRefused',
      this.#logged('UnsealingRefused', tasks.unsealApplications, '$.error', 'StillSealed'),
    );
  }

  #ofWhatIsLeftBehind({ watch, sweep }: Parts): void {
    this.#alarm('WindowBehindItsTime', this.#counted('WindowsBehindTheirTime'));
    this.#alarm('ApplicationLeftBehind', this.#counted('ApplicationsLeftBehind'));
    this.#alarm('AwardLeftBehind', this.#counted('AwardsLeftBehind'));
    this.#alarm('AwardHeldTooLong', this.#counted('AwardsHeldTooLong'));
    this.#alarm('FaultWaiting', this.#counted('FaultsWaiting'));
    this.#alarm('WatchFailed', failing(watch.findLeftBehind));
    this.#alarm('DeliveriesNotFinished', failing(sweep.finishDeliveries));
    // Each morning on which the sweep finds that bank holidays are known for less than half a year ahead.
    const runOut = this.#logged('BankHolidaysRunOut', sweep.finishDeliveries, '$.message', horizonIsNear);
    this.#alarm('BankHolidaysRunOut', runOut.with({ period: Duration.days(1) }));
  }

  #ofLetters({ tasks }: Parts): void {
    this.#alarm('LettersNotSent', failing(tasks.sendLetters));
    this.#alarm('RemindersNotSent', failing(tasks.remindApplicants));
    this.#alarm('LettersOverDailyLimit', this.#counted('LettersOverDailyLimit'));
    this.#alarm('LettersRefused', this.#counted('LettersRefused'));
    this.#alarm('LettersHeldUp', this.#counted('LettersHeldUp'));
    this.#alarm('LetterUndeliverable', this.#counted('LettersUndeliverable'));
  }

  #ofRecords({ recorder, virusChecks }: Parts): void {
    const { lambda } = recorder.recordAudit;
    this.#alarm('AuditNotRecorded', lambda.metric('IteratorAge', { statistic: 'Maximum', period }), 15 * 60 * 1000);
    this.#alarm('AuditNotCopied', failing(recorder.copyAudit));
    this.#alarm('RecordsWrittenOver', this.#counted('RecordsWrittenOver'));
    this.#alarm('RecordsUnreadable', this.#counted(UNREADABLE_RECORDS));
    this.#alarm('UnsafeFileNotNoted', failing(virusChecks.noteUnsafeFile));
  }

  #ofSites({ frontDoor, sites, documents, evidencePacks, tableFiles }: Parts): void {
    this.#alarm('PagesFailing', frontDoor.api.metricServerError({ period }), 5);
    this.#alarm('ProviderSiteThrottled', sites.provider.lambda.metricThrottles({ period }));
    this.#alarm('OfficerSiteThrottled', sites.officer.lambda.metricThrottles({ period }));
    this.#alarm('OfficerAwardThrottled', sites.officerAward.lambda.metricThrottles({ period }));
    this.#alarm('PdfsNotWritten', failing(documents.writePdf));
    this.#alarm('PacksNotMade', failing(evidencePacks.makePack));
    this.#alarm('TablesNotMade', failing(tableFiles.makeTable));
    for (const site of [sites.officer, sites.officerAward])
      this.#logged('AccountsNotAnswered', site, '$.message', standingNotAnswered);
    this.#alarm('AccountsNotAnswered', this.#counted('AccountsNotAnswered'));
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
  #counted(metricName: string): Metric {
    return new Metric({ namespace: this.#names.metricNamespace, metricName, statistic: 'Sum', period });
  }

  /** The lines of a function's log in which a field says this. */
  #logged(metricName: string, { lambda }: HouseFunction, field: string, says: string): Metric {
    lambda.logGroup.addMetricFilter(metricName, {
      filterPattern: FilterPattern.stringValue(field, '=', says),
      metricNamespace: this.#names.metricNamespace,
      metricName,
    });
    return this.#counted(metricName);
  }
}

const failing = ({ lambda }: HouseFunction): Metric => lambda.metricErrors({ period });
