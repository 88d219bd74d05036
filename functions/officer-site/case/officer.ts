import { type Officer, officerRole, type Person } from '../../../domain/people/officer.ts';
import type { Visitor } from '../../shared/web/request.ts';

/** The signed-in officer; groups that are no role of ours give no right. */
export const officerOf = ({ subject, name, groups }: Visitor): Officer => ({
  id: subject,
  name,
  roles: officerRole.options.filter((role) => groups.includes(role)),
});

/** The officer as records keep them. */
export const personOf = ({ subject, name }: Visitor): Person => ({ id: subject, name });
