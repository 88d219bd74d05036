import { before } from '../../time/london.ts';
import type { Agreement } from '../agreement.ts';

const HOUR_MS = 3_600_000;
/** A day has 23 hours when London's clocks go forward: what lies two hours apart on any other day is still an hour apart on that one. */
const APART_HOURS = 2;
/** So that a reminder and what comes of it are over before the close, and there is time to submit. */
const LEAST_HOURS = 1;

/** Why reminders cannot be sent as a file has them: never two at once, and none when it is too late to do anything. */
export const againstTheReminders = ({ reminders }: Pick<Agreement, 'reminders'>): readonly string[] => {
  const inOrder = reminders
    .map((lead) => ({ lead, hours: hoursOf(lead) }))
    .toSorted((one, other) => other.hours - one.hours);
  return inOrder.flatMap(({ lead, hours }, index) => {
    const earlier = inOrder[index - 1];
    return [
      ...(hours < LEAST_HOURS
        ? [`A reminder ${lead} before the close comes too late: an hour before is the last`]
        : []),
      ...(earlier && earlier.hours - hours < APART_HOURS
        ? [`The reminders ${earlier.lead} and ${lead} before the close are less than ${APART_HOURS} hours apart`]
        : []),
    ];
  });
};

/** Its length on a day on which the clocks stand still. */
const hoursOf = (lead: string): number => {
  const noon = '2027-01-31T12:00:00.000Z';
  return (Date.parse(noon) - Date.parse(before(noon, lead))) / HOUR_MS;
};
