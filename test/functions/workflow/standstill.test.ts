import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Challenge } from '../../../domain/award/award.ts';
import { inconsistencies } from '../../../domain/notices/consistency.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { type ARegister, anAward, aRegister, lead } from './an-award.ts';

let register: ARegister;
beforeAll(async () => {
  register = await aRegister();
});
afterEach(() => register.cqc.set('none'));
afterAll(() => register.stop());

/** An award approved on 14 April 2027, with its letters written. */
const told = async (agreement: Parameters<typeof anAward>[1] = {}, at = '2027-04-14T08:00:00.000Z') => {
  const award = await anAward(register, agreement);
  onTestFinished(award.close);
  award.at(at);
  await award.recommended();
  await award.approved();
  await award.writeLetters();
  return award;
};

const challenge = (at: string, decision?: 'continue' | 'stop'): Challenge => ({
  windowId: 's1-home-care-2027-03-01',
  recordedBy: lead,
  at,
  from: 'Another provider',
  summary: 'The scores of question 3',
  ...(decision
    ? { settled: { by: lead, at: '2027-04-16T10:00:00.000Z', decision, reason: 'The scale was misread.' } }
    : {}),
});

describe('The standstill of an award', () => {
  it('begins only when every outcome letter has gone, and counts from the last one sent, whenever the task runs', async () => {
    const award = await told();
    await award.letter('a', 'sent', '2027-04-12T09:00:00.000Z');
    expect(await award.begin()).toEqual({ windowId: award.windowId, outcome: 'letters-left' });
    await award.letter('b', 'sent', '2027-04-14T09:30:00.000Z');
    award.at('2027-04-16T08:00:00.000Z');
    const begun = await award.begin();
    expect(begun).toMatchObject({ outcome: 'begun', endsAt: '2027-04-26T23:00:00.000Z' });
    expect(await award.begin()).toEqual(begun);
    expect(await award.windows.get(award.windowId)).toMatchObject({
      status: 'standstill',
      standstillEndsAt: '2027-04-26T23:00:00.000Z',
    });
    const kept = await award.awards.standstill(award.windowId);
    expect(kept).toMatchObject({ noticeAt: '2027-04-14T09:30:00.000Z' });
    expect(kept?.basis).toContain('sent electronically on Wednesday 14 April 2027');
  });

  it('lets the machine wait exactly so many seconds as are left, and a minute for challenges that arrived in time', async () => {
    const award = await told();
    for (const id of ['a', 'b']) await award.letter(id, 'sent', '2027-04-14T09:00:00.000Z');
    award.at('2027-04-26T22:59:30.500Z');
    expect(await award.begin()).toMatchObject({ outcome: 'begun', seconds: 90 });
    award.at('2027-04-26T23:00:59.999Z');
    expect(await award.end()).toMatchObject({ outcome: 'begin-again' });
    award.at('2027-04-26T23:01:00.000Z');
    expect(await award.begin()).toMatchObject({ outcome: 'over' });
  });

  it('is held by a letter that could not be delivered, until an officer has brought it otherwise', async () => {
    const award = await told();
    await award.letter('a', 'sent', '2027-04-14T09:00:00.000Z');
    await award.letter('b', 'undeliverable', '2027-04-14T09:00:00.000Z');
    expect(await award.begin()).toMatchObject({ outcome: 'undelivered-letters' });
    expect(await award.awards.standstill(award.windowId)).toBeUndefined();
    expect(await award.ask('undelivered-letters')).toEqual({ asked: true });
    const letter = await award.letters.get(`${award.windowId}.outcome.b`);
    if (!letter) throw new Error('The letter is missing');
    const posted = { by: lead, at: award.now(), how: 'post', on: '2027-04-15', reason: 'No email' } as const;
    await award.records.transact([award.letters.deliveredOtherwise(letter, posted)]);
    award.at(plusDuration(award.now(), 'PT1S'));
    expect(await award.ask('undelivered-letters')).toEqual({ asked: false });
    expect(award.delivered.at(-1)).toMatchObject({ ask: 'undelivered-letters', answer: {} });
    await award.begin();
    const kept = await award.awards.standstill(award.windowId);
    expect(kept?.basis).toContain(
      'was posted on Thursday 15 April 2027, and the 15th day after that is Friday 30 April',
    );
    expect(kept?.endsAt).toBe('2027-04-30T23:00:00.000Z');
  });

  it('whose letters all went by post counts from the last day of posting, and is over at its end', async () => {
    const award = await told();
    for (const [id, on] of [
      ['a', '2027-04-15'],
      ['b', '2027-04-14'],
    ] as const) {
      const { letterId } = await award.letter(id, 'undeliverable', '2027-04-14T09:00:00.000Z');
      const letter = await award.letters.get(letterId);
      if (!letter) throw new Error('The letter is missing');
      const posted = { by: lead, at: award.now(), how: 'post', on, reason: 'No email' } as const;
      await award.records.transact([award.letters.deliveredOtherwise(letter, posted)]);
    }
    award.at('2027-04-16T09:00:00.000Z');
    expect(await award.begin()).toMatchObject({ outcome: 'begun', endsAt: '2027-04-30T23:00:00.000Z' });
    award.at('2027-04-30T23:01:00.000Z');
    expect(await award.end()).toMatchObject({ outcome: 'clear' });
    expect(await award.begin()).toMatchObject({ outcome: 'over' });
    const { basis } = (await award.awards.standstill(award.windowId)) ?? {};
    expect(basis).toContain('the last outcome letter was posted on Thursday 15 April 2027');
  });

  it.each([
    ['where a standstill applies', true, '2027-04-26T23:01:00.000Z'],
    ['where none applies', false, '2027-04-14T08:01:00.000Z'],
  ])(
    'without letters counts from when that was noticed, however often it is looked at: %s',
    async (_, applies, end) => {
      const award = await anAward(register, { standstill: { applies, confirmedBy: 'The council’s lawyer' } });
      onTestFinished(award.close);
      award.at('2027-04-14T08:00:00.000Z');
      await award.begin();
      award.at(end);
      expect(await award.end()).toMatchObject({ outcome: 'clear' });
      expect(await award.begin()).toMatchObject({ outcome: 'over' });
      expect(await award.end()).toMatchObject({ outcome: 'clear' });
    },
  );

  it('that is said not to apply ends with the letters, and says who confirmed that', async () => {
    const award = await told({ standstill: { applies: false, confirmedBy: 'The council’s lawyer' } });
    for (const id of ['a', 'b']) await award.letter(id, 'sent', '2027-04-14T09:00:00.000Z');
    award.at('2027-04-14T09:01:00.000Z');
    expect(await award.begin()).toMatchObject({ outcome: 'over' });
    expect((await award.awards.standstill(award.windowId))?.basis).toContain('The council’s lawyer');
    expect(await award.end()).toMatchObject({ outcome: 'clear' });
  });

  it('past the last known bank holidays is not counted silently: the end and its assumed days are put to an officer', async () => {
    const award = await told({}, '2028-12-20T08:00:00.000Z');
    for (const id of ['a', 'b']) await award.letter(id, 'sent', '2028-12-20T09:00:00.000Z');
    expect(await award.begin()).toMatchObject({ outcome: 'standstill-end' });
    expect(await award.awards.standstill(award.windowId)).toBeUndefined();
    expect(await award.ask('standstill-end')).toEqual({ asked: true });
    const unknown = await award.awards.unknownEnd(award.windowId);
    expect(unknown).toMatchObject({ lastDay: '2029-01-01', assumed: ['2029-01-01'], knownUntil: '2028-12-31' });

    const answer = { windowId: award.windowId, lastDay: '2029-01-03', reason: 'GOV.UK, 4 January 2028', by: lead };
    const confirmed = { ...answer, reckonedFrom: unknown?.reckonedFrom ?? '', at: award.now() };
    await award.records.transact([award.awards.confirmEnd(confirmed, undefined)]);
    expect(await award.begin()).toMatchObject({ outcome: 'begun', endsAt: '2029-01-04T00:00:00.000Z' });
    expect((await award.awards.standstill(award.windowId))?.basis).toContain('Priya Example confirmed');
  });

  it('is not over where a letter turns out undeliverable, or was sent again later', async () => {
    const award = await told();
    for (const id of ['a', 'b']) await award.letter(id, 'sent', '2027-04-14T09:00:00.000Z');
    await award.begin();
    expect(await award.end()).toMatchObject({ outcome: 'begin-again' });
    award.at('2027-04-26T23:01:00.000Z');
    expect(await award.end()).toMatchObject({ outcome: 'clear' });
  });
});

