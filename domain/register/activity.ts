/** An activity regulated under the Health and Social Care Act 2008, as an agreement's file and the register name it. */
export type Activity = { name: string; code: string };

/** What home care is registered for (docs/rules.md, rule 4). */
export const personalCare = { name: 'Personal care', code: 'RA1' } as const satisfies Activity;

type Regulated = { regulatedActivities: readonly { name?: string | undefined; code?: string | undefined }[] };

/**
 * Whether a location or provider is registered for the activity, by its code or, where the register sends none, its
 * name.
 */
export const isRegisteredFor = (registered: Regulated, activity: Activity): boolean =>
  registered.regulatedActivities.some(({ name, code }) =>
    code === undefined
      ? name?.trim().toLowerCase() === activity.name.toLowerCase()
      : code.trim().toUpperCase() === activity.code.toUpperCase(),
  );
