import { type Location, type Provider, parseLocation, parseProvider } from '../../domain/register/records.ts';
import { registerIdFrom } from '../../domain/register/register-id.ts';
import type { Now } from '../clock.ts';
import { asking, type RegisterAnswer } from './ask.ts';
import { type Got, looking } from './look.ts';
import type { Register } from './register.ts';

interface CqcRegister {
  /** Ends before `/locations`: `https://api.service.cqc.org.uk/public/v1`. */
  readonly baseUrl: string;
  /** Subscription key of the product "Syndication". */
  readonly key: string;
  readonly now: Now;
  readonly fetch?: typeof fetch;
  /** For one question, by real time. */
  readonly timeoutMs?: number;
  /** For all the questions of one look. */
  readonly lookTimeoutMs?: number;
}

/** CQC's register, asked through its Syndication API. Ids are taken as people type or paste them. */
export const cqcRegister = (options: CqcRegister): Register => {
  const { baseUrl, key, now, fetch = globalThis.fetch, timeoutMs = 8_000, lookTimeoutMs = 20_000 } = options;
  const ask = asking({ baseUrl, key, now, fetch, timeoutMs });

  const location = async (id: string, within?: AbortSignal): Promise<Got<Location>> =>
    recordIn(await ask(`/locations/${id}`, within), parseLocation, ({ locationId }) => locationId === id);
  const provider = async (id: string, within?: AbortSignal): Promise<Got<Provider>> =>
    recordIn(await ask(`/providers/${id}`, within), parseProvider, ({ providerId }) => providerId === id);
  const look = looking({ location, provider, now, lookTimeoutMs });

  return {
    location: async (typed) => {
      const id = registerIdFrom(typed);
      const got = id ? await location(id) : noSuchId;
      if (got.kind === 'found') return { kind: 'found', location: got.record };
      return got.kind === 'not-found' ? { kind: 'not-found' } : got;
    },
    provider: async (typed) => {
      const id = registerIdFrom(typed);
      const got = id ? await provider(id) : noSuchId;
      if (got.kind === 'found') return { kind: 'found', provider: got.record };
      return got.kind === 'not-found' ? { kind: 'not-found' } : got;
    },
    look: (typed) => look(registerIdFrom(typed)),
  };
};

const noSuchId = { kind: 'not-found', body: undefined } as const;

/** A body that is another record than the one asked for is as useless as one that is none. */
const recordIn = <Kept>(
  answered: RegisterAnswer,
  parse: (body: unknown) => Kept | undefined,
  isTheOneAsked: (record: Kept) => boolean,
): Got<Kept> => {
  if (answered.kind === 'unavailable') return answered;
  if (answered.status === 404) return { kind: 'not-found', body: answered.body };
  const record = parse(answered.body);
  return record && isTheOneAsked(record)
    ? { kind: 'found', record, sent: answered.body }
    : { kind: 'unreadable', body: answered.unread };
};