describe('Under PA 2023', () => {
  const published = (publishedAt: string, at: string) => ({
    windowId: 's1-home-care-2027-03-01',
    notice: 'UK6' as const,
    number: '2027/S 000-001164',
    publishedAt,
    by: lead,
    at,
  });

  it('the standstill waits for the record of the award notice, whose day is the first of 8 working days', async () => {
    const award = await told({ regime: 'PA-2023' });
    for (const id of ['a', 'b']) await award.letter(id, 'sent', '2027-04-14T09:00:00.000Z');
    expect(await award.begin()).toMatchObject({ outcome: 'publication' });
    const recorded = published('2027-04-15T10:00:00.000Z', '2027-04-15T10:05:00.000Z');
    await award.records.transact([award.awards.keepPublication(recorded, undefined)]);
    expect(await award.begin()).toMatchObject({ outcome: 'begun', endsAt: '2027-04-26T23:00:00.000Z' });
  });

  it('the award notice is data for everybody once it is recorded, before any contract: UK6 with the standstill that it began', async () => {
    const award = await told({ regime: 'PA-2023' });
    for (const id of ['a', 'b']) await award.letter(id, 'sent', '2027-04-14T09:00:00.000Z');
    await award.begin();
    const noticeId = `${award.windowId}-UK6`;
    expect(await award.notices.get('s1-home-care', noticeId)).toBeUndefined();

    const recorded = published('2027-04-15T10:00:00.000Z', '2027-04-15T10:05:00.000Z');
    await award.records.transact([award.awards.keepPublication(recorded, undefined)]);
    await award.begin();
    const uk6 = (await award.notices.get('s1-home-care', noticeId))?.release;
    expect(uk6?.awards.map(({ status, standstillPeriod }) => [status, standstillPeriod])).toEqual([
      ['pending', { startDate: '2027-04-15T11:00:00+01:00', endDate: '2027-04-27T00:00:00+01:00' }],
    ]);
    expect(uk6?.contracts.map(({ status, dateSigned }) => [status, dateSigned])).toEqual([['pending', undefined]]);
    expect(uk6 && inconsistencies(uk6)).toEqual([]);
    expect(await award.made()).toEqual([]);
  });

  it('the award notice gives the term with an option that the council has taken since the window was prepared', async () => {
    const term = { from: '2023-09-01', to: '2027-04-20', extensions: [] };
    const award = await told({ regime: 'PA-2023', term });
    for (const id of ['a', 'b']) await award.letter(id, 'sent', '2027-04-14T09:00:00.000Z');
    const recorded = published('2027-04-15T10:00:00.000Z', '2027-04-15T10:05:00.000Z');
    await award.records.transact([award.awards.keepPublication(recorded, undefined)]);
    expect(await award.begin()).toMatchObject({ outcome: 'begun' });
    const uk6 = (await award.notices.get('s1-home-care', `${award.windowId}-UK6`))?.release;
    expect(JSON.stringify(uk6?.contracts)).toContain('2028-08-31');
  });

  it('a corrected record states the end again, and never an earlier one', async () => {
    const award = await told({ regime: 'PA-2023' });
    for (const id of ['a', 'b']) await award.letter(id, 'sent', '2027-04-14T09:00:00.000Z');
    const first = published('2027-04-15T10:00:00.000Z', '2027-04-15T10:05:00.000Z');
    await award.records.transact([award.awards.keepPublication(first, undefined)]);
    await award.begin();
    const later = published('2027-04-16T10:00:00.000Z', '2027-04-17T10:05:00.000Z');
    await award.records.transact([award.awards.keepPublication(later, first)]);
    expect(await award.begin()).toMatchObject({ endsAt: '2027-04-27T23:00:00.000Z' });
    const renumbered = { ...later, number: '2027/S 000-001165', at: '2027-04-17T11:00:00.000Z' };
    await award.records.transact([award.awards.keepPublication(renumbered, later)]);
    expect(await award.begin()).toMatchObject({ endsAt: '2027-04-27T23:00:00.000Z' });
    const [notice] = (await award.notices.page('s1-home-care', {})).items;
    const { release } = (await award.notices.get('s1-home-care', notice?.noticeId ?? '')) ?? {};
    expect(JSON.stringify(release)).toContain('2027/S 000-001165');
    const earlier = published('2027-04-14T12:00:00.000Z', '2027-04-18T10:05:00.000Z');
    await award.records.transact([award.awards.keepPublication(earlier, renumbered)]);
    expect(await award.begin()).toMatchObject({ endsAt: '2027-04-27T23:00:00.000Z' });
    const { basis = '' } = (await award.awards.standstill(award.windowId)) ?? {};
    expect(basis).toContain('is not shortened');
    expect((await award.windows.get(award.windowId))?.standstillEndsAt).toBe('2027-04-27T23:00:00.000Z');
  });
});

