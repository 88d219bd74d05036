import type { Outbox } from '../stand-ins/notify/outbox.ts';
import type { Processes } from './processes.ts';

/** A switch of how an outside service misbehaves: the names of its faults, `none` among them. */
export type Faults = { faults(): string[]; current(): string; set(name: string): void };

/** Something that will happen by itself; `opens` when it opens an application window. */
type Due = { at: number; name: string; opens?: boolean };

/** Someone whom one can sign in as, and the path where signing in begins. */
type Account = { name: string; email: string; role: string; path: string };

/** What the console shows. All times are epoch milliseconds of the laptop's clock. */
export type Setting = {
  clock: { now(): number };
  /** What is due next, soonest first. */
  schedules: () => readonly Due[];
  outbox: Pick<Outbox, 'count' | 'find' | 'page'>;
  accounts: readonly Account[];
  processes: Processes;
  services: readonly { name: string; faults: Faults }[];
  siteUrl: string;
};
