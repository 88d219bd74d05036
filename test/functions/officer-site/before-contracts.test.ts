import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { aChallengeTyped } from '../../builders/a-challenge.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { personOf } from '../../builders/people.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let number = 0;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
beforeEach(() => clock.at('2027-04-20T10:00:00.000Z'));
afterEach(() => clock.reset());
afterAll(() => desk.stop());

/** An award approved on 12 April 2027, its last letter sent on the 14th. */
const approved = async (status: 'evaluating' | 'standstill', agreement: Partial<Agreement> = {}) => {
  number += 1;
  const windowId = `s1-home-care-20${40 + number}-03-01`;
  await desk.stored.window(aWindow({ windowId })[status](), agreement);
  const { deps, officers } = desk;
  await deps.records.transact([
    deps.awards.approve({
      windowId,
      by: personOf(officers.approver),
      at: '2027-04-12T10:00:00.000Z',
      decision: 'approved',
      authorityId: 'cabinet-2027',
      reason: 'In order',
      round: 1,
    }),
  ]);
  await deps.awards.keepTold({ windowId, at: '2027-04-14T09:00:00.000Z' });
  return { windowId, base: `/officers/windows/${windowId}` };
};
const manager = () => desk.as(desk.officers.manager);
const onDay = (name: string, day: string, month = '4', year = '2027') => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});

describe('The record of the award notice, under PA 2023', () => {
  const waiting = async () => {
    const award = await approved('evaluating', { regime: 'PA-2023' });
    await desk.stored.waiting(award.windowId, 'publication');
    return { ...award, page: `${award.base}/standstill/publication` };
  };
  const notice = { number: '2027/S 000-001164', ...onDay('publishedOn', '15'), publishedAt: '10:30am' };

  it('waits on the first page of who decides, is kept with who made it, and lets the standstill begin', async () => {
    const { windowId, page } = await waiting();
    const visitor = await manager();
    expect((await visitor.get('/officers')).html).toContain('Record the award notice that begins the standstill');
    await visitor.get(page);
    const shown = await visitor.submit(page, notice);
    expect(shown.status).toBe(200);
    expect(await desk.deps.awards.publication(windowId)).toMatchObject({
      notice: 'UK6',
      number: '2027/S 000-001164',
      publishedAt: '2027-04-15T09:30:00.000Z',
      by: { id: 'morgan' },
    });
    expect((await desk.deps.waits.get(windowId, 'publication'))?.status).toBe('delivered');
    expect((await desk.stored.audit(windowId)).map(({ action }) => action)).toContain('award notice recorded');
  });

  it.each([
    ['in the future', onDay('publishedOn', '21'), 'must have been published already'],
    ['before the approval', onDay('publishedOn', '11'), 'was approved at'],
    ['before the last letter', onDay('publishedOn', '13'), 'The last outcome letter was sent at'],
    ['without a number', { number: 'UK6' }, 'Enter the notice number as it is published'],
    ['at no time', { publishedAt: 'soon' }, 'Enter the time of publication'],
  ])('is refused %s', async (_, wrong, why) => {
    const { windowId, page } = await waiting();
    const visitor = await manager();
    await visitor.get(page);
    const shown = await visitor.submit(page, { ...notice, ...wrong });
    expect([shown.status, shown.html.includes(why)]).toEqual([400, true]);
    expect(await desk.deps.awards.publication(windowId)).toBeUndefined();
  });

  it('can be corrected with a reason before the standstill ends, and the machine looks again', async () => {
    const { windowId, base, page } = await waiting();
    const visitor = await manager();
    await visitor.get(page);
    await visitor.submit(page, notice);
    await desk.stored.waiting(windowId, 'standstill');
    await visitor.get(page);
    const later = { ...notice, ...onDay('publishedOn', '16') };
    const refused = await visitor.submit(page, later);
    expect([refused.status, refused.html.includes('Enter why the record is corrected')]).toEqual([400, true]);
    await visitor.submit(page, { ...later, correction: 'The platform shows the 16th.' });
    expect((await desk.deps.awards.publication(windowId))?.publishedAt).toBe('2027-04-16T09:30:00.000Z');
    expect((await desk.deps.waits.get(windowId, 'standstill'))?.status).toBe('delivered');
    expect((await visitor.get(`${base}/standstill`)).status).toBe(200);
  });

  it('is nothing that an agreement under PCR 2015 asks for', async () => {
    const { base } = await approved('evaluating');
    expect((await (await manager()).get(`${base}/standstill/publication`)).status).toBe(404);
  });
});

