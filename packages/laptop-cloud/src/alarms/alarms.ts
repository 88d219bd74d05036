import type { Clock } from '../clock/clock.ts';
import type { Alarm } from '../template/alarms.ts';
import type { Topic } from '../template/topics.ts';
import { evaluate, firstPeriodAt, nextPeriodAt } from './evaluate.ts';
import { type Delivery, KeptAlarms, type Standing } from './kept-alarms.ts';
import { publishing } from './may-publish.ts';
import { type Count, metricKey } from './metric.ts';

interface Options {
  readonly alarms: readonly Alarm[];
  readonly topics: readonly Topic[];
  readonly clock: Pick<Clock, 'now' | 'schedule'>;
  /** Where it is kept what was counted. */
  readonly file: string;
}

/** An alarm as it stands. */
export interface StandingAlarm extends Standing {
  readonly alarm: Alarm;
}

/** CloudWatch's alarms: judged when something that they look at is counted, and at the end of a period while there is something to judge. */
export class Alarms {
  readonly #alarms: readonly Alarm[];
  readonly #byMetric: ReadonlyMap<string, readonly Alarm[]>;
  readonly #mayPublish: ReadonlyMap<string, (alarm: string) => string | null>;
  readonly #clock: Options['clock'];
  readonly #kept: KeptAlarms;
  readonly #began: number;
  #closed = false;

  /** @throws for a topic's policy that cannot be judged here */
  constructor({ alarms, topics, clock, file }: Options) {
    this.#alarms = alarms;
    this.#byMetric = Map.groupBy(alarms, ({ metric }) => metricKey(metric));
    this.#mayPublish = new Map(topics.map((topic) => [topic.arn, publishing(topic)]));
    this.#clock = clock;
    this.#kept = new KeptAlarms(file);
    this.#began = clock.now();
  }

  /** Judges each as it was left. */
  start(): void {
    for (const alarm of this.#alarms) this.#judge(alarm);
  }

  /** Takes a value; one that no alarm looks at is not kept. */
  readonly count: Count = (metric, value = 1) => {
    const key = metricKey(metric);
    const alarms = this.#byMetric.get(key);
    if (!alarms || this.#closed) return;
    this.#kept.add(key, value, this.#clock.now());
    for (const alarm of alarms) this.#judge(alarm);
  };

  /** Every alarm, those that ring first. */
  all(): readonly StandingAlarm[] {
    const standing = this.#alarms.map((alarm) => ({ alarm, ...this.#standing(alarm) }));
    return standing.toSorted((a, b) => Number(b.state === 'ALARM') - Number(a.state === 'ALARM'));
  }

  /** What topics were told, the latest first. */
  deliveries(limit = 100): readonly Delivery[] {
    return this.#kept.deliveries(limit);
  }

  close(): void {
    this.#closed = true;
    this.#kept.close();
  }

  #standing({ name }: Alarm): Standing {
    return this.#kept.standing(name) ?? { state: 'OK', since: this.#began, reason: 'Nothing was counted' };
  }

  #judge(alarm: Alarm): void {
    if (this.#closed) return;
    const now = this.#clock.now();
    const key = metricKey(alarm.metric);
    const minutes = this.#kept.minutesSince(key, firstPeriodAt(alarm, now));
    const { state, reason } = evaluate(alarm, minutes, now);
    if (state !== this.#standing(alarm).state) this.#change(alarm, { state, since: now, reason });
    const looking = this.#byMetric.get(key) ?? [];
    this.#kept.forget(key, Math.min(...looking.map((each) => firstPeriodAt(each, now))));
    if (minutes.length === 0) return;
    this.#clock.schedule(`alarm/${alarm.name}`, nextPeriodAt(alarm, now), () => this.#judge(alarm));
  }

  #change({ name, alarmActions, okActions }: Alarm, { state, since, reason }: Standing): void {
    this.#kept.stands(name, { state, since, reason });
    for (const topic of state === 'ALARM' ? alarmActions : okActions) {
      const refusal = this.#mayPublish.get(topic)?.(name) ?? null;
      this.#kept.deliver({ alarm: name, state, at: since, topic, reason, refusal });
    }
  }
}
