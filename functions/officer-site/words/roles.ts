import type { Officer, OfficerRole } from '../../../domain/people/officer.ts';

const words: Readonly<Record<OfficerRole, string>> = {
  evaluator: 'evaluator',
  moderator: 'moderator',
  approver: 'approver',
  'procurement-lead': 'procurement lead',
  'contract-manager': 'contract manager',
  auditor: 'auditor',
  administrator: 'administrator',
};

/** "procurement lead and approver"; '' of an officer without a role. */
export const rolesInWords = ({ roles }: Officer): string =>
  new Intl.ListFormat('en-GB').format(roles.map((role) => words[role]));
