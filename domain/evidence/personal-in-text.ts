import { KEPT_PERSONAL } from './allowed.ts';

const EMAIL = /[^\s@<>()[\],;:"]+@[^\s@<>()[\],;:"]+\.[A-Za-z]{2,}/g;
/** A telephone number as people in the United Kingdom write one: 10 or 11 figures with spaces, brackets or dashes between them. */
const TELEPHONE = /(?:\+44|\(?\b0)[\d() -]{8,16}\d\b/g;
/** Of a name shorter than that, too much that is none would be taken for it. */
const SHORTEST = 4;

/**
 * Takes out of a text the names that the records know, and whatever looks like an email address or a telephone number. It finds no name that
 * nobody wrote down as one: an officer reads a pack before it is given out.
 */
export const withoutPersonal = (known: readonly string[]): ((text: string) => string) => {
  const names = [...new Set(known.map((each) => each.trim()))]
    .filter(({ length }) => length >= SHORTEST)
    .toSorted((one, other) => other.length - one.length)
    .map((each) => each.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const any = names.length > 0 ? new RegExp(`(?<![\\p{L}\\d])(?:${names.join('|')})(?![\\p{L}\\d])`, 'giu') : undefined;
  return (text) => {
    const without = text.replaceAll(EMAIL, KEPT_PERSONAL).replaceAll(TELEPHONE, KEPT_PERSONAL);
    return any ? without.replaceAll(any, KEPT_PERSONAL) : without;
  };
};

/** The names of people in a record: whatever has an id and a name beside it. */
export const namesOfPeople = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(namesOfPeople);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'id' in value && 'name' in value && typeof value.name === 'string' ? [value.name] : [];
  return [...own, ...Object.values(value).flatMap(namesOfPeople)];
};
