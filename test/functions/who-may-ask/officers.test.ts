import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../functions/officer-site/routes.ts';
import { anOfficersDesk, type Desk } from '../officer-site/officers-desk.ts';
import { type Case, everythingIn, wrongAnswers } from './asking.ts';
import { sealedWords } from './officers-sealed-windows.ts';
import { everyOfficer, type Officer, strangers } from './officers-who-ask.ts';
import { type Asked, addressOf, officersWindows, type When } from './officers-windows.ts';
import { type Row, rowsOf, saidOf } from './table.ts';

const every = rowsOf('officers.md');
const states: readonly When[] = ['open', 'evaluating', 'standstill', 'awarded', 'cancelled'];

let desk: Desk;
let windows: Readonly<Record<When, Asked>>;
let officers: readonly Officer[];
let secret: readonly string[];
let unknown: Awaited<ReturnType<typeof strangers>>;
let before: Awaited<ReturnType<typeof stored>>;
let combinations = 0;

const stored = async () => {
  const { documents, records, letters, sealed } = desk.tables;
  return [...(await everythingIn(documents, records, letters, sealed)), desk.asked.length];
};

beforeAll(async () => {
  desk = await anOfficersDesk();
  windows = await officersWindows(desk);
  secret = sealedWords();
  officers = await everyOfficer(desk, windows);
  unknown = await strangers(desk);
  before = await stored();
});
afterAll(() => desk.stop());

const mayAsk = ({ who }: Row, { roles }: Officer): boolean =>
  who === 'signed in' || who.split(', ').some((role) => roles.includes(role));

const withoutConflict = () => officers.filter(({ declared }) => declared === 'no conflict');

const UNSEALED = new Set<When>(['evaluating', 'standstill', 'awarded']);
const columnOf: Readonly<Record<Officer['declared'], string | undefined>> = {
  'no conflict': undefined,
  nothing: 'not declared',
  'a conflict': 'conflict',
};

/** What the table says that this officer gets. */
const answerTo = (row: Row, officer: Officer, when: When): number => {
  if (!mayAsk(row, officer)) return 403;
  const column = columnOf[officer.declared];
  const instead = column && UNSEALED.has(when) ? saidOf(row.line, column, row.method) : 0;
  return instead || saidOf(row.line, when, row.method);
};

/** A form that is taken: it may change something, so it is sent after everything that is refused. */
const isTaken = ({ method }: Row, answer: number) => method === 'POST' && answer < 400;

const asked = (row: Row, who: string, when: When) => ({
  who: `${who}, ${when}`,
  method: row.method,
  address: addressOf(row.address, windows[when]),
  secret,
});

const ofOfficers = (row: Row, when: When): readonly Case[] =>
  officers.flatMap((officer) => {
    const { what, cookies, token } = officer;
    const expected = answerTo(row, officer, when);
    const one = { ...asked(row, what, when), cookies, token, expected };
    if (row.method === 'GET') return officer.declared === 'no conflict' ? [one, { ...one, method: 'HEAD' }] : [one];
    return isTaken(row, expected) ? [] : [one];
  });

const ofTheUnknown = (row: Row, when: When): readonly Case[] =>
  unknown.flatMap(([what, cookies, token]) => {
    const one = { ...asked(row, what, when), cookies, token };
    const head = { ...one, method: 'HEAD', expected: 303 };
    return row.method === 'GET' ? [{ ...one, expected: 303 }, head] : [{ ...one, expected: 401 }];
  });

const forged = (row: Row, when: When): readonly Case[] =>
  withoutConflict().flatMap(({ what, cookies, token, earlierToken }, index, all) => {
    const one = { cookies, token, expected: 403 };
    return [
      { ...one, ...asked(row, `${what} from another site`, when), headers: { 'sec-fetch-site': 'cross-site' } },
      { ...one, ...asked(row, `${what} without a token`, when), token: undefined },
      { ...one, ...asked(row, `${what} with another's token`, when), token: all.at(index - 1)?.token },
      { ...one, ...asked(row, `${what} with an earlier token`, when), token: earlierToken },
    ];
  });

const inAll = (casesOf: (row: Row, when: When) => readonly Case[], rows = every) =>
  states.flatMap((when) => rows.flatMap((row) => casesOf(row, when)));

const wrong = (cases: readonly Case[], atOnce?: number) => {
  combinations += cases.length;
  return wrongAnswers(desk.handler, cases, atOnce);
};

const posts = every.filter(({ method }) => method === 'POST');

/** What asks for an application by the address of a window that is not its own. */
const astray = (row: Row, when: When): readonly Case[] =>
  withoutConflict().map((officer) => {
    const { what, cookies, token } = officer;
    const its = { ...windows[when], application: () => windows.evaluating.every[0] ?? '' };
    const address = addressOf(row.address, its);
    const expected = mayAsk(row, officer) && UNSEALED.has(when) ? 404 : 403;
    return { ...asked(row, `${what} of another window`, when), address, cookies, token, expected };
  });

const otherwise = (row: Row, when: When): readonly Case[] =>
  ['PUT', 'PATCH', 'DELETE'].flatMap((method) =>
    [undefined, ...withoutConflict()].map((officer) => ({
      ...asked(row, `${officer?.what ?? 'nobody'}`, when),
      method,
      cookies: officer?.cookies ?? [],
      token: officer?.token,
      expected: 405,
    })),
  );

const taken = (row: Row, when: When): readonly Case[] =>
  officers.flatMap((officer) => {
    const { what, cookies, token } = officer;
    const expected = answerTo(row, officer, when);
    return isTaken(row, expected) ? [{ ...asked(row, what, when), cookies, token, expected }] : [];
  });

describe('The table of who may ask for what of the officers’ site', { timeout: 120_000 }, () => {
  it('has each address of the site, and no other', () => {
    const ofSite = routes(desk.deps).map(({ method, path }) => `${method} ${path}`);
    expect(every.map(({ method, address }) => `${method} ${address}`).toSorted()).toEqual(ofSite.toSorted());
  });

  it('holds for whoever is not signed in here', async () => expect(await wrong(inAll(ofTheUnknown))).toEqual([]));

  it.each(states)(
    'holds for officers of every role, whatever they declared, with a window that is %s',
    async (when) => {
      expect(await wrong(every.flatMap((row) => ofOfficers(row, when)))).toEqual([]);
    },
  );

  it('gives nobody an application by the address of another window', async () => {
    const rows = every.filter(({ address }) => address.includes('{applicationId}'));
    expect(
      await wrong(
        states.filter((when) => when !== 'evaluating').flatMap((when) => rows.flatMap((row) => astray(row, when))),
      ),
    ).toEqual([]);
  });

  it('takes no form from another site, or with another token than the session’s', async () => {
    expect(await wrong(inAll(forged, posts))).toEqual([]);
  });

  it('knows no other method', async () => {
    expect(await wrong(every.flatMap((row) => otherwise(row, 'evaluating')))).toEqual([]);
  });

  it('leaves everything that is stored as it was, by all that was refused or looked at', async () => {
    expect(await stored()).toEqual(before);
  });

  it('holds for forms that are taken', async () => {
    expect(await wrong(inAll(taken, posts), 1)).toEqual([]);
  });

  it('holds for more than 10,000 combinations of address, method, identity and state', () => {
    expect(combinations).toBeGreaterThan(10_000);
  });
});
