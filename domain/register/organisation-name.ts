import { plainWords } from './plain-name.ts';

/** What says of which legal form a body is, in England and in Wales, as the plain words that a name ends with. */
const legalForms = [
  ['community', 'interest', 'company'],
  ['limited', 'liability', 'partnership'],
  ['public', 'limited', 'company'],
  ['charitable', 'incorporated', 'organisation'],
  ['limited', 'by', 'guarantee'],
  ['limited', 'partnership'],
  ['incorporated'],
  ['limited'],
  ['cyfyngedig'],
  ['ltd'],
  ['llp'],
  ['plc'],
  ['cic'],
  ['cio'],
  ['inc'],
  ['cyf'],
  ['lp'],
] as const;

const tradingAs =
  /\b(?:trading\s+as|t\s*\/\s*as?|t\.\s*a\.|trading\s+under(?:\s+the\s+name)?(?:\s+of)?)(?=[\s:“"'])[\s:]*/i;

/** A name's legal part, and what its bearer trades as: "Example Care Ltd t/a Sunny Days". */
interface Named {
  readonly legal: string;
  readonly trading?: string;
}

const partsOf = (name: string): Named => {
  const [legal = '', trading] = name.split(tradingAs, 2).map((part) => part.trim());
  if (legal === '') return { legal: trading ?? '' };
  return { legal, ...(trading && { trading }) };
};

/**
 * A name as it is compared: without case, accents, punctuation, blanks, a leading "The" and its legal form; "&" is "and". Narrower than
 * what Companies House holds to be the same name, so that two companies never read alike here that could both be registered.
 */
const plain = (name: string): string => {
  const words = plainWords(name.replace(/[&+]/g, ' and '));
  const withoutForm = withoutLegalForm(words);
  const rest = withoutForm[0] === 'the' && withoutForm.length > 1 ? withoutForm.slice(1) : withoutForm;
  return rest.join('');
};

const withoutLegalForm = (words: readonly string[]): readonly string[] => {
  const form = legalForms.find((ending) => words.length > ending.length && endsWith(words, ending));
  return form ? withoutLegalForm(words.slice(0, -form.length)) : words;
};

const endsWith = (words: readonly string[], ending: readonly string[]): boolean =>
  ending.every((word, at) => words[words.length - ending.length + at] === word);

/**
 * Whether a name that an applicant gives is among those that the register gives. What the applicant trades as beside its legal name is not
 * compared: "Zenith Ltd trading as Example Care" is Zenith, whoever else is called Example Care.
 */
export const isNamed = (given: string, registered: readonly string[]): boolean => {
  const name = plain(partsOf(given).legal);
  const known = registered.flatMap((each) => {
    const { legal, trading } = partsOf(each);
    return [plain(legal), ...(trading ? [plain(trading)] : [])];
  });
  return name !== '' && known.includes(name);
};
