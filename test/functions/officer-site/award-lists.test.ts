import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listKeys } from '../../../adapters/dynamodb/application-lists.ts';
import { makeListsWhole } from '../../../adapters/dynamodb/whole-lists.ts';
import type { OpenedApplication, RegisterChange } from '../../../domain/application/opened-application.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { personOf } from '../../builders/people.ts';
import { metered } from '../../support/metered.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let meter: ReturnType<typeof metered>;
let windows = 0;
beforeAll(async () => {
  desk = await anOfficersDesk();
  meter = metered(desk.tables.documents);
});
afterAll(() => desk.stop());

const aWindowToAward = async () => {
  windows += 1;
  const windowId = `s1-home-care-20${40 + windows}-03-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const scored = async (from: number, to: number, mark = 4) => {
    for (let number = from; number < to; number += 1)
      await open(anApplication(`Care ${number}`, { windowId }).scored(mark));
  };
  return { windowId, base: `/officers/windows/${windowId}`, scored };
};
const open = (application: OpenedApplication) =>
  desk.deps.applications.open(application, { ...frozenOf(application), sections: [] });

const recommend = async ({ windowId, base }: { readonly windowId: string; readonly base: string }, round = '1') => {
  await desk.stored.waiting(windowId, 'recommendation', round);
  const lead = await desk.as(desk.officers.lead);
  await lead.get(`${base}/recommendation`);
  await lead.submit(`${base}/recommendation`, { text: 'Everyone who meets the conditions.' });
  await desk.stored.waiting(windowId, 'approval', round);
};
const costOf = async (who: 'lead' | 'approver', url: string) => {
  const visitor = await desk.as(desk.officers[who]);
  return meter.of(() => visitor.get(url));
};

describe('The pages of an award', () => {
  it('cost what they show, however many applications there are', async () => {
    const [few, many] = [await aWindowToAward(), await aWindowToAward()];
    await few.scored(0, 55);
    await many.scored(0, 180);
    const costs = async (who: 'lead' | 'approver', page: string) => [
      await costOf(who, `${few.base}/${page}`),
      await costOf(who, `${many.base}/${page}`),
    ];
    const recommending = await costs('lead', 'recommendation');
    await recommend(few);
    await recommend(many);
    const [recommended, approving] = [await costs('lead', 'recommendation'), await costs('approver', 'approval')];
    for (const [ofFew = 0, ofMany = 9] of [recommending, recommended, approving])
      expect(ofMany / ofFew).toBeLessThanOrEqual(1.2);
  }, 120_000);
});

describe('A window that was unsealed before its award had lists', () => {
  it('has its pages read from the records, and from lists once the sweep has made them, without counting anybody twice', async () => {
    const { windowId, base, scored } = await aWindowToAward();
    await scored(0, 3);
    await scored(3, 4, 2);
    const { applications, contracts, records, lists } = desk.deps;
    for await (const { listed: _, ...each } of applications.every(windowId)) {
      const listed = { lists: ['all', 'scored', 'moderated'], tallies: [] };
      await records.put({ pk: `WINDOW#${windowId}`, sk: `APPLICATION#${each.applicationId}`, ...each, listed });
    }
    const stored = await records.every(z.looseObject({ pk: z.string(), sk: z.string() }), `LIST#${windowId}`);
    for (const { pk, sk } of stored) await records.transact([records.deleteWrite({ pk, sk })]);
    await records.put({ pk: `LIST#${windowId}`, sk: 'COUNT#0', all: 4, scored: 4, moderated: 4 });
    await records.put({ pk: `LIST#${windowId}`, sk: 'WHOLE', unlisted: 0 });
    await desk.stored.waiting(windowId, 'recommendation');

    const lead = await desk.as(desk.officers.lead);
    const page = async () => (await lead.get(`${base}/recommendation`)).html;
    const before = await page();
    expect(before).toContain('3 places for 3 providers, of 4 applications');
    const makeWhole = makeListsWhole(records, applications, contracts);
    expect([await makeWhole(windowId), await makeWhole(windowId)]).toEqual([true, false]);
    expect(await lists.areWhole(windowId)).toBe(true);
    expect(await lists.counts(windowId, { id: 'mina' })).toMatchObject({
      all: 4,
      scored: 4,
      'lot-A': 4,
      'place-A': 3,
      'has-moderated.mina': 4,
    });
    expect(rowsOf(await page())).toEqual(rowsOf(before));
    await recommend({ windowId, base });
    const mina = await desk.as({ ...desk.officers.approver, subject: 'mina' });
    expect((await mina.get(`${base}/approval`)).html).toContain('You moderated applications of this window');
  });
});
const rowsOf = (html: string) => [...html.matchAll(/applications\/[^"/]+">([^<]+)</g)].map(([, name]) => name);

describe('What was recommended', () => {
  it('is shown as it was recommended once marks came to something else, and is said to be so no longer', async () => {
    const { windowId, base, scored } = await aWindowToAward();
    await scored(0, 3);
    await recommend({ windowId, base });
    const [application] = await Array.fromAsync(desk.deps.applications.every(windowId));
    const window = await desk.deps.windows.get(windowId);
    if (!application || !window) throw new Error('There is a window with applications');
    const { applicationId, lotResults = [] } = application;
    const audit = { at: clock.now(), action: 'scores opened again' };
    await desk.deps.records.transact([
      ...desk.deps.applications.moveWrites(application, 'moderating', { lotResults: undefined }, audit),
      ...desk.deps.windows.changeWrites(window, { reopenings: 1 }, audit),
    ]);
    const again = await desk.deps.applications.get(applicationId);
    if (!again) throw new Error('It was opened again');
    const others = lotResults.map((each) => ({ ...each, total: 72 }));
    await desk.deps.applications.move(again, 'scored', { lotResults: others }, audit);

    const approver = await desk.as(desk.officers.approver);
    const { html } = await approver.get(`${base}/approval`);
    expect(html).toContain('This recommendation can be returned, and not approved');
    expect(html).toContain('Marks were opened again');
    expect(html.match(/numeric">80</g)).toHaveLength(3);
    expect(html).not.toMatch(/numeric">72</);
  });
});

describe('What the register answered for a recommendation', () => {
  const worse = { code: 'rating-changed', text: 'The rating is Inadequate now.', worse: true };
  const scored = (windowId: string, name: string) => anApplication(name, { windowId }).scored();
  const asked = (windowId: string, name: string, round: number, ...changes: RegisterChange[]) => {
    const application = scored(windowId, name);
    const { registration } = application;
    if (!registration) throw new Error('What was scored was registered');
    return { ...application, askedAgain: { approval: { registration, changes, round } } };
  };
  const approvalOf = async (base: string) =>
    (await (await desk.as(desk.officers.approver)).get(`${base}/approval`)).html;

  it('is shown to the approver with whom it says something else of, how many the same, and whom it was not asked about', async () => {
    const { windowId, base } = await aWindowToAward();
    await open(asked(windowId, 'Ash Care', 1, worse));
    await open(asked(windowId, 'Birch Care', 1));
    await open(scored(windowId, 'Cedar Care'));
    await recommend({ windowId, base });
    const html = await approvalOf(base);
    expect(html).toMatch(/Ash Care<\/a><\/h3>\s*<ul[\s\S]*?The rating is Inadequate now/);
    expect(html).toContain('Of 1 provider with a place it says what it said');
    expect(html).toContain('could not be asked again about Cedar Care.');
  });

  it('says nothing of a later one: the approver is told that it is being asked again, and then about whom it could not be', async () => {
    const { windowId, base } = await aWindowToAward();
    await open(asked(windowId, 'Ash Care', 1, worse));
    await open(asked(windowId, 'Birch Care', 1));
    await open(scored(windowId, 'Cedar Care'));
    await recommend({ windowId, base });
    const approver = await desk.as(desk.officers.approver);
    await approver.get(`${base}/approval`);
    await approver.submit(`${base}/approval`, { decision: 'returned', reason: 'Say more about lot A.' });
    await desk.stored.waiting(windowId, 'recommendation', '2');
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${base}/recommendation`);
    await lead.submit(`${base}/recommendation`, { text: 'With more about lot A.' });

    const meanwhile = await approvalOf(base);
    expect(meanwhile).toContain('round 2');
    expect(meanwhile).toContain('The register is being asked again.');
    await desk.stored.waiting(windowId, 'approval', '2');
    const html = await approvalOf(base);
    expect(html).toContain('could not be asked again about Ash Care, Birch Care, Cedar Care.');
    expect(html).not.toContain('The rating is Inadequate now');
    expect(html).not.toContain('it says what it said');
  });
});

describe('An award whose applications have been kept for their time', () => {
  it.each([
    ['its lists show', 0],
    ['its records show, since how often marks were opened again was not noted with it', undefined],
  ])('says beside its numbers of how many the records have been removed, where %s it', async (_, reopenings) => {
    windows += 1;
    const windowId = `s1-home-care-20${40 + windows}-03-01`;
    await desk.stored.window(aWindow({ windowId }).awarded());
    const [first, second, below] = [
      await desk.stored.application(anApplication('Ash Care', { windowId }).scored()),
      await desk.stored.application(anApplication('Birch Care', { windowId }).scored()),
      await desk.stored.application(anApplication('Cedar Care', { windowId }).scored(2)),
    ];
    const places = [first, second].map(({ applicationId }) => ({ applicationId, lot: 'A', total: 80 }));
    const by = personOf(desk.officers.lead);
    const { awards, records } = desk.deps;
    await records.transact([
      await awards.recommend({
        windowId,
        by,
        at: clock.now(),
        text: 'All.',
        places,
        evaluatedBy: [],
        ...(reopenings !== undefined && { reopenings }),
        round: 1,
      }),
      awards.approve({
        windowId,
        by: personOf(desk.officers.approver),
        at: clock.now(),
        decision: 'approved',
        reason: 'In order.',
        round: 1,
      }),
    ]);
    const removed = (...gone: readonly OpenedApplication[]) =>
      records.transact(
        gone
          .flatMap((each) => [...listKeys(each), { pk: `WINDOW#${windowId}`, sk: `APPLICATION#${each.applicationId}` }])
          .map((key) => records.deleteWrite(key)),
      );
    const approver = await desk.as(desk.officers.approver);
    const page = async () => (await approver.get(`/officers/windows/${windowId}/approval`)).html;

    expect(await page()).not.toContain('removed');
    await removed(below);
    expect(await page()).toContain(
      'Of the 3 scored on this lot, 2 with a place and 1 below the conditions, the records of 1 have been removed',
    );
    await removed(first, second);
    const html = await page();
    expect(html).toContain('Of the 3 scored on this lot, 2 with a place');
    expect(html).toContain('the records of 3 have been removed: the time that they are kept for is over.');
    expect(html).toContain('could not be asked again about 2 providers with a place.');
  });
});
