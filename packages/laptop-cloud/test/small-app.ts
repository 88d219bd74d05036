import { join } from 'node:path';
import { nextFiring } from '../src/scheduler/scheduler.ts';
import type { CloudTemplate } from '../src/template/cloud-template.ts';
import { now } from './moment.ts';
import { appDir, starting } from './template/synthesized.ts';

/** When the small app's window opens next, in epoch ms. */
export const nextWindow = ({ machines, schedules }: CloudTemplate, after: number): number | undefined =>
  nextFiring(schedules, [starting(machines, 'Window').arn], after);

/** What the cloud is told of the small app, which is synthesized to the folder given: nobody signs in, and it calls nothing outside. */
export const smallApp = (dir: string) => ({
  app: { dir: appDir, outDir: join(dir, 'cdk.out') },
  accounts: () => ({ as: 'somebody', path: '/', people: [], newcomers: false }),
  outside: () => ({ services: [] }),
  startAt: (template: CloudTemplate) => (nextWindow(template, Date.parse(now)) ?? 0) - 20_000,
});
