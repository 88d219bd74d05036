import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionRepository } from '../../../adapters/sessions/session-repository.ts';
import { routes } from '../../../functions/provider-site/routes.ts';
import { formToken } from '../../../functions/shared/sign-in/form-token.ts';
import { clock } from '../../builders/clock.ts';
import { aProviderSite, type ProviderSite } from '../provider-site/world.ts';
import { type Case, everythingIn, wrongAnswers } from './asking.ts';
import { applicant, colleague, providersWindows, states, type When, wordsOfTheApplicant } from './providers-windows.ts';
import { type Row, rowsOf, saidOf } from './table.ts';

const every = rowsOf('providers.md');

interface Provider {
  readonly who: string;
  readonly cookies: readonly string[];
  readonly token: string;
  readonly earlierToken: string;
  readonly secret: readonly string[];
}

const other = { subject: 'brij', name: 'Brij Other', email: 'brij@other-care.example' };
let site: ProviderSite;
let addressOf: (pattern: string, when: When, who: string) => string;
let providers: readonly Provider[];
let unknown: readonly (readonly [what: string, cookies: readonly string[], token?: string])[];
let changing: ReadonlySet<string>;
let before: Awaited<ReturnType<typeof stored>>;
let combinations = 0;

const stored = async () => {
  const { documents, records, letters, sealed } = site.tables;
  const [inRecords, inLetters, inSealed = []] = await everythingIn(documents, records, letters, sealed);
  // That somebody has a page open is told their colleagues, and changes nothing.
  const changed = inSealed.filter((item) => !item.includes('"sk":"OPENED#'));
  return [inRecords, inLetters, changed, site.woken.length];
};

const tokenOf = (session: string, subject: string) => formToken('secret', session, subject);

const signedIn = async (
  who: string,
  account: typeof other & { readonly actsFor?: string },
  secret: readonly string[],
): Promise<Provider> => {
  const [earlier, now] = [
    await site.sessions.start({ ...account, groups: [] }),
    await site.sessions.start({ ...account, groups: [] }),
  ];
  const { subject } = account;
  return {
    who,
    cookies: [`__Host-provider=${now}`],
    token: tokenOf(now, subject),
    earlierToken: tokenOf(earlier, subject),
    secret,
  };
};

const ended = async () => {
  const session = await site.sessions.start({ ...applicant, groups: [] });
  await site.sessions.end(session);
  return [[`__Host-provider=${session}`], tokenOf(session, applicant.subject)] as const;
};

const ofAnOfficer = async () => {
  const { documents, officerSessions: table } = site.tables;
  const sessions = sessionRepository({ documents, table, now: clock.now }, 'officer');
  const session = await sessions.start({ ...applicant, groups: ['procurement-lead'] });
  return ['provider', 'officer'].map((name) => `__Host-${name}=${session}`);
};

beforeAll(async () => {
  site = await aProviderSite();
  addressOf = await providersWindows(site, other.subject);
  providers = [
    await signedIn('the applicant', applicant, []),
    await signedIn('another', other, wordsOfTheApplicant),
    await signedIn('a colleague', { ...colleague, actsFor: applicant.subject }, []),
  ];
  unknown = [
    ['nobody', []],
    ['an officer', await ofAnOfficer()],
    ['somebody signed out', ...(await ended())],
  ];
  changing = new Set(
    routes(site)
      .filter(({ changes }) => changes)
      .map(({ path }) => path),
  );
  // Whoever opens their first page is told of windows from then on: that is done before anything is compared.
  for (const account of [applicant, other]) await (await site.visit(account)).get('/apply');
  before = await stored();
});
afterAll(() => site.stop());

const asked = (row: Row, who: string, when: When) => ({
  who: `${who}, ${when}`,
  method: row.method,
  address: addressOf(row.address, when, who),
});

/** HEAD as GET, but where a GET changes something. */
const withHead = (row: Row, one: Case): readonly Case[] =>
  row.method === 'GET'
    ? [one, { ...one, method: 'HEAD', expected: changing.has(row.address) ? 405 : one.expected }]
    : [one];

const isTaken = ({ method, address }: Row, answer: number) =>
  (method === 'POST' || changing.has(address)) && answer < 400;

