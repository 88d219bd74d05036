import * as z from 'zod';
import { plainWords } from './plain-name.ts';
import { withoutEmpty } from './without-empty.ts';

/**
 * The people whom a record of the register names: nominated individuals, registered managers and contacts. Personal data: it is asked
 * whether somebody is among them, and holds nothing that could be written down, so that no name can get into evidence or a log.
 */
export type RegisteredPeople = {
  /** Whether the register names anybody at all. */
  readonly anybody: boolean;
  /** Whether this is one of them; titles, middle names and the order of the names do not count. */
  include(fullName: string): boolean;
};

const part = z.string().optional().catch(undefined);
const named = z
  .object({ personTitle: part, personGivenName: part, personFamilyName: part })
  .optional()
  .catch(undefined);
const contacts = z.array(named).default([]).catch([]);
const holder = z.object({
  name: part,
  ownershipType: part,
  contacts,
  regulatedActivities: z
    .array(z.object({ contacts, nominatedIndividual: named }).catch({ contacts: [], nominatedIndividual: undefined }))
    .default([])
    .catch([]),
});

type Words = { readonly given: readonly string[]; readonly family: readonly string[] };

/** Whoever is named in bodies of the register, as they came; what has another shape names nobody. */
export const peopleIn = (bodies: readonly unknown[]): RegisteredPeople => {
  const known = bodies.flatMap(wordsIn);
  return {
    anybody: known.length > 0,
    include: (fullName) => known.some((person) => isNamedBy(fullName, person)),
  };
};

export const nobody: RegisteredPeople = { anybody: false, include: () => false };

const wordsIn = (body: unknown): Words[] => {
  const { data } = holder.safeParse(withoutEmpty(body));
  if (!data) return [];
  const people = [
    ...data.contacts,
    ...data.regulatedActivities.flatMap(({ contacts, nominatedIndividual }) => [...contacts, nominatedIndividual]),
  ];
  const words = people.map((person) => ({
    given: plainWords(person?.personGivenName ?? ''),
    family: plainWords(person?.personFamilyName ?? ''),
  }));
  return [...words, ...soleTraderIn(data)].filter(({ given, family }) => given.length > 0 && family.length > 0);
};

/** A sole trader's own name is the provider's: "Mrs Petra Examplar". */
const soleTraderIn = ({ name, ownershipType }: z.output<typeof holder>): Words[] => {
  if (ownershipType?.trim().toLowerCase() !== 'individual') return [];
  const words = withoutTitles(plainWords(name ?? ''));
  return [{ given: words.slice(0, -1), family: words.slice(-1) }];
};

const titles: ReadonlySet<string> = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'doctor',
  'prof',
  'professor',
  'rev',
  'revd',
  'reverend',
  'sir',
  'dame',
  'lord',
  'lady',
  'cllr',
]);

/** Only in front: there are people called Lord. */
const withoutTitles = (words: readonly string[]): readonly string[] => {
  const [first = '', ...rest] = words;
  return titles.has(first) && rest.length > 0 ? withoutTitles(rest) : words;
};

/** The family name in full and the first given name, wherever they stand: no word answers for two. */
const isNamedBy = (fullName: string, { given, family }: Words): boolean => {
  const left = [...withoutTitles(plainWords(fullName))];
  const first = withoutTitles(given)[0];
  return [...family, ...(first ? [first] : [])].every((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
};
