import type { OutsideService } from '../outside.ts';
import type { Processes } from './processes.ts';

/** Something that will happen by itself; `button` where the soonest of its kind has a button to move the clock there. */
type Due = { at: number; name: string; button?: string | undefined };

/** Someone whom one can sign in as, and the path where signing in begins. */
type Account = { name: string; email: string; role: string; path: string };

/** What the console shows. All times are epoch milliseconds of the laptop's clock. */
export type Setting = {
  clock: { now(): number };
  /** What is due next, soonest first. */
  schedules: () => readonly Due[];
  accounts: readonly Account[];
  /** Who else may sign in, each a sentence. */
  newcomers: readonly string[];
  processes: Processes;
  services: readonly Pick<OutsideService, 'title' | 'faults' | 'pages'>[];
  siteUrl: string;
};
