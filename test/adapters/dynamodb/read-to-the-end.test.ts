import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { awardRepository } from '../../../adapters/dynamodb/awards.ts';
import { evaluationRepository } from '../../../adapters/dynamodb/evaluations.ts';
import { sealedApplicationRepository } from '../../../adapters/dynamodb/sealed-applications.ts';
import { type Table, table } from '../../../adapters/dynamodb/table.ts';
import { waitRepository } from '../../../adapters/dynamodb/waits.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { standingOf } from '../../../domain/award/challenges.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { earlierApplication } from '../../../functions/provider-site/case/earlier-application.ts';
import { aWindow } from '../../builders/a-window.ts';
import { s1 } from '../../builders/an-application.ts';
import { now } from '../../builders/clock.ts';
import { createTables, type Tables } from '../../support/tables.ts';

let tables: Tables;
let records: Table;
let sealed: Table;
beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  records = table(tables.documents, tables.records);
  sealed = table(tables.documents, tables.sealed);
});
afterAll(() => tables.close());

const windowId = 's1-home-care-2027-03-01';
const person = { id: 'priya', name: 'Priya Example' };
const at = (minutes: number) => plusDuration(now, `PT${minutes}M`);
/** Long enough that a hundred of them are several pages of DynamoDB's, whatever a query asks for. */
const longText = 'Read and found in order. '.repeat(800);
const times = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('Nothing is left out at the end of a page', () => {
  it('the 21st challenge holds the award, and so does the 101st', async () => {
    const awards = awardRepository(records);
    const settled = { by: person, at: at(200), decision: 'continue', reason: 'The papers were read again.' } as const;
    const challenge = { windowId, recordedBy: person, from: 'An applicant', summary: longText };
    for (const minute of times(101)) {
      const isOpen = minute === 21 || minute === 101;
      await records.transact([awards.keepChallenge({ ...challenge, at: at(minute), ...(isOpen ? {} : { settled }) })]);
    }
    const all = await awards.challenges(windowId);
    expect(all).toHaveLength(101);
    expect(standingOf(all)).toBe('challenged');
    expect(standingOf(all.filter((each) => each.settled || each.at === at(101)))).toBe('challenged');
  });

  it('the 21st round of recommendation is the last one, with its decision', async () => {
    const awards = awardRepository(records);
    const round = { windowId, by: person, at: now };
    for (const number of times(120)) {
      await records.transact([
        await awards.recommend({ ...round, text: longText, places: [], evaluatedBy: [], round: number }),
        awards.approve({ ...round, decision: 'returned', reason: longText, round: number }),
      ]);
    }
    expect((await awards.recommendations(windowId)).at(-1)?.round).toBe(120);
    expect((await awards.approvals(windowId)).map((each) => each.round)).toEqual(times(120));
  });

  it('an application of 101 saved pages has them all', async () => {
    const repository = sealedApplicationRepository(sealed);
    await repository.start(windowId, 'p-1', now);
    for (const number of times(101))
      await repository.savePage(windowId, 'p-1', `q${number}`, { answer: longText }, 0, now);
    expect(await repository.pages(windowId, 'p-1')).toHaveLength(101);
  });

  it('25 questions about one subject, and 120 faults that wait for somebody, are all there', async () => {
    const waits = waitRepository(records);
    const asked = { ask: 'fault', token: 'token', enteredAt: now, detail: undefined } as const;
    for (const number of times(120)) await waits.begin({ ...asked, subject: `${windowId}.p-${number}` });
    expect(await waits.waiting('fault')).toHaveLength(120);
    // More kinds of question than there are today, as later versions may ask them.
    for (const number of times(25))
      await records.put({
        ...asked,
        pk: 'WAIT#one',
        sk: `kind-${number}`,
        subject: 'one',
        status: 'waiting',
        version: 1,
      });
    expect(await waits.of('one')).toHaveLength(25);
  });

  it('both evaluations of an application are there, however long', async () => {
    const evaluations = evaluationRepository(records);
    const scores = Object.fromEntries(times(15).map((each) => [`q${each}`, { mark: 3, reason: longText }]));
    for (const slot of [1, 2] as const)
      await records.transact([
        evaluations.claim({ applicationId: 'w.p', slot, evaluator: person, scores, version: 1 }),
      ]);
    expect((await evaluations.of('w.p')).map(({ slot }) => slot)).toEqual([1, 2]);
  });

  it('the application of the 105th window before this one is carried over', async () => {
    const windows = windowRepository(records);
    const yearOf = (number: number) => `s1-home-care-${1900 + number}-03-01`;
    for (const number of times(106)) {
      const opensAt = `${1900 + number}-03-01T09:00:00.000Z`;
      const window = aWindow({ windowId: yearOf(number), opensAt }).awarded();
      await windows.prepare(window, s1(), { at: now, action: 'window prepared' });
    }
    const repository = sealedApplicationRepository(sealed);
    await repository.start(yearOf(105), 'p-2', now);
    const last = await windows.get(yearOf(106));
    if (!last) throw new Error('The window was not kept');
    expect((await earlierApplication({ windows, sealed: repository }, last, 'p-2'))?.window.windowId).toBe(yearOf(105));
  });
});
