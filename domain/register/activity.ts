/** An activity regulated under the Health and Social Care Act 2008, as an agreement's file and the register name it. */
export interface Activity {
  readonly name: string;
  readonly code: string;
}

/** What home care is registered for (docs/rules.md, rule 4). */
export const personalCare = { name: 'Personal care', code: 'RA1' } as const satisfies Activity;

interface Listed {
  readonly name?: string | undefined;
  readonly code?: string | undefined;
}
interface Regulated {
  readonly regulatedActivities: readonly Listed[];
}

/** `unclear`: the register does not say, or contradicts itself; only a person can tell. */
export type ActivityStanding = 'registered' | 'not-registered' | 'unclear';

/**
 * Whether a location or provider is registered for the activity. Every registration is for at least one: a list without any, like an
 * entry with neither name nor code, or with a name and a code of two activities, is missing or wrong and says nothing.
 */
export const standingFor = ({ regulatedActivities }: Regulated, activity: Activity): ActivityStanding => {
  const standings = regulatedActivities.map((listed) => standingOf(listed, activity));
  if (standings.includes('registered')) return 'registered';
  return standings.length === 0 || standings.includes('unclear') ? 'unclear' : 'not-registered';
};

const standingOf = ({ name, code }: Listed, activity: Activity): ActivityStanding => {
  const agreements = [
    ...(name === undefined ? [] : [plain(name) === plain(activity.name)]),
    ...(code === undefined ? [] : [plain(code) === plain(activity.code)]),
  ];
  if (agreements.length === 0 || new Set(agreements).size > 1) return 'unclear';
  return agreements[0] ? 'registered' : 'not-registered';
};

const plain = (words: string): string => words.trim().replace(/\s+/g, ' ').toLowerCase();
