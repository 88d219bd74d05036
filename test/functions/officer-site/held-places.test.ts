import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { makeListsWhole } from '../../../adapters/dynamodb/whole-lists.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { decidePlace } from '../../../functions/officer-site/decisions/held-places.ts';
import type { Deps } from '../../../functions/officer-site/deps.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { metered } from '../../support/metered.ts';
import { aPlace } from '../public-site/a-public-site.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let windows = 0;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

const worse = { code: 'dormant', text: 'New: CQC’s register shows this location as dormant.', worse: true };
const by = { id: 'm', name: 'M' };
const reason = 'The register shows that the location gives no care now.';

/** An award that waits at its contracts, and how its places came there. */
const anAward = async () => {
  windows += 1;
  const windowId = `s1-home-care-20${40 + windows}-03-01`;
  await desk.stored.window(aWindow({ windowId }).standstill());
  await desk.stored.waiting(windowId, 'register-changes');
  const placed = (name: string, changes: readonly (typeof worse)[] = [worse]): OpenedApplication => {
    const scored = anApplication(name, { windowId, controlStanding: 'proved' }).scored();
    const { registration } = scored;
    if (!registration) throw new Error('There is no registration');
    const askedAgain = { contract: { registration, changes: [...changes] } };
    return { ...scored, status: 'awarded', awardedLots: ['A'], askedAgain };
  };
  return { windowId, list: `/officers/windows/${windowId}/held-places`, placed };
};
const namesOn = (html: string) => [...html.matchAll(/id="place-\d+">([^,<]+), lot/g)].map(([, name]) => name);
const asManager = () => desk.as(desk.officers.manager);

describe('The places held back', () => {
  it('are fifty a page, by name, with how many are left to decide whichever page they are on', async () => {
    const { list, placed } = await anAward();
    const names = Array.from({ length: 53 }, (_, number) => `Care ${number}`);
    await desk.stored.applications(names.map((name) => placed(name)));
    const visitor = await asManager();
    const first = await visitor.get(list);
    expect(first.html).toContain('53 in all, fifty a page, by name.');
    expect(first.html).toContain('53 places are still to be decided.');
    const [, next = ''] = /href="([^"]+)" rel="next"/.exec(first.html) ?? [];
    const second = await visitor.get(next.replaceAll('&amp;', '&'));
    expect(namesOn(first.html)).toHaveLength(50);
    expect([...namesOn(first.html), ...namesOn(second.html)].toSorted()).toEqual(names.toSorted());
  }, 60_000);

  it('cost no more to look at where there are more of them, and no more by those of which the contract is made', async () => {
    const meter = metered(desk.tables.documents);
    const costOf = async (held: number, made: number) => {
      const { list, placed } = await anAward();
      const applications = [
        ...Array.from({ length: held }, (_, number) => placed(`Held ${number}`)),
        ...Array.from({ length: made }, (_, number) => ({ ...placed(`Made ${number}`, []), isContracted: true })),
      ];
      await desk.stored.applications(applications);
      const visitor = await asManager();
      return meter.of(() => visitor.get(list));
    };
    const few = await costOf(51, 0);
    expect((await costOf(70, 30)) / few).toBeLessThanOrEqual(1.2);
  }, 60_000);

  it('are not those with which an officer has a conflict of interest, who is told how many others decide on', async () => {
    const { windowId, list, placed } = await anAward();
    await desk.stored.application(placed('Ash Care'));
    const { applicationId } = await desk.stored.application(placed('Birch Care'));
    await desk.stored.declared(windowId, desk.officers.manager, applicationId);
    const { html } = await (await asManager()).get(list);
    expect(namesOn(html)).toEqual(['Ash Care']);
    expect(html).toContain('1 more is decided by somebody else');
    expect(html).toContain('2 places are still to be decided.');
  });

  it('are right in a window that was listed before there was a list of them, before and after it is listed anew', async () => {
    const { windowId, list, placed } = await anAward();
    const { applications, contracts, lists, records } = desk.deps;
    const contracted = async (name: string) => {
      const application = await desk.stored.application(placed(name, []));
      const { applicationId, agreementId, providerId } = application;
      await contracts.make(aPlace(agreementId, windows, { windowId, applicationId, providerId }));
      return application;
    };
    await desk.stored.application(placed('Ash Care'));
    const { applicationId } = await contracted('Birch Care');
    const ofBefore = (names: readonly string[]) => names.filter((name) => !/-place$|^leading-on$/.test(name));
    for await (const { listed, ...each } of applications.every(windowId)) {
      if (!listed) throw new Error('It is in no list');
      const before = {
        lists: ofBefore(listed.lists),
        tallies: ofBefore(listed.tallies),
        ranks: listed.ranks,
        edition: 2,
      };
      const key = { pk: `WINDOW#${windowId}`, sk: `APPLICATION#${each.applicationId}` };
      await records.put({ ...key, ...each, listed: before });
    }
    const key = z.object({ pk: z.string(), sk: z.string() });
    for (const name of ['held-place', 'ready-place'])
      for (const row of await records.every(key, `LIST#${windowId}#${name}`))
        await records.transact([records.deleteWrite(row)]);
    const counted = z.looseObject({ sk: z.string() });
    for (const { sk, ...counts } of await records.every(counted, `LIST#${windowId}`, 'COUNT#'))
      await records.put({
        pk: `LIST#${windowId}`,
        sk,
        ...Object.fromEntries(ofBefore(Object.keys(counts)).map((name) => [name, counts[name]])),
      });
    await records.put({ pk: `LIST#${windowId}`, sk: 'WHOLE', unlisted: 0, edition: 2 });
    // Something was changed of it since there is the list, and its contract is from before.
    await contracted('Cedar Care');

    const visitor = await asManager();
    const shown = async () => {
      const { html } = await visitor.get(list);
      return [namesOn(html), html.includes('1 place is still to be decided.')];
    };
    expect(await shown()).toEqual([['Ash Care'], true]);
    expect(await makeListsWhole(records, applications, contracts)(windowId)).toBe(true);
    expect(await lists.areWhole(windowId)).toBe(true);
    expect(await shown()).toEqual([['Ash Care'], true]);
    expect((await applications.get(applicationId))?.isContracted).toBe(true);
    expect(await lists.counts(windowId)).toMatchObject({ 'held-place': 1, 'ready-place': 0, 'leading-on': 0 });
  });
});

