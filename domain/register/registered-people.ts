import * as z from 'zod';
import { plainWords } from './plain-name.ts';
import { withoutEmpty } from './without-empty.ts';

/**
 * The people whom a record of the register names: nominated individuals, registered managers and contacts. Personal data: it is asked
 * whether somebody is among them, and holds nothing that could be written down, so that no name can get into evidence or a log.
 */
export interface RegisteredPeople {
  /** Whether the register names anybody at all, be it in part or in a form that cannot be read. */
  readonly anybody: boolean;
  /** Whether this is one of them; titles, middle names and the order of the names do not count. */
  include(fullName: string): boolean;
}

/** Stands where something is given and cannot be read: somebody, of whom no word is known. */
const unreadable = '?';
const part = z.string().optional().catch(unreadable);
const named = z
  .object({ personTitle: part, personGivenName: part, personFamilyName: part })
  .catch({ personFamilyName: unreadable });
const contacts = z
  .array(named)
  .default([])
  .catch([{ personFamilyName: unreadable }]);
const holder = z.object({
  name: part,
  ownershipType: part,
  contacts,
  regulatedActivities: z
    .array(z.object({ contacts, nominatedIndividual: named.optional() }).catch({ contacts: [] }))
    .default([])
    .catch([]),
});

type Named = z.output<typeof named>;
interface Words {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

/** Whoever is named in bodies of the register, as they came; a name that is not whole is somebody's, and nobody is taken for its bearer. */
export const peopleIn = (bodies: readonly unknown[]): RegisteredPeople => {
  const all = bodies.flatMap(namedIn);
  const known = all.map(wordsOf).filter(({ given, family }) => given.length > 0 && family.length > 0);
  return {
    anybody: all.length > 0,
    include: (fullName) => known.some((person) => isNamedBy(fullName, person)),
  };
};

export const nobody: RegisteredPeople = { anybody: false, include: () => false };

const namedIn = (body: unknown): Named[] => {
  const { data } = holder.safeParse(withoutEmpty(body));
  if (!data) return [];
  const people = [
    ...data.contacts,
    ...data.regulatedActivities.flatMap(({ contacts, nominatedIndividual }) => [
      ...contacts,
      ...(nominatedIndividual ? [nominatedIndividual] : []),
    ]),
    ...soleTraderIn(data),
  ];
  return people.filter((person) => person.personTitle || person.personGivenName || person.personFamilyName);
};

const wordsOf = ({ personGivenName, personFamilyName }: Named): Words => ({
  given: plainWords(personGivenName ?? ''),
  family: plainWords(personFamilyName ?? ''),
});

/** A sole trader's own name is the provider's: "Mrs Petra Examplar". */
const soleTraderIn = ({ name, ownershipType }: z.output<typeof holder>): Named[] => {
  if (ownershipType?.trim().toLowerCase() !== 'individual') return [];
  const words = withoutTitles(plainWords(name ?? ''));
  return [{ personGivenName: words.slice(0, -1).join(' '), personFamilyName: words.at(-1) }];
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
