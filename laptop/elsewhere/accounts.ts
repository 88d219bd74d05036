import * as z from 'zod';
import { officers } from '../accounts.ts';
import { plain } from '../demo/visitor.ts';
import { outputOf } from './deploy.ts';
import type { Emulator } from './emulator.ts';
import { newPassword, Person } from './person.ts';
import { mustRun } from './running.ts';

/** Those whom an award needs (docs/deploying.md, step 10), by the beginnings of their addresses. */
export const awardNeeds = [
  'procurement-lead',
  'evaluator-1',
  'evaluator-2',
  'moderator',
  'contract-manager',
  'approver',
] as const;
export type Officer = (typeof awardNeeds)[number];

/** Invites one officer as the page says, and answers them at a browser with what the invitation says. */
export const invite = async ({ env, url }: Emulator, siteUrl: string, officer: Officer): Promise<Person> => {
  const account = officers.people.find(({ email }) => email.startsWith(`${officer}@`));
  if (!account) throw new Error(`There is no demo account ${officer}`);
  const { email, name, groups } = account;
  const of = ['--user-pool-id', await outputOf(env, 'Stored', 'OfficersPool'), '--username', email];
  await cognito(env, 'admin-create-user', ...of, '--desired-delivery-mediums', 'EMAIL', ...attributes(email, name));
  for (const group of groups) await cognito(env, 'admin-add-user-to-group', ...of, '--group-name', group);
  return new Person(siteUrl, email, await passwordSentTo(url, email));
};

/** An account of a provider. The emulator's pages let nobody sign up, so an administrator's commands make it. */
export const providerAccount = async (
  { env }: Emulator,
  siteUrl: string,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<Person> => {
  const of = ['--user-pool-id', await outputOf(env, 'Stored', 'ProvidersPool'), '--username', email];
  const password = newPassword();
  await cognito(env, 'admin-create-user', ...of, '--message-action', 'SUPPRESS', ...attributes(email, name));
  await cognito(env, 'admin-set-user-password', ...of, '--permanent', '--password', password);
  return new Person(siteUrl, email, password);
};

const cognito = (env: NodeJS.ProcessEnv, ...words: readonly string[]) => mustRun('aws', ['cognito-idp', ...words], env);

const attributes = (email: string, name: string): readonly string[] => [
  '--user-attributes',
  `Name=email,Value=${email}`,
  'Name=email_verified,Value=true',
  `Name=name,Value=${name}`,
];

const mailbox = z.object({
  messages: z.record(z.string(), z.array(z.object({ To: z.array(z.string()), BodyHtml: z.string() }))),
});

const passwordSentTo = async (url: string, email: string): Promise<string> => {
  const { messages } = mailbox.parse(await (await fetch(`${url}/_ministack/ses/messages`)).json());
  const mail = Object.values(messages)
    .flat()
    .findLast(({ To }) => To.includes(email));
  const password = /temporary password: (\S+)/.exec(plain(mail?.BodyHtml ?? ''))?.[1];
  if (!password) throw new Error(`No invitation came to ${email}`);
  return password;
};
