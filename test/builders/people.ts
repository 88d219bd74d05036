import type { OfficerRole, Person } from '../../domain/people/officer.ts';

/** The council's officers, as they sign in and as records keep them. */
export interface OfficerAccount {
  readonly subject: string;
  readonly name: string;
  readonly email: string;
  readonly groups: readonly OfficerRole[];
}

const account = (subject: string, name: string, ...groups: readonly OfficerRole[]): OfficerAccount => ({
  subject,
  name,
  email: `${subject}@anyshire.example`,
  groups,
});

export const officers = {
  lead: account('priya', 'Priya Example', 'procurement-lead'),
  manager: account('morgan', 'Morgan Example', 'contract-manager'),
  edith: account('edith', 'Edith Example', 'evaluator'),
  evan: account('evan', 'Evan Example', 'evaluator'),
  esther: account('esther', 'Esther Example', 'evaluator'),
  moderator: account('mina', 'Mina Example', 'moderator'),
  approver: account('alan', 'Alan Example', 'approver'),
  auditor: account('arno', 'Arno Example', 'auditor'),
  administrator: account('ada', 'Ada Example', 'administrator'),
} as const;

export const personOf = ({ subject, name }: Pick<OfficerAccount, 'subject' | 'name'>): Person => ({
  id: subject,
  name,
});
