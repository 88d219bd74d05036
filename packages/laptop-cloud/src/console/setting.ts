import type { Alarms } from '../alarms/alarms.ts';
import type { PoolOnPages } from '../oidc/issuers.ts';
import type { OutsideService } from '../outside.ts';
import type { Processes } from './processes.ts';

/** Something that will happen by itself; `button` where the soonest of its kind has a button to move the clock there. */
interface Due {
  readonly at: number;
  readonly name: string;
  readonly button?: string | undefined;
}

/** Someone whom one can sign in as, and the path where signing in begins. */
interface Account {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly path: string;
}

/** What the console shows. All times are epoch milliseconds of the laptop's clock. */
export interface Setting {
  readonly clock: { now(): number };
  /** What is due next, soonest first. */
  readonly schedules: () => readonly Due[];
  readonly accounts: readonly Account[];
  /** Who else may sign in, each a sentence. */
  readonly newcomers: readonly string[];
  /** The user pools with their accounts. */
  readonly pools: readonly PoolOnPages[];
  readonly processes: Processes;
  /** What an execution is about, by its name. */
  readonly titleOf?: ((executionName: string) => Promise<string | undefined>) | undefined;
  readonly services: readonly Pick<OutsideService, 'title' | 'faults' | 'pages'>[];
  readonly alarms: Pick<Alarms, 'all' | 'deliveries'>;
  readonly siteUrl: string;
}