describe('An end of the standstill that nobody can work out', () => {
  const waiting = async () => {
    const award = await approved('evaluating');
    await desk.deps.awards.keepUnknownEnd({
      windowId: award.windowId,
      reckonedFrom: '2028-12-20T09:00:00.000Z',
      lastDay: '2029-01-01',
      assumed: ['2029-01-01'],
      knownUntil: '2028-12-31',
      basis: 'PCR 2015, regulation 87.',
    });
    await desk.stored.waiting(award.windowId, 'standstill-end');
    return { ...award, page: `${award.base}/standstill/end` };
  };

  it('is put to an officer with the days that were assumed, and confirmed with a source', async () => {
    const { windowId, page } = await waiting();
    const visitor = await manager();
    const { html } = await visitor.get(page);
    expect(html).toContain('Bank holidays are known up to 31 December 2028');
    expect(html).toContain('Monday 1 January 2029 is a working day');
    await visitor.submit(page, { ...onDay('lastDay', '3', '1', '2029'), reason: 'GOV.UK lists 1 and 2 January.' });
    expect(await desk.deps.awards.confirmedEnd(windowId)).toMatchObject({
      lastDay: '2029-01-03',
      by: { id: 'morgan' },
    });
    expect((await desk.deps.waits.get(windowId, 'standstill-end'))?.status).toBe('delivered');
  });

  it('is asked for with an empty form: the day that nobody is sure of is not suggested', async () => {
    const { page } = await waiting();
    const { html } = await (await manager()).get(page);
    for (const part of ['day', 'month', 'year'])
      expect(html.match(/<input[^>]*>/g)?.find((input) => input.includes(`name="lastDay-${part}"`))).not.toMatch(
        /value="[^"]+"/,
      );
  });

  it.each([
    ['an earlier day than the known days allow', onDay('lastDay', '31', '12', '2028'), 'cannot end before'],
    ['a day that no bank holiday could reach', onDay('lastDay', '1', '3', '2029'), 'Enter a day up to'],
    ['New Year’s Day', onDay('lastDay', '1', '1', '2029'), 'is a weekend or a bank holiday'],
    ['a Saturday', onDay('lastDay', '6', '1', '2029'), 'Saturday 6 January 2029 is a weekend'],
  ])('is not confirmed as %s', async (_, day, why) => {
    const { windowId, page } = await waiting();
    const visitor = await manager();
    await visitor.get(page);
    const shown = await visitor.submit(page, { ...day, reason: 'GOV.UK lists 1 and 2 January.' });
    expect([shown.status, shown.html.includes(why)]).toEqual([400, true]);
    expect(await desk.deps.awards.confirmedEnd(windowId)).toBeUndefined();
  });
});

