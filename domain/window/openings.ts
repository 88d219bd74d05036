import type { Agreement } from '../agreement/agreement.ts';
import { londonDate, londonInstant, plusDays } from '../time/london.ts';

export interface Opening {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** When a window that the schedule opens at this instant opens and closes; undefined where no schedule opens windows. */
export const scheduledOpening = (
  { windows }: Pick<Agreement, 'windows'>,
  scheduledTime: string,
): Opening | undefined => {
  if (windows.kind !== 'recurring') return undefined;
  const day = londonDate(scheduledTime);
  return {
    opensAt: londonInstant(day, windows.opensAt),
    closesAt: londonInstant(plusDays(day, windows.openDays), windows.closesAt),
  };
};

/** The next scheduled opening after an instant, for pages that tell providers when to come back. */
export const nextOpening = ({ windows }: Pick<Agreement, 'windows'>, after: string): Opening | undefined => {
  if (windows.kind !== 'recurring') return undefined;
  const year = Number(londonDate(after).slice(0, 4));
  const instants = [year, year + 1]
    .flatMap((each) => windows.openings.map(({ month, day }) => `${each}-${pad(month)}-${pad(day)}`))
    .map((date) => londonInstant(date, windows.opensAt))
    .filter((instant) => Date.parse(instant) > Date.parse(after))
    .sort();
  return instants[0] ? scheduledOpening({ windows }, instants[0]) : undefined;
};

const pad = (number: number) => String(number).padStart(2, '0');
