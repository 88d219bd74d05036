import * as z from 'zod';
import {
  type ColleaguePart,
  type ProviderPeople,
  partOf,
  providerPeople,
} from '../../domain/people/provider-people.ts';
import { atVersion, notThere, type Table, type Write, type WriteCondition } from './table.ts';

const actsFor = z.object({ providerId: z.string() });

const peopleKey = (providerId: string) => ({ pk: `ACCOUNT#${providerId}`, sk: 'PEOPLE' });
const actsForKey = (subject: string) => ({ pk: `ACCOUNT#${subject}`, sk: 'ACTS-FOR' });

/**
 * Who acts for which provider. An account that is in none of these records is a provider of its own, with its subject as the provider's id. They lie in the
 * sealed table: no officer's page may tell by them who is about to apply.
 */
export const providerPeopleRepository = (sealed: Table) => ({
  of: (providerId: string): Promise<ProviderPeople | undefined> => sealed.get(providerPeople, peopleKey(providerId)),

  /** The provider that an account acts for together with others; undefined where it acts for itself alone. */
  actsFor: async (subject: string): Promise<string | undefined> =>
    (await sealed.get(actsFor, actsForKey(subject)))?.providerId,

  /** What somebody may do for a provider now; undefined where they do not act for it any more. */
  async partOf(providerId: string, subject: string): Promise<ColleaguePart | undefined> {
    const people = await this.of(providerId);
    return people && partOf(people, subject);
  },

  /** What its people become, for a transaction of the caller. It fails where another request came first. */
  write: (
    { providerId }: Pick<ProviderPeople, 'providerId'>,
    was: Pick<ProviderPeople, 'version'> | undefined,
    next: Omit<ProviderPeople, 'providerId' | 'version'>,
  ): Write =>
    sealed.putWrite(
      { ...peopleKey(providerId), providerId, ...next, version: (was?.version ?? 0) + 1 },
      was ? atVersion(was.version) : notThere,
    ),

  /** The record of a provider whose last person acts for another from now on. It fails where another request came first. */
  removeWrite: ({ providerId, version }: Pick<ProviderPeople, 'providerId' | 'version'>): Write =>
    sealed.deleteWrite(peopleKey(providerId), atVersion(version)),

  /** Has an account act for a provider from now on. It fails where it does not act for whom it was thought to. */
  actWrite: (subject: string, providerId: string, was: string | undefined): Write =>
    sealed.putWrite({ ...actsForKey(subject), providerId }, actingFor(was)),

  /** Has an account act for itself again. It fails where it does not act for whom it was thought to. */
  actAloneWrite: (subject: string, was: string): Write => sealed.deleteWrite(actsForKey(subject), actingFor(was)),
});
export type ProviderPeopleRepository = ReturnType<typeof providerPeopleRepository>;

const actingFor = (providerId: string | undefined): WriteCondition =>
  providerId === undefined
    ? notThere
    : { ConditionExpression: 'providerId = :was', ExpressionAttributeValues: { ':was': providerId } };