const ofProviders = (row: Row, when: When): readonly Case[] =>
  providers
    .filter(({ who }) => row.who === who || row.who === 'everyone')
    .flatMap(({ who, cookies, token, secret }) => {
      const expected = saidOf(row.line, when, row.method);
      const asks = withHead(row, { ...asked(row, who, when), cookies, token, secret, expected });
      return asks.filter((each) => each.method === 'HEAD' || !isTaken(row, expected));
    });

const ofTheUnknown = (row: Row, when: When): readonly Case[] =>
  unknown.flatMap(([what, cookies, token]) => {
    const refused = row.method === 'GET' ? 303 : 401;
    const expected = row.who === 'everyone' ? saidOf(row.line, when, row.method) : refused;
    return withHead(row, { ...asked(row, what, when), cookies, token, secret: wordsOfTheApplicant, expected });
  });

const forged = (row: Row, when: When): readonly Case[] =>
  providers.flatMap(({ who, cookies, token, earlierToken, secret }, index) => {
    const one = { cookies, token, secret, expected: 403 };
    return [
      { ...one, ...asked(row, `${who} from another site`, when), headers: { 'sec-fetch-site': 'cross-site' } },
      { ...one, ...asked(row, `${who} without a token`, when), token: undefined },
      { ...one, ...asked(row, `${who} with another's token`, when), token: providers.at(index - 1)?.token },
      { ...one, ...asked(row, `${who} with an earlier token`, when), token: earlierToken },
    ];
  });

const otherwise = (row: Row, when: When): readonly Case[] =>
  ['PUT', 'PATCH', 'DELETE'].flatMap((method) =>
    [undefined, ...providers].map((provider) => ({
      ...asked(row, provider?.who ?? 'nobody', when),
      method,
      cookies: provider?.cookies ?? [],
      token: provider?.token,
      expected: 405,
    })),
  );

const taken = (row: Row, when: When): readonly Case[] =>
  providers
    .filter(({ who }) => row.who === who)
    .flatMap(({ who, cookies, token, secret }) => {
      const expected = saidOf(row.line, when, row.method);
      return isTaken(row, expected) ? [{ ...asked(row, who, when), cookies, token, secret, expected }] : [];
    });

const inAll = (casesOf: (row: Row, when: When) => readonly Case[], rows = every) =>
  states.flatMap((when) => rows.flatMap((row) => casesOf(row, when)));

const wrong = (cases: readonly Case[], atOnce?: number) => {
  combinations += cases.length;
  return wrongAnswers(site.handler, cases, atOnce);
};

describe('The table of who may ask for what of the providers’ site', { timeout: 60_000 }, () => {
  it('has each address of the site, and no other', () => {
    const said = new Set(every.map(({ method, address }) => `${method} ${address}`));
    expect([...said].toSorted()).toEqual(
      routes(site)
        .map(({ method, path }) => `${method} ${path}`)
        .toSorted(),
    );
  });

  it('says of each address what another provider gets', () => {
    const restricted = every.filter(({ who }) => who !== 'everyone');
    const of = (who: string) =>
      restricted.filter((row) => row.who === who).map(({ method, address }) => `${method} ${address}`);
    expect(of('another')).toEqual(of('the applicant'));
    expect(of('a colleague')).toEqual(of('the applicant'));
  });

  it('holds for whoever is not signed in here', async () => expect(await wrong(inAll(ofTheUnknown))).toEqual([]));

  it('holds for the applicant, and for another provider, who is shown nothing of it', async () => {
    expect(await wrong(inAll(ofProviders))).toEqual([]);
  });

  it('takes no form from another site, or with another token than the session’s', async () => {
    expect(
      await wrong(
        inAll(
          forged,
          every.filter(({ method }) => method === 'POST'),
        ),
      ),
    ).toEqual([]);
  });

  it('knows no other method', async () => {
    expect(await wrong(every.flatMap((row) => otherwise(row, 'draft')))).toEqual([]);
  });

  it('leaves everything that is stored as it was, by all that was refused or looked at', async () => {
    expect(await stored()).toEqual(before);
  });

  it('holds for forms that are taken', async () => {
    expect(await wrong(inAll(taken), 1)).toEqual([]);
  });

  it('holds for more than 1,000 combinations of address, method, identity and state', () => {
    expect(combinations).toBeGreaterThan(1000);
  });
});
