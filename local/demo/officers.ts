import { demoAccounts } from '../oidc/demo-accounts.ts';
import { Visitor } from './visitor.ts';

const names = ['evaluator-1', 'evaluator-2', 'moderator', 'procurement-lead', 'approver'] as const;
export type DemoOfficer = (typeof names)[number];
export type DemoOfficers = Readonly<Record<DemoOfficer, Visitor>>;

/** The officers of the demonstration, each at a browser of their own, signed in. */
export const demoOfficers = async (siteUrl: string): Promise<DemoOfficers> => {
  const signedIn = async (name: DemoOfficer): Promise<Visitor> => {
    const account = demoAccounts.find(({ email }) => email.startsWith(`${name}@`));
    if (!account) throw new Error(`There is no demo account ${name}`);
    const visitor = new Visitor(siteUrl);
    await visitor.signIn('/officers', { email: account.email });
    return visitor;
  };
  return {
    'evaluator-1': await signedIn('evaluator-1'),
    'evaluator-2': await signedIn('evaluator-2'),
    moderator: await signedIn('moderator'),
    'procurement-lead': await signedIn('procurement-lead'),
    approver: await signedIn('approver'),
  };
};