describe('A challenge before the standstill', () => {
  it.each(['publication', 'undelivered-letters', 'standstill-end', 'fault'] as const)(
    'can be recorded once the award is approved, and stops it while it waits for %s',
    async (ask) => {
      const { windowId, base } = await approved('evaluating');
      await desk.stored.waiting(windowId, ask);
      const recording = await desk.as(desk.officers.lead);
      await recording.get(`${base}/standstill/challenges`);
      await recording.submit(`${base}/standstill/challenges`, aChallengeTyped(clock.now()));
      const visitor = await manager();
      const [kept] = await desk.deps.awards.challenges(windowId);
      const url = `${base}/standstill/challenges/${kept?.at}`;
      await visitor.get(url);
      const shown = await visitor.submit(url, { decision: 'stop', reason: 'The scale was misread by both.' });
      expect(shown.html).toContain('The award was stopped after a challenge');
      expect(await desk.deps.waits.get(windowId, ask)).toMatchObject({
        status: 'delivered',
        answer: { decision: 'stop' },
      });
    },
  );

  it('stops a standstill that has days to run, at once', async () => {
    const { windowId, base } = await approved('standstill');
    await desk.stored.waiting(windowId, 'standstill');
    const recording = await desk.as(desk.officers.lead);
    await recording.get(`${base}/standstill/challenges`);
    await recording.submit(`${base}/standstill/challenges`, aChallengeTyped(clock.now()));
    const visitor = await manager();
    const [kept] = await desk.deps.awards.challenges(windowId);
    await visitor.get(`${base}/standstill/challenges/${kept?.at}`);
    await visitor.submit(`${base}/standstill/challenges/${kept?.at}`, {
      decision: 'stop',
      reason: 'The scale was misread.',
    });
    expect((await desk.deps.waits.get(windowId, 'standstill'))?.answer).toEqual({ decision: 'stop' });
  });
});

describe('An award that was stopped', () => {
  it('leaves no list, count, download or timeline of officers that says awarded, or that its standstill ended', async () => {
    const { windowId, base } = await approved('standstill');
    const endsAt = '2027-04-26T23:00:00.000Z';
    const { deps, officers, stored } = desk;
    await deps.awards.stateStandstill({ windowId, noticeAt: '2027-04-14T09:00:00.000Z', endsAt, basis: 'PCR 2015.' });
    const settled = {
      by: personOf(officers.manager),
      at: '2027-04-16T10:00:00.000Z',
      decision: 'stop',
      reason: 'Misread.',
    } as const;
    const recorded = {
      windowId,
      recordedBy: settled.by,
      at: '2027-04-15T10:00:00.000Z',
      from: 'Thistle Care',
      summary: 'The marks.',
    };
    await deps.records.transact([deps.awards.keepChallenge({ ...recorded, settled })]);
    const ended = { status: 'award-stopped' as const, awardedLots: [] };
    await stored.application({ ...anApplication('Meadow Care', { windowId }).scored(4), ...ended });
    const window = await deps.windows.get(windowId);
    if (!window) throw new Error('The window is missing');
    await deps.windows.move(window, 'cancelled', {}, { at: clock.now(), action: 'award stopped after a challenge' });

    clock.at('2027-05-10T10:00:00.000Z');
    const visitor = await manager();
    const pages = ['', '/applications', '/applications.csv', '/standstill'];
    const shown = await Promise.all(pages.map((path) => visitor.get(`${base}${path}`)));
    for (const { status, html } of shown) {
      expect(status).toBe(200);
      expect(html).not.toMatch(
        />\s*Awarded\s*<|,awarded,|,Awarded,|Being scored|Standstill end(s|ed)|standstill end(s|ed) at|It ended at/,
      );
    }
    expect(shown[1]?.html).toContain('Award stopped');
    expect(shown[2]?.html).toContain(',Award stopped,');
    expect(shown[3]?.html).toContain('The award was stopped after a challenge');
  });
});

