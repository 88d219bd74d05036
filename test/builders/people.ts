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
  lead: account('priya', 'Priya Shah', 'procurement-lead'),
  manager: account('morgan', 'Morgan Lee', 'contract-manager'),
  edith: account('edith', 'Edith Clarke', 'evaluator'),
  evan: account('evan', 'Evan Price', 'evaluator'),
  esther: account('esther', 'Esther Obi', 'evaluator'),
  moderator: account('mina', 'Mina Patel', 'moderator'),
  approver: account('alan', 'Alan Webb', 'approver'),
} as const;

export const personOf = ({ subject, name }: Pick<OfficerAccount, 'subject' | 'name'>): Person => ({
  id: subject,
  name,
});
