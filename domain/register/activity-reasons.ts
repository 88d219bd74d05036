import { type Activity, standingFor } from './activity.ts';
import type { RegisterFinding } from './finding.ts';
import type { Location } from './records.ts';
import { statusOf } from './status.ts';

/** What the register says of the activity that the agreement asks for (docs/rules.md, rule 4): missing data is odd, and not a no. */
export const reasonsOfActivity = (location: Location, activity: Activity, elsewhere: boolean): RegisterFinding[] => {
  // What is closed is registered for nothing any more.
  if (statusOf(location) === 'deregistered' && location.regulatedActivities.length === 0) return [];
  const text = `CQC’s register does not show this location as registered for ${activity.name}.`;
  switch (standingFor(location, activity)) {
    case 'registered':
      return [];
    case 'unclear':
      return [
        {
          code: 'activity-unclear',
          outcome: 'refer',
          text: `CQC’s register does not say clearly what this location is registered for: an activity is missing, or its name and its code do not go together. It may be registered for ${activity.name}.`,
        },
      ];
    case 'not-registered':
      return elsewhere
        ? [
            {
              code: 'activity-not-registered',
              outcome: 'refer',
              text: `${text} Another registration of this provider may be.`,
            },
          ]
        : [{ code: 'activity-not-registered', outcome: 'fail', text }];
  }
};