describe('A place held back before its contract', () => {
  const worse = { code: 'dormant', text: 'New: CQC’s register shows this location as dormant.', worse: true };
  const held = async (...names: readonly string[]) => {
    const { windowId, base } = await approved('standstill');
    const applications: OpenedApplication[] = [];
    for (const name of names) {
      const application = {
        ...anApplication(name, { windowId }).scored(4),
        status: 'awarded' as const,
        awardedLots: ['A'],
      };
      const registration = application.registration ?? {
        outcome: 'pass',
        findings: [],
        rating: 'Good',
        checkedAt: clock.now(),
      };
      const askedAgain = { contract: { registration, changes: [worse] } };
      applications.push(await desk.stored.application({ ...application, askedAgain }));
    }
    await desk.stored.waiting(windowId, 'register-changes');
    return { windowId, list: `${base}/held-places`, applications };
  };
  const withholding = { decision: 'withhold', reason: 'The register shows that the location gives no care now.' };

  it('is decided with what changed in view; decisions can be changed until the award goes on', async () => {
    const { windowId, list, applications } = await held('Meadow Care', 'Vale Care');
    const [meadow, vale] = applications.map(({ applicationId }) => `${list}/${applicationId}`);
    const visitor = await manager();
    expect((await visitor.get('/officers')).html).toContain('Decide on places held back before their contracts');
    const shown = await visitor.get(meadow ?? '');
    expect(shown.html).toContain('shows this location as dormant');
    await visitor.submit(meadow ?? '', withholding);
    await visitor.get(meadow ?? '');
    await visitor.submit(meadow ?? '', {
      decision: 'accept',
      reason: 'Dormant by a slip of CQC, corrected by letter.',
    });
    const early = await visitor.submit(`${list}/go-on`);
    expect([early.status, early.title]).toEqual([409, 'Not every place is decided']);
    await visitor.get(vale ?? '');
    expect((await visitor.submit(vale ?? '', withholding)).html).toContain('Every place is decided');
    await visitor.submit(`${list}/go-on`);
    expect((await desk.deps.waits.get(windowId, 'register-changes'))?.status).toBe('delivered');
    const kept = await Promise.all(applications.map(({ applicationId }) => desk.deps.applications.get(applicationId)));
    expect(kept.map((each) => each?.placeDecision?.decision)).toEqual(['accept', 'withhold']);
    await visitor.get(vale ?? '');
    const late = await visitor.submit(vale ?? '', { decision: 'accept', reason: 'Too late to be changed.' });
    expect([late.status, late.title]).toEqual([409, 'This place is not held back']);
  });

  it('can have the register asked once more', async () => {
    const { windowId, list, applications } = await held('Meadow Care');
    const visitor = await manager();
    await visitor.get(list);
    await visitor.submit(`${list}/ask-again`);
    const kept = await desk.deps.applications.get(applications[0]?.applicationId ?? '');
    expect(kept?.askedAgain).toEqual({});
    expect((await desk.deps.waits.get(windowId, 'register-changes'))?.status).toBe('delivered');
  });
});

describe('The approver', () => {
  it('is shown what the register says otherwise than when a registration was accepted, and about whom it could not be asked', async () => {
    const { windowId, base } = await approved('evaluating');
    const meadow = anApplication('Meadow Care', { windowId }).scored(4);
    const changes = [
      { code: 'rating-changed', text: 'The rating was Good, and is now Requires improvement.', worse: true },
    ];
    const registration = meadow.registration ?? {
      outcome: 'pass',
      findings: [],
      rating: 'Good',
      checkedAt: clock.now(),
    };
    const approval = { registration: { ...registration, checkedAt: '2027-04-11T10:01:00.000Z' }, changes };
    await desk.stored.application({ ...meadow, askedAgain: { approval } });
    const vale = await desk.stored.application(anApplication('Vale Care', { windowId }).scored(4));
    await desk.deps.records.transact([
      await desk.deps.awards.recommend({
        windowId,
        by: personOf(desk.officers.lead),
        at: '2027-04-11T10:00:00.000Z',
        text: 'All',
        places: [meadow, vale].map(({ applicationId }) => ({ applicationId, lot: 'A', total: 80 })),
        evaluatedBy: [],
        round: 1,
      }),
    ]);
    await desk.stored.waiting(windowId, 'approval');
    const { html } = await (await desk.as(desk.officers.approver)).get(`${base}/approval`);
    expect(html).toContain('The rating was Good, and is now Requires improvement.');
    expect(html).toContain('The register could not be asked again about Vale Care');
  });
});
