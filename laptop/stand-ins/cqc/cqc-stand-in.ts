import type { IncomingMessage, ServerResponse } from 'node:http';
import { type FaultName, faultNames, faultReply, isFaultName, linger, reset } from './faults.ts';
import { ratedAnew } from './rate.ts';
import type { RecordJson } from './record-json.ts';
import { answer, noSuchAddress, type Reply } from './routes.ts';
import { seed } from './seed.ts';
import { createStore } from './store.ts';

export interface CqcStandInOptions {
  /** Where records changed while running are kept; in memory only when absent. */
  readonly dir?: string;
  /** The subscription keys that are accepted, asked for anew each time; any key is when absent. */
  readonly keys?: () => readonly string[];
  /** How late the fault `slow` answers. */
  readonly slowMs?: number;
  /** The path that the core gives it. */
  readonly mount?: string;
}

export interface CqcStandIn {
  /** Answers the requests below its mount; `false` of any other, which is left untouched. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  faults(): string[];
  current(): string;
  /** Makes every answer go wrong from now on, or only the next few. Throws on a name that is not among `faults()`. */
  set(fault: string, times?: number): void;
  /** Puts records in, or in the place of those with the same id. Throws on what is not a record. */
  add(records: readonly unknown[]): void;
  /** A location or provider as it stands. */
  record(id: string): RecordJson | undefined;
  /** Lays fields over a record, for instance `{ registrationStatus: 'Deregistered' }`. Throws when there is none. */
  change(id: string, fields: Record<string, unknown>): void;
  /** Gives a location a new rating, as an assessment of the given day (today unless given) would. */
  rate(locationId: string, rating: string, on?: string): void;
}

const base = '/public/v1';

/** A stand-in of CQC's Syndication API: its paths, fields, paging, errors and faults, over made-up firms. */
export const cqcStandIn = (options: CqcStandInOptions = {}): CqcStandIn => {
  const { dir, keys, slowMs = 30_000, mount = '/_local/cqc' } = options;
  const store = createStore(seed(), dir);
  let fault: FaultName = 'none';
  let timesLeft = Number.POSITIVE_INFINITY;

  const faultNow = (): FaultName => {
    const now = fault;
    timesLeft -= 1;
    if (timesLeft <= 0) fault = 'none';
    return now;
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const url = URL.parse(request.url ?? '/', 'http://stand-in');
    if (!url) return false;
    const path = url.pathname.startsWith(`${mount}/`) ? url.pathname.slice(mount.length) : url.pathname;
    if (path !== base && !path.startsWith(`${base}/`)) return false;

    const wrong = faultNow();
    if (wrong === 'connection-reset') {
      reset(request);
      return true;
    }
    if (wrong === 'slow' && !(await linger(slowMs, response))) return true;
    const instead = faultReply(wrong);
    if (instead) {
      send(response, instead.status, instead.text, instead.headers);
      return true;
    }
    const { status, body } =
      refusal(request, url, keys?.()) ??
      (request.method === 'GET'
        ? answer({ store, ...asked(path, url), withGhost: wrong === 'ghost-change' })
        : noSuchAddress);
    send(response, status, jsonOf(body));
    return true;
  };

  const record = (id: string) => store.location(id) ?? store.provider(id);

  return {
    handle,
    faults: () => [...faultNames],
    current: () => fault,
    set: (name, times = Number.POSITIVE_INFINITY) => {
      if (!isFaultName(name)) throw new Error(`No fault "${name}": there are ${faultNames.join(', ')}`);
      fault = name;
      timesLeft = times;
    },
    add: store.add,
    record,
    change: (id, fields) => {
      const before = record(id);
      if (!before) throw new Error(`No record ${id}`);
      store.add([{ ...before, ...fields }]);
    },
    rate: (locationId, rating, on = new Date().toISOString().slice(0, 10)) => {
      const before = store.location(locationId);
      if (!before) throw new Error(`No location ${locationId}`);
      store.add([ratedAnew(before, rating, on)]);
    },
  };
};

/** The gateway's own words for a missing and for a wrong key. */
const refusal = (request: IncomingMessage, url: URL, accepted: readonly string[] | undefined): Reply | undefined => {
  const header = request.headers['ocp-apim-subscription-key'];
  const key = (typeof header === 'string' && header) || url.searchParams.get('subscription-key');
  if (!key) {
    return unauthorised(
      'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.',
    );
  }
  if (accepted && !accepted.includes(key)) {
    return unauthorised(
      'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.',
    );
  }
  return undefined;
};

const unauthorised = (message: string): Reply => ({ status: 401, body: { statusCode: 401, message } });

const asked = (path: string, url: URL) => ({
  segments: path
    .slice(base.length)
    .split('/')
    .filter((segment) => segment !== ''),
  query: url.searchParams,
});

/** Empty fields are left out of records, as on the real register; the nulls of paging, which mean an end, stay. */
const jsonOf = (body: unknown): string => JSON.stringify(body, (_key, value) => (value === '' ? undefined : value));

const send = (response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void => {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    // By this process's clock, which may be moved: clients correct theirs by it.
    date: new Date().toUTCString(),
    ...headers,
  });
  response.end(text);
};
