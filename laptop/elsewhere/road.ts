import type { Report } from './report.ts';

/** A step of the road, with what it answers about what was seen. */
export type Deed = readonly [step: string, deed: () => Promise<string>];

/** Takes one step after another until one cannot be taken. @returns whether all were */
export const walk = async (report: Report, deeds: readonly Deed[]): Promise<boolean> => {
  for (const [step, deed] of deeds) if (!(await report.take(step, deed))) return false;
  return true;
};