describe('A decision on a place', () => {
  it('is recorded only while the award waits: not in the moment after it has gone on', async () => {
    const { windowId, placed } = await anAward();
    const application = await desk.stored.application(placed('Ash Care'));
    const { records, waits, applications } = desk.deps;
    let hasGoneOn = false;
    const transact: Deps['records']['transact'] = async (writes) => {
      const wait = await waits.get(windowId, 'register-changes');
      if (!hasGoneOn && wait) await records.transact([waits.answer(wait, {})]);
      hasGoneOn = true;
      return records.transact(writes);
    };
    const deps = { ...desk.deps, records: { ...records, transact } };
    const made = { decision: 'withhold', reason, by, at: clock.now() } as const;
    await expect(decidePlace(deps, application, made)).rejects.toMatchObject({
      status: 409,
      message: 'This place is not held back',
    });
    expect((await applications.get(application.applicationId))?.placeDecision).toBeUndefined();
  });

  it('can be to withhold it where nothing else is against its contract than the agreement’s end', async () => {
    const { windowId, list, placed } = await anAward();
    const { applicationId } = await desk.stored.application(placed('Ash Care', []));
    await desk.stored.waiting(windowId, 'fault');
    clock.at('2028-09-04T10:00:00.000Z');
    const visitor = await desk.as(desk.officers.lead);
    const { html } = await visitor.get(list);
    const place = `${list}/${applicationId}`;
    expect([html.includes(`href="${place}"`), html.includes('the contract is made when')]).toEqual([true, false]);
    await visitor.get(place);
    expect((await visitor.submit(place, { decision: 'withhold', reason })).html).toContain(
      'The place is to be withheld',
    );
    clock.reset();
  });
});
