import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interestRepository } from '../../../adapters/dynamodb/interests.ts';
import { table } from '../../../adapters/dynamodb/table.ts';
import { sessionRepository } from '../../../adapters/sessions/session-repository.ts';
import { awardNoticeOf } from '../../../domain/notices/awarded.ts';
import { routes } from '../../../functions/public-site/routes.ts';
import { publicSite } from '../../../functions/public-site/site.ts';
import { pageHandler } from '../../../functions/shared/web/page-handler.ts';
import { clock } from '../../builders/clock.ts';
import { anAgreement, aPlace, aPublicSite, aWindow } from '../public-site/a-public-site.ts';
import { type Case, everythingIn, wrongAnswers } from './asking.ts';
import { rowsOf, saidOf } from './table.ts';

const every = rowsOf('public.md');
const agreement = anAgreement('shown');
const at = clock.now();
const windowId = 'shown-2027-03-01';
const release = awardNoticeOf({ agreement, windowId, places: [aPlace('shown', 1)], decidedAt: at }, at);
const hidden = { providerId: 'hidden', name: 'Hidden Hollow Care', email: 'hilda@hidden-hollow.example', since: at };

let site: Awaited<ReturnType<typeof aPublicSite>>;
let handler: ReturnType<typeof pageHandler>;
let visitors: readonly (readonly [who: string, cookies: readonly string[]])[];
let before: Awaited<ReturnType<typeof stored>>;
let combinations = 0;

const stored = () => {
  const { documents, records, letters, sealed } = site.tables;
  return everythingIn(documents, records, letters, sealed);
};

const deps = () => ({ ...site, agreements: [agreement, anAgreement('other')], siteUrl: 'https://site.test' });

const signedIn = async (name: 'provider' | 'officer', groups: string[]) => {
  const { documents, providerSessions, officerSessions } = site.tables;
  const sessionTable = { provider: providerSessions, officer: officerSessions }[name];
  const sessions = sessionRepository({ documents, table: sessionTable, now: clock.now }, name);
  return [`__Host-${name}=${await sessions.start({ subject: name, name, email: 'any@site.test', groups })}`];
};

beforeAll(async () => {
  site = await aPublicSite();
  handler = pageHandler(publicSite(deps()));
  await site.windows.prepare(aWindow('shown'), agreement, { at, action: 'opened' });
  await site.contracts.make(aPlace('shown', 1));
  const title = 'Contract award notice';
  await site.notices.publish({ noticeId: release.id, agreementId: 'shown', windowId, title, publishedAt: at, release });
  await interestRepository(table(site.tables.documents, site.tables.records)).register('shown', hidden);
  visitors = [
    ['nobody', []],
    ['a provider', await signedIn('provider', [])],
    ['an officer', await signedIn('officer', ['procurement-lead'])],
  ];
  before = await stored();
});
afterAll(() => site.stop());

const addressOf = (pattern: string): string =>
  pattern
    .replace('{agreementId}', 'shown')
    .replace('{windowId}', windowId)
    .replace('{file}', `${release.id}.json`)
    .replace('{name}', 'site.css')
    .replace('{page}', 'contacts');

const asked = (
  method: string,
  expected: (line: (typeof every)[number]['line']) => number,
  lines = every.filter((each) => each.method === 'GET'),
): readonly Case[] =>
  visitors.flatMap(([who, cookies]) =>
    lines.map(({ line, address }) => ({
      who,
      method,
      address: addressOf(address),
      cookies,
      token: 'made up',
      secret: [hidden.name, hidden.email],
      expected: expected(line),
    })),
  );

const wrong = (cases: readonly Case[]) => {
  combinations += cases.length;
  return wrongAnswers(handler, cases);
};

describe('The table of who may ask for what of the public site', () => {
  it('has each address of the site, and no other', () => {
    const ofSite = routes(deps()).map(({ method, path }) => `${method} ${path}`);
    expect(every.map(({ method, address }) => `${method} ${address}`).toSorted()).toEqual(ofSite.toSorted());
  });

  it.each(['GET', 'HEAD'])('holds for everybody: %s', async (method) => {
    expect(await wrong(asked(method, (line) => saidOf(line, 'gets', 'GET')))).toEqual([]);
  });

  it('holds for everybody who sends a form with nothing in it: POST', async () => {
    const lines = every.filter(({ method }) => method === 'POST');
    expect(await wrong(asked('POST', (line) => saidOf(line, 'gets', 'POST'), lines))).toEqual([]);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('lets nobody send anything elsewhere: %s', async (method) => {
    const forms = new Set(every.filter((each) => each.method === method).map(({ address }) => address));
    const lines = every.filter((each) => each.method === 'GET' && !forms.has(each.address));
    expect(await wrong(asked(method, () => 405, lines))).toEqual([]);
  });

  it('leaves everything that is stored as it was, in more than 100 combinations', async () => {
    expect(await stored()).toEqual(before);
    expect(combinations).toBeGreaterThan(100);
  });
});
