import { namesOf } from '../../../lib/stage.ts';
import { type Finding, note } from '../finding.ts';
import type { Look } from '../look.ts';

/** Does anybody hear of an alarm? */
export const alarms: Look = {
  about: 'Alarms',
  look: async (_, { alarmsTo, stage }) => [judgeAlarms(alarmsTo, namesOf(stage).stack('Stored'))],
};

export const judgeAlarms = (alarmsTo: string | undefined, stack: string): Finding =>
  alarmsTo === undefined
    ? note(`alarmsTo is not set: alarms reach those alone who subscribed by hand to the topic of ${stack}`)
    : note(
        `they go to ${alarmsTo} once it has confirmed AWS's email: see that its subscription is not PendingConfirmation`,
      );
