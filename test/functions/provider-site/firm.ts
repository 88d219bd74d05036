import { randomUUID } from 'node:crypto';
import type { ProviderSite } from './world.ts';

let count = 0;
/** An account that nobody knows yet. */
export const anAccount = (name: string) => {
  count += 1;
  return { subject: randomUUID(), name, email: `person-${count}@brightcare.example` };
};
type Account = ReturnType<typeof anAccount>;

export const lettersOf = async ({ letters }: Pick<ProviderSite, 'letters'>, kind: string) => {
  const { items } = await letters.unsent({ limit: 1_000 });
  return items.filter((each) => each.kind === kind);
};

/** Where the invitation leads that somebody of this name sent to an account. */
export const linkTo = async (site: ProviderSite, { email }: Account, by: string): Promise<string> => {
  const letter = (await lettersOf(site, 'colleague-invited')).find(
    ({ to, body }) => to === email && body?.startsWith(by),
  );
  return /\/apply\/invitations\/\S+/.exec(letter?.body ?? '')?.[0] ?? 'none';
};

type Visitor = Awaited<ReturnType<ProviderSite['visit']>>;

/** Invites by the form. @returns where the invitation leads */
export const invited = async (
  site: ProviderSite,
  by: Visitor,
  who: Account,
  part: 'prepare' | 'sign',
): Promise<string> => {
  await by.get('/apply/people/invite');
  const sent = await by.submit('/apply/people/invite', { email: who.email, part });
  const name = /__title">\s*([^<]*?) \(you\)/.exec(sent.html)?.[1] ?? 'nobody';
  return linkTo(site, who, name);
};

/** Invites and accepts, by the forms. */
export const joined = async (
  site: ProviderSite,
  by: Visitor,
  who: Account,
  part: 'prepare' | 'sign',
): Promise<Visitor> => {
  const link = await invited(site, by, who, part);
  const visitor = await site.visit(who);
  await visitor.get(link);
  await visitor.submit(link, { answer: 'accepted' });
  return visitor;
};

/** A provider with somebody who signs and somebody who prepares. */
export const aFirm = async (site: ProviderSite) => {
  const [asha, ben] = [anAccount('Asha Patel'), anAccount('Ben Prepares')];
  const signs = await site.visit(asha);
  const prepares = await joined(site, signs, ben, 'prepare');
  return { asha, ben, signs, prepares };
};
