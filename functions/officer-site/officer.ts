import { type Officer, type OfficerRole, officerRole, type Person } from '../../domain/people/officer.ts';
import type { Visitor } from '../shared/web/request.ts';

/** The signed-in officer; groups that are no role of ours give no right. */
export const officerOf = ({ subject, name, groups }: Visitor): Officer => ({
  id: subject,
  name,
  roles: officerRole.options.filter((role) => groups.includes(role)),
});

/** The officer as records keep them. */
export const personOf = ({ subject, name }: Visitor): Person => ({ id: subject, name });

export const holds = ({ roles }: Officer, ...any: readonly OfficerRole[]): boolean =>
  any.some((role) => roles.includes(role));

/** Who decides about applications that were referred, and about the window itself. */
export const deciders = ['procurement-lead', 'contract-manager'] as const satisfies readonly OfficerRole[];
export const everyRole = [
  'procurement-lead',
  'contract-manager',
  'evaluator',
  'moderator',
  'approver',
] as const satisfies readonly OfficerRole[];
