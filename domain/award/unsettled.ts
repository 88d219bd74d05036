import type { OpenedApplication } from '../application/opened-application.ts';

const SETTLED: ReadonlySet<string> = new Set([
  'scored',
  'rejected',
  'awarded',
  'unsuccessful',
  'place-withheld',
  'award-stopped',
  'window-cancelled',
]);

/** Whether nothing is left to be decided on an application before the award. */
export const isSettled = ({ status }: Pick<OpenedApplication, 'status'>): boolean => SETTLED.has(status);
