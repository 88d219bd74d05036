import type { Machine, Schedule } from '@laptop/cloud';
import { nextFiring } from '@laptop/cloud';

/** As much of a template as says what opens when. */
interface Openers {
  readonly machines: readonly Pick<Machine, 'logicalId' | 'arn'>[];
  readonly schedules: readonly Schedule[];
}

/** The ARNs of the machines that open windows when they are started. */
const openingMachines = ({ machines }: Pick<Openers, 'machines'>): string[] =>
  machines.filter(({ logicalId }) => /window/i.test(logicalId)).map(({ arn }) => arn);

/** Whether a schedule opens a window. */
export const opensWindow = (template: Pick<Openers, 'machines'>, { target }: Schedule): boolean =>
  openingMachines(template).includes(target.arn);

/** The next time that a schedule opens a window (epoch ms); undefined where none does. */
export function nextOpening(template: Openers, after: number): number | undefined {
  return nextFiring(template.schedules, openingMachines(template), after);
}

/**
 * The demonstration has a date of its own: agreements end, and what they hold of dates is made up around 2027. Whoever starts a laptop
 * in a later year must meet the same window as today's (docs/decisions/0016-the-demonstration-has-a-date.md).
 */
const DEMONSTRATED_FROM = Date.parse('2027-01-01T00:00:00Z');

/**
 * Where the clock of a new cloud begins (epoch ms), whatever day it is outside: shortly before the first opening of the demonstration,
 * so that who starts it sees a window open before the kettle boils.
 */
export function shortlyBeforeOpening(template: Openers): number {
  const opening = nextOpening(template, DEMONSTRATED_FROM);
  return opening === undefined ? DEMONSTRATED_FROM : opening - 20_000;
}
