import type { Clock } from '../clock/clock.ts';
import type { Schedule } from '../template/schedules.ts';
import { type Next, occurrences } from './expression.ts';
import { type Firing, Firings } from './firings.ts';
import type { Call } from './targets.ts';

interface Options {
  readonly schedules: readonly Schedule[];
  readonly clock: Pick<Clock, 'now' | 'schedule'>;
  /** Where it is kept what has fired. */
  readonly file: string;
  readonly call: Call;
  /** Is told of a schedule that gave up what it was to start. */
  readonly dropped?: (schedule: Schedule) => void;
  readonly report?: (message: string) => void;
}

/** EventBridge Scheduler: fires each schedule of the template for each of its times, once. */
export class Scheduler {
  readonly #schedules = new Map<string, { readonly schedule: Schedule; readonly next: Next }>();
  readonly #clock: Options['clock'];
  readonly #firings: Firings;
  readonly #call: Call;
  readonly #dropped: NonNullable<Options['dropped']>;
  readonly #report: (message: string) => void;
  #closed = false;

  constructor({ schedules, clock, file, call, dropped = () => {}, report = console.error }: Options) {
    this.#clock = clock;
    this.#firings = new Firings(file);
    this.#call = call;
    this.#dropped = dropped;
    this.#report = report;
    for (const schedule of schedules.filter((one) => one.enabled)) {
      const since = this.#firings.since(schedule.name, describe(schedule), clock.now());
      this.#schedules.set(schedule.name, { schedule, next: occurrences(schedule, since) });
    }
  }

  /**
   * Sets all schedules going. One whose time passed during a stop fires once, for the last of the times that it missed;
   * a firing that a stop broke off is made again, under the same name.
   */
  start(): void {
    for (const firing of this.#firings.unfinished()) this.#set(firing, firing.due);
    for (const { schedule, next } of this.#schedules.values()) {
      const since = this.#firings.since(schedule.name, describe(schedule), this.#clock.now());
      this.#plan(schedule.name, latestMissed(next, this.#seen(schedule.name, since), this.#clock.now()));
    }
  }

  /** When each schedule fires next (epoch ms), the soonest first. */
  upcoming(): { readonly schedule: Schedule; readonly at: number }[] {
    const now = this.#clock.now();
    return [...this.#schedules.values()]
      .flatMap(({ schedule, next }) => {
        const at = next(now);
        return at === undefined ? [] : [{ schedule, at }];
      })
      .sort((a, b) => a.at - b.at);
  }

  close(): void {
    this.#closed = true;
    this.#firings.close();
  }

  #seen(name: string, since: number): number {
    return Math.max(since, this.#firings.last(name) ?? since);
  }

  #plan(name: string, due: number | undefined): void {
    if (due === undefined) return;
    this.#clock.schedule(`schedule/${name}`, due, async () => {
      this.#firings.begin(name, due);
      this.#plan(name, this.#schedules.get(name)?.next(due));
      await this.#attempt({ schedule: name, due, attempt: 0 });
    });
  }

  #set(firing: Firing, at: number): void {
    this.#clock.schedule(`firing/${firing.schedule}/${firing.due}`, at, () => this.#attempt(firing));
  }

  async #attempt({ schedule: name, due, attempt }: Firing): Promise<void> {
    const known = this.#schedules.get(name);
    // It was taken out of the template since.
    if (!known) return this.#firings.done(name, due);
    const { maximumRetryAttempts, maximumAgeSeconds } = known.schedule.target;
    try {
      await this.#call(known.schedule, due, attempt);
      // Not noted, so it is made again after the restart, under the same name.
      if (this.#closed) return;
      this.#firings.done(name, due);
    } catch (error) {
      if (this.#closed) return;
      const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      const wait = Math.min(2 ** attempt, 300) * 1000;
      const tooOld = this.#clock.now() + wait - due > maximumAgeSeconds * 1000;
      this.#report(`Schedule ${name}, due ${new Date(due).toISOString()}: ${why}`);
      if (isFinal(error) || attempt >= maximumRetryAttempts || tooOld) {
        this.#dropped(known.schedule);
        return this.#firings.done(name, due);
      }
      this.#firings.failed(name, due);
      this.#set({ schedule: name, due, attempt: attempt + 1 }, this.#clock.now() + wait);
    }
  }
}

/** A refusal stays one however often it is asked; what the service itself failed at is worth another try. */
function isFinal(error: unknown): boolean {
  return typeof error === 'object' && error !== null && '$fault' in error && error.$fault === 'client';
}

const describe = (schedule: Schedule) =>
  JSON.stringify([schedule.expression, schedule.timezone, schedule.startDate, schedule.endDate]);

/** The last occurrence until now, else the next one to come. */
function latestMissed(next: Next, after: number, now: number): number | undefined {
  // What repeats each minute and was stopped for long need not be counted through from the beginning.
  const recent = next(Math.max(after, now - 86_400_000));
  let due = recent !== undefined && recent <= now ? recent : next(after);
  for (let later = due; later !== undefined && later <= now; later = next(later)) due = later;
  return due;
}

/** When a schedule with such a target fires next after this time (epoch ms); undefined when none ever does. */
export function nextFiring(schedules: readonly Schedule[], targets: readonly string[], after: number) {
  const times = schedules
    .filter(({ enabled, target }) => enabled && targets.includes(target.arn))
    .map((schedule) => occurrences(schedule, after)(after))
    .filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
}