describe('A challenge', () => {
  const inStandstill = async () => {
    const award = await told();
    for (const id of ['a', 'b']) await award.letter(id, 'sent', '2027-04-14T09:00:00.000Z');
    await award.begin();
    return award;
  };

  it('that is open holds the award after its standstill', async () => {
    const award = await inStandstill();
    await award.records.transact([award.awards.keepChallenge(challenge('2027-04-15T10:00:00.000Z'))]);
    award.at('2027-04-26T23:01:00.000Z');
    expect(await award.end()).toMatchObject({ outcome: 'challenged' });
  });

  it('settled between the machine’s last look and its question is found answered', async () => {
    const award = await inStandstill();
    await award.records.transact([award.awards.keepChallenge(challenge('2027-04-15T10:00:00.000Z', 'continue'))]);
    expect(await award.ask('challenge')).toEqual({ asked: false });
    expect(award.delivered.at(-1)).toMatchObject({ ask: 'challenge', answer: { decision: 'continue' } });
    expect(await award.ask('standstill')).toEqual({ asked: true });
  });

  it('that stops the award leaves no status, outcome or page that says awarded, and tells everybody at once', async () => {
    const award = await inStandstill();
    expect((await award.stored('a')).status).toBe('awarded');
    await award.records.transact([award.awards.keepChallenge(challenge('2027-04-15T10:00:00.000Z', 'stop'))]);
    award.at('2027-04-16T10:00:05.000Z');
    expect(await award.ask('standstill')).toEqual({ asked: false });
    expect(award.delivered.at(-1)).toMatchObject({ answer: { decision: 'stop' } });
    expect(await award.begin()).toMatchObject({ outcome: 'stopped' });
    expect(await award.end()).toMatchObject({ outcome: 'stopped' });
    expect(await award.end()).toMatchObject({ outcome: 'stopped' });

    expect((await award.windows.get(award.windowId))?.status).toBe('cancelled');
    for (const id of ['a', 'b']) {
      expect(await award.stored(id)).toMatchObject({ status: 'award-stopped', awardedLots: [] });
      expect(await award.outcomes.get(id, award.windowId)).toMatchObject({
        overtaken: { title: 'Award stopped', at: '2027-04-16T10:00:00.000Z' },
      });
      const letter = await award.letters.get(`${award.windowId}.award-stopped.${id}`);
      expect(letter).toMatchObject({ status: 'waiting', createdAt: '2027-04-16T10:00:05.000Z' });
      expect(letter?.body).toContain('from 1 March 2027 to 31 March 2027');
    }
    expect(award.invoked).toContainEqual({});
  });

  const stop = challenge('2027-04-15T10:00:00.000Z', 'stop');

  it('or two officers that stop it leave no status or outcome that says awarded, and tell everybody the reason', async () => {
    const award = await inStandstill();
    await award.records.transact([award.awards.keepChallenge({ ...stop, proposal: 1 })]);
    award.at('2027-04-16T10:00:05.000Z');
    expect(await award.begin()).toMatchObject({ outcome: 'stopped' });
    expect(await award.end()).toMatchObject({ outcome: 'stopped' });
    expect((await award.windows.get(award.windowId))?.status).toBe('cancelled');
    for (const id of ['a', 'b']) {
      expect(await award.stored(id)).toMatchObject({ status: 'award-stopped', awardedLots: [] });
      const letter = await award.letters.get(`${award.windowId}.award-stopped.${id}`);
      expect(letter?.body).toContain('The scale was misread.');
      expect(letter?.body).not.toContain('challenge');
      const { overtaken } = (await award.outcomes.get(id, award.windowId)) ?? {};
      expect(overtaken?.paragraphs.join(' ')).toContain('The scale was misread.');
    }
  });

  it('that stops the award before its letters are written leaves nobody awarded, and nobody told so', async () => {
    const award = await anAward(register);
    onTestFinished(award.close);
    await award.recommended();
    await award.approved();
    await award.records.transact([award.awards.keepChallenge(stop)]);
    expect(await award.writeLetters()).toEqual({
      windowId: award.windowId,
      awarded: 0,
      unsuccessful: 0,
      outcome: 'stopped',
    });
    expect((await award.stored('a')).status).toBe('scored');
    expect(await award.letters.get(`${award.windowId}.outcome.a`)).toBeUndefined();
    expect(await award.outcomes.get('a', award.windowId)).toBeUndefined();
  });

  it.each(['letters-left', 'register-changes'] as const)(
    'that stops the award ends its wait for %s at once, also where the machine comes to ask only then',
    async (ask) => {
      const award = await inStandstill();
      await award.records.transact([award.awards.keepChallenge(stop)]);
      expect(await award.ask(ask)).toEqual({ asked: false });
      expect(award.delivered.at(-1)).toMatchObject({ ask, answer: { decision: 'stop' } });
    },
  );

  it('that stops the award takes back the outcome letters that have not gone out, and asks nobody to deliver them', async () => {
    const award = await told();
    await award.letter('b', 'undeliverable', '2027-04-14T09:00:00.000Z');
    await award.records.transact([award.awards.keepChallenge(stop)]);
    await award.end();
    for (const id of ['a', 'b'])
      expect((await award.letters.get(`${award.windowId}.outcome.${id}`))?.status).toBe('withdrawn');
    expect((await award.letters.undeliverable({})).items).toEqual([]);
    const waiting = (await award.letters.unsent({})).items.map(({ kind }) => kind);
    expect(waiting).toEqual(['award-stopped', 'award-stopped']);
  });

  it('that stops the award leaves alone an outcome letter that is on its way, or has gone', async () => {
    const award = await told();
    await award.letter('a', 'sent', '2027-04-14T09:00:00.000Z');
    const onItsWay = await award.letters.get(`${award.windowId}.outcome.b`);
    if (!onItsWay) throw new Error('The letter is missing');
    await award.letters.claim(onItsWay, '2027-04-15T10:00:00.000Z');
    await award.records.transact([award.awards.keepChallenge(stop)]);
    await award.end();
    const statuses = await Promise.all(['a', 'b'].map((id) => award.letters.get(`${award.windowId}.outcome.${id}`)));
    expect(statuses.map((letter) => letter?.status)).toEqual(['sent', 'claimed']);
  });

  it('that stops the award changes nothing for who was rejected before it, who reads just that', async () => {
    const award = await anAward(register);
    onTestFinished(award.close);
    const rejected = anApplication('Oak Care', { windowId: award.windowId, providerId: 'oak' }).rejected();
    await award.applications.open(rejected, frozenOf(rejected));
    await award.records.transact([award.awards.keepChallenge(stop)]);
    await award.end();
    const kept = await award.outcomes.get('oak', award.windowId);
    expect(kept?.overtaken).toBeUndefined();
    expect(kept?.paragraphs.join(' ')).toContain('That your application was rejected is not changed by this.');
    const letter = await award.letters.get(`${award.windowId}.award-stopped.oak`);
    expect(letter?.body).toContain('That your application was rejected is not changed by this.');
    expect(letter?.body).not.toContain('no longer stands');
  });
});

describe('An outcome written again after a late fault', () => {
  it('keeps when it was told, what was added to it since, and what took its place', async () => {
    const award = await told();
    const key = { windowId: award.windowId, providerId: 'a', reference: 'HC-2703-TESTED' };
    const first = await award.outcomes.get('a', award.windowId);
    await award.outcomes.add({ ...key, at: award.now(), paragraph: 'You hold a contract on this lot already.' });
    const overtaken = { at: award.now(), title: 'Place withheld', paragraphs: ['The register has changed.'] };
    await award.outcomes.overtake({ ...key, overtaken });
    const before = await award.outcomes.get('a', award.windowId);
    award.at('2027-04-30T08:00:00.000Z');
    await award.writeLetters();
    expect(await award.outcomes.get('a', award.windowId)).toEqual(before);
    expect(before).toMatchObject({ at: first?.at, overtaken });
  });
});
