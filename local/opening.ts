import { nextFiring } from './scheduler/scheduler.ts';
import type { CloudTemplate } from './template/cloud-template.ts';
import type { Schedule } from './template/schedules.ts';

/** The ARNs of the machines that open windows when they are started. */
const openingMachines = ({ machines }: Pick<CloudTemplate, 'machines'>): string[] =>
  machines.filter(({ logicalId }) => /window/i.test(logicalId)).map(({ arn }) => arn);

/** Whether a schedule opens a window. */
export const opensWindow = (template: Pick<CloudTemplate, 'machines'>, { target }: Schedule): boolean =>
  openingMachines(template).includes(target.arn);

/** The next time that a schedule opens a window (epoch ms); undefined where none does. */
export function nextOpening(template: CloudTemplate, after: number): number | undefined {
  return nextFiring(template.schedules, openingMachines(template), after);
}

/** Where the clock of a new cloud begins: so that who starts it sees a window open before the kettle boils. */
export function shortlyBeforeOpening(template: CloudTemplate): number {
  const opening = nextOpening(template, Date.now());
  return opening === undefined ? Date.now() : opening - 20_000;
}
