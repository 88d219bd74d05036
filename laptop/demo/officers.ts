import { officers } from '../accounts.ts';
import { type HowToVisit, type Seen, Visitor } from './visitor.ts';

export type DemoOfficer =
  | 'evaluator-1'
  | 'evaluator-2'
  | 'moderator'
  | 'procurement-lead'
  | 'contract-manager'
  | 'approver'
  | 'administrator';

/** Declares no conflict of interest in a window, as every officer does before they see anything of it. Done again, it stays so. */
export const declareNone = async (officer: Visitor, windowId: string): Promise<void> => {
  await officer.submit(`/officers/windows/${windowId}/declaration`, { declaration: 'none' });
};

/** An officer of the demonstration at a browser, signed in. Sessions last hours, so after each jump of the clock it is done again. */
export const demoOfficer = async (siteUrl: string, name: DemoOfficer, how: HowToVisit = {}): Promise<Visitor> =>
  (await officerAt(siteUrl, name, '/officers', how)).visitor;

/** The same, with the page at which they signed in. */
export const officerAt = async (
  siteUrl: string,
  name: DemoOfficer,
  path: string,
  how: HowToVisit = {},
): Promise<{ readonly visitor: Visitor; readonly seen: Seen }> => {
  const account = officers.people.find(({ email }) => email.startsWith(`${name}@`));
  if (!account) throw new Error(`There is no demo account ${name}`);
  const visitor = new Visitor(siteUrl, how);
  const seen = await visitor.signIn(path, { email: account.email });
  return { visitor, seen };
};
