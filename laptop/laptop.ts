import { join } from 'node:path';
import { type Cloud, type CloudOptions, startCloud } from '@laptop/cloud';
import { accountsOf } from './accounts.ts';
import { opensWindow, shortlyBeforeOpening } from './opening.ts';
import { type StandIns, standIns } from './stand-ins.ts';

/** This product on the laptop's cloud. */
export type Laptop = Cloud<StandIns>;

type LaptopOptions = Pick<CloudOptions<StandIns>, 'port' | 'dir' | 'fresh' | 'quietLogs'> & {
  /** Where the app is synthesized to; cdk.out in the project when it is left out. */
  readonly outDir?: string;
};

/** Starts the service on this machine, with its people, its stand-ins and a clock that begins shortly before a window opens. */
export const startLaptop = ({ outDir, ...options }: LaptopOptions): Promise<Laptop> =>
  startCloud({
    ...options,
    app: { dir: join(import.meta.dirname, '..'), ...(outDir !== undefined && { outDir }) },
    accounts: accountsOf,
    outside: standIns,
    startAt: shortlyBeforeOpening,
    buttonTo: (schedule, template) => (opensWindow(template, schedule) ? 'To the next opening' : undefined),
  });
