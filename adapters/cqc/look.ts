import { contactIn } from '../../domain/register/contact.ts';
import { MOST_OFFERED } from '../../domain/register/location-choices.ts';
import type { Location, Provider } from '../../domain/register/records.ts';
import { peopleIn } from '../../domain/register/registered-people.ts';
import type { Now } from '../clock.ts';
import { evidenceOf } from './evidence.ts';
import type { Evidence, LookedUp, Unavailable, Unreadable } from './register.ts';

/**
 * One record asked for: what it was parsed to, that there is none, or why nobody knows. `sent` is what came, personal data and all: it is
 * read for the people it names and for how the location is reached, and for nothing else.
 */
export type Got<Kept> =
  | { readonly kind: 'found'; readonly record: Kept; readonly sent: unknown }
  | { readonly kind: 'not-found'; readonly body: unknown }
  | Unreadable
  | Unavailable;

interface Looking {
  location(id: string, within: AbortSignal): Promise<Got<Location>>;
  provider(id: string, within: AbortSignal): Promise<Got<Provider>>;
  readonly now: Now;
  readonly lookTimeoutMs: number;
}

/** A national provider has hundreds of locations; an officer who needs more than these looks at the register itself. */
const siblingsRead = 20;

/** The register allows 2,000 questions a minute to everybody with our key: a look takes few at a time. */
const atOnce = 4;

type Reading = (id: string) => Promise<Got<Location>>;

/** Gathers what a check rests on: the location, its provider, and the provider's other locations. */
export const looking =
  ({ location, provider, now, lookTimeoutMs }: Looking) =>
  async (id: string | undefined): Promise<LookedUp> => {
    if (id === undefined) return { kind: 'not-found', evidence: evidenceOf([], now()) };
    const within = AbortSignal.timeout(lookTimeoutMs);

    const found = await location(id, within);
    if (found.kind === 'unavailable') return found;
    if (found.kind === 'unreadable') {
      const bodies = [bodyOf('locations', id, found)];
      return { kind: 'unreadable', record: 'location', evidence: evidenceOf(bodies, now()) };
    }
    const reading = (other: string) => location(other, within);
    if (found.kind === 'not-found') return noLocation(id, found.body, await provider(id, within), reading, now());

    const { providerId } = found.record;
    const owner = await provider(providerId, within);
    if (owner.kind === 'unavailable') return owner;
    if (owner.kind === 'unreadable') {
      const bodies = [bodyOf('locations', id, found), bodyOf('providers', providerId, owner)];
      return { kind: 'unreadable', record: 'provider', evidence: evidenceOf(bodies, now()) };
    }
    const known = owner.kind === 'found' ? owner.record : undefined;

    const siblings = await readAll(otherIds(id, known).slice(0, siblingsRead), reading);
    if (!Array.isArray(siblings)) return siblings;

    const bodies = [
      bodyOf('locations', id, found),
      bodyOf('providers', providerId, owner),
      ...siblings.map((sibling) => bodyOf('locations', sibling.locationId, { kind: 'found', record: sibling })),
    ];
    return {
      kind: 'found',
      location: found.record,
      provider: known,
      siblings,
      contact: contactIn(found.sent),
      people: peopleIn([found.sent, ...(owner.kind === 'found' ? [owner.sent] : [])]),
      evidence: evidenceOf(bodies, now()),
    };
  };

/**
 * People often copy a provider's id: say so when that is what it is, with its locations to choose from. These are no evidence: where they
 * cannot be read, their ids alone are known.
 */
const noLocation = async (
  id: string,
  body: unknown,
  asProvider: Got<Provider>,
  reading: Reading,
  at: string,
): Promise<LookedUp> => {
  if (asProvider.kind === 'unavailable') return asProvider;
  const bodies = [bodyOf('locations', id, { kind: 'not-found', body }), bodyOf('providers', id, asProvider)];
  const evidence = evidenceOf(bodies, at);
  if (asProvider.kind !== 'found') return { kind: 'not-found', evidence };
  const { record } = asProvider;
  const locations = await readAll(otherIds(id, record).slice(0, MOST_OFFERED), reading);
  return {
    kind: 'not-found',
    providerOfThatId: record,
    ...(Array.isArray(locations) && { locations }),
    evidence,
  };
};

const otherIds = (id: string, provider: Provider | undefined): string[] =>
  (provider?.locationIds ?? []).filter((other) => other !== id);

/**
 * The locations among the ids. One that the register lists and does not hold, or holds in a form of its own, is left
 * unread; an outage in the middle makes the whole look unavailable, since half an answer would read as a whole one.
 */
const readAll = async (ids: readonly string[], read: Reading): Promise<Location[] | Unavailable> => {
  const locations: Location[] = [];
  for (let start = 0; start < ids.length; start += atOnce) {
    const answers = await Promise.all(ids.slice(start, start + atOnce).map(read));
    for (const answer of answers) {
      if (answer.kind === 'unavailable') return answer;
      if (answer.kind === 'found') locations.push(answer.record);
    }
  }
  return locations;
};

const bodyOf = (
  collection: 'locations' | 'providers',
  id: string,
  got:
    | { readonly kind: 'found'; readonly record: unknown }
    | { readonly kind: 'not-found'; readonly body: unknown }
    | Unreadable,
): Evidence['bodies'][number] => ({
  path: `/${collection}/${id}`,
  status: got.kind === 'not-found' ? 404 : 200,
  body: got.kind === 'found' ? got.record : got.body,
});
