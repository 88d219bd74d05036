import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asTyped, goodAnswers } from '../../builders/good-answers.ts';
import { requestsOf } from '../../support/requests.ts';
import { completeApplication } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
let requests: ReturnType<typeof requestsOf>;
beforeAll(async () => {
  site = await aProviderSite();
  requests = requestsOf(site.tables.documents);
});
afterAll(() => site.stop());

const windowId = 's1-home-care-2027-03-01';
const at = (...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');

/** The session; window and whatever else is read by its key; the application with its pages. */
const READ = ['BatchGetItem', 'GetItem', 'Query'];

describe('What the providers’ pages ask of the database', () => {
  let visitor: Awaited<ReturnType<ProviderSite['visit']>>;
  beforeAll(async () => {
    await site.aWindow(windowId);
    visitor = await site.visit();
    await completeApplication(site, visitor, windowId);
    await site.scansEnd();
    await visitor.get(at('check'));
  });

  it('is three requests for a page of questions', async () => {
    expect((await requests.of(() => visitor.get(at('questions', 'contacts')))).toSorted()).toEqual(READ);
  });

  it('is as many for a page that is saved, and the write', async () => {
    const changed = { ...asTyped(goodAnswers().contacts), phone: '01785 496002' };
    await visitor.get(at('questions', 'contacts'));
    const token = /name="_token" value="([^"]*)"/.exec(visitor.html())?.[1] ?? '';
    const version = /name="_version" value="([^"]*)"/.exec(visitor.html())?.[1] ?? '';
    const asked = await requests.of(() =>
      visitor.post(at('questions', 'contacts'), { ...changed, _token: token, _version: version }),
    );
    expect(asked.slice(0, -1).toSorted()).toEqual(READ);
    expect(asked.at(-1)).toBe('TransactWriteItems');
  });

  it('is as many for the lots, whatever their number', async () => {
    expect((await requests.of(() => visitor.get(at('questions', 'lots')))).toSorted()).toEqual(READ);
  });

  it('is as many to submit, and one transaction, in three rounds', async () => {
    await visitor.get(at('check'));
    const token = /name="_token" value="([^"]*)"/.exec(visitor.html())?.[1] ?? '';
    // The window is sealed until its closing by whoever submits first.
    const sealUntil = await site.sealed.sealing(windowId);
    const window = await site.windows.get(windowId);
    await sealUntil(window?.closesAt ?? '', { step: 'submission', at: '2027-03-01T09:00:00.000Z', readers: [] });
    const rounds = await requests.rounds(async () => {
      expect((await visitor.post(at('submit'), { _token: token })).location).toBe(at('receipt'));
    });
    expect(rounds.map((round) => round.toSorted())).toEqual([
      ['GetItem'],
      ['BatchGetItem', 'Query'],
      ['TransactWriteItems'],
    ]);
  });
});
