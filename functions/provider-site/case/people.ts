import type { Person } from '../../../domain/people/officer.ts';
import type { ProviderPeople } from '../../../domain/people/provider-people.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { SignedInRequest, Visitor } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';

/** The people of a provider, `stored` as they are kept: nothing is kept of whoever acts alone. */
export interface OwnPeople extends Omit<ProviderPeople, 'version'> {
  readonly stored: ProviderPeople | undefined;
}

/** Who acts for the provider of whoever asks: they alone, until somebody else was asked to. */
export const ownPeople = async (
  deps: Pick<Deps, 'people' | 'agreements' | 'interests'>,
  { visitor, arrivedAt }: Pick<SignedInRequest, 'visitor' | 'arrivedAt'>,
): Promise<OwnPeople> => {
  const { providerId } = visitor.actsFor;
  const stored = await deps.people.of(providerId);
  if (stored) return { ...stored, stored };
  const [agreement] = deps.agreements;
  const told = agreement && (await deps.interests.get(agreement.id, providerId));
  return { providerId, name: told?.name ?? visitor.name, people: [alone(visitor, arrivedAt)], invitations: [], stored };
};

const alone = ({ subject, name, email }: Visitor, since: string) => ({
  id: subject,
  name,
  email,
  part: 'sign' as const,
  since,
});

/** Whoever asks, as what they do is recorded under. */
export const personOf = ({ subject, name }: Pick<Visitor, 'subject' | 'name'>): Person => ({ id: subject, name });

export const maySign = ({ actsFor }: Pick<Visitor, 'actsFor'>): boolean => actsFor.part === 'sign';

/** What whoever only prepares is told where somebody who may sign has to act. */
export const forSignatories = (): Problem =>
  new Problem(403, {
    title: 'Somebody who may sign does this',
    lines: [
      'You prepare applications for your provider. What binds it, or takes something back, is done by people who may sign for it.',
      'Nothing was changed.',
    ],
    link: { href: paths.people, text: 'See who may sign' },
  });
