import * as z from 'zod';

/** What an officer may do; a person may hold several. Separation of duties is by person and not by role (docs/rules.md, rule 6). */
export const officerRole = z.enum([
  'evaluator',
  'moderator',
  'approver',
  'procurement-lead',
  'contract-manager',
  'auditor',
  'administrator',
]);
export type OfficerRole = z.infer<typeof officerRole>;

/** A signed-in officer: `id` is the identity provider's subject, and is what decisions are recorded under. */
export const officer = z.object({ id: z.string().min(1), name: z.string().min(1), roles: z.array(officerRole) });
export type Officer = z.infer<typeof officer>;

/** A person as records keep them. */
export const person = z.object({ id: z.string().min(1), name: z.string().min(1) });
export type Person = z.infer<typeof person>;

/** Whether an officer holds at least one of these roles. */
export const holds = ({ roles }: Officer, ...any: readonly OfficerRole[]): boolean =>
  any.some((role) => roles.includes(role));

/** Who decides about applications that were referred, and about the window itself. */
export const deciders = ['procurement-lead', 'contract-manager'] as const satisfies readonly OfficerRole[];

/** Who has a part in procedures. An administrator has none: they see and end officers' sessions, and nothing of applications. */
export const takingPart = [...deciders, 'evaluator', 'moderator', 'approver'] as const satisfies readonly OfficerRole[];

/** Who sees windows and what is in them: whoever takes part, and an auditor, who reads it all and decides nothing. */
export const lookingOn = [...takingPart, 'auditor'] as const satisfies readonly OfficerRole[];

/** Who has to do with an award as a whole. */
export const awarding = [...deciders, 'approver'] as const satisfies readonly OfficerRole[];

/** Who reads the checks, the declarations and the files of an application: what is decided before and after evaluation. */
export const caseFileReaders = [...awarding, 'auditor'] as const satisfies readonly OfficerRole[];

/** What the log says, and an alarm hears, where nobody could be asked whether an officer still is one. */
export const standingNotAnswered = 'The identity provider did not say how an account stands';
