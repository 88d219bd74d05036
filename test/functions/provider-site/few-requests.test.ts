import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reminderLetter } from '../../../domain/letters/reminder-letter.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { clock } from '../../builders/clock.ts';
import { asTyped, goodAnswers } from '../../builders/good-answers.ts';
import { requestsOf } from '../../support/requests.ts';
import { aCompleteDraft, completeApplication } from './answers.ts';
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

  it('is a look for a reminder besides, in the minutes in which one may be on its way, which is taken back', async () => {
    const another = 's1-home-care-2027-09-01';
    const there = (...rest: string[]) => ['/apply/windows', another, ...rest].join('/');
    const window = await site.aWindow(another, { closesAt: plusDuration(clock.now(), 'PT2H') });
    await aCompleteDraft(site, another, 'p-1');
    const agreement = await site.windows.agreement(another);
    const whose = { providerId: 'p-1', name: 'Bright Care', email: 'office@bright.example' };
    if (!agreement) throw new Error('The window has no agreement');
    const reminder = reminderLetter(agreement, window, clock.now(), whose, {
      siteUrl: site.siteUrl,
      contact: undefined,
    });
    await site.letters.enqueue([reminder], clock.now());
    await visitor.get(there('check'));
    const token = /name="_token" value="([^"]*)"/.exec(visitor.html())?.[1] ?? '';
    const asked = await requests.of(async () => {
      expect((await visitor.post(there('submit'), { _token: token })).location).toBe(there('receipt'));
    });
    expect(asked.slice(asked.lastIndexOf('TransactWriteItems') + 1)).toEqual(['GetItem', 'PutItem']);
    const left = (await site.letters.unsent({})).items.map(({ kind }) => kind);
    expect(left).toContain('receipt');
    expect(left).not.toContain('reminder');
  });
});
