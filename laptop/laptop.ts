import { join } from 'node:path';
import { type Cloud, type CloudOptions, startCloud } from '@laptop/cloud';
import { accountsOf } from './accounts.ts';
import { executionTitles } from './execution-titles.ts';
import { opensWindow, shortlyBeforeOpening } from './opening.ts';
import { type StandIns, standIns } from './stand-ins.ts';

/** This product on the laptop's cloud. */
export type Laptop = Cloud<StandIns>;

export type LaptopOptions = Pick<
  CloudOptions<StandIns>,
  | 'port'
  | 'dir'
  | 'fresh'
  | 'tablesInMemory'
  | 'quietLogs'
  | 'scanTakesMs'
  | 'transactionsTakeMs'
  | 'idleThreads'
  | 'meter'
> & {
  /** Where the app is synthesized to; cdk.out in the project when it is left out. */
  readonly outDir?: string;
  /** Where the clock of a new cloud begins (epoch ms); shortly before the demonstration's first opening when it is left out. */
  readonly at?: number | undefined;
  /** That it was synthesized to there before, and is run as it was then. */
  readonly isSynthesized?: boolean;
  /** Stacks that are torn down, by their names. */
  readonly tornDown?: readonly string[];
};

/** The folder of the project. */
export const projectDir = join(import.meta.dirname, '..');

/** What the cloud is told of this product: its people, its stand-ins, and a clock that begins shortly before a window opens. */
export const cloudOptions = ({
  outDir,
  isSynthesized = false,
  tornDown,
  at,
  ...options
}: LaptopOptions): CloudOptions<StandIns> => ({
  ...options,
  app: { dir: projectDir, isSynthesized, ...(outDir !== undefined && { outDir }), ...(tornDown && { tornDown }) },
  accounts: accountsOf,
  outside: standIns,
  startAt: at === undefined ? shortlyBeforeOpening : () => at,
  titlesOf: executionTitles,
  buttonTo: (schedule, template) => (opensWindow(template, schedule) ? 'To the next opening' : undefined),
});

/** Starts the service on this machine. */
export const startLaptop = (options: LaptopOptions): Promise<Laptop> => startCloud(cloudOptions(options));
