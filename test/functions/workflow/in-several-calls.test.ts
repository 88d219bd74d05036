import { beforeEach, describe, expect, it } from 'vitest';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { filesIn } from '../../../domain/application/sight.ts';
import { recommendablePlaces } from '../../../domain/award/recommended-places.ts';
import { outcomeLetterIdOf } from '../../../domain/letters/application-letters.ts';
import { endWindow } from '../../../functions/workflow/end-window/handler.ts';
import { makeContracts } from '../../../functions/workflow/make-contracts/handler.ts';
import { sendLetters } from '../../../functions/workflow/send-letters/handler.ts';
import { unsealApplications } from '../../../functions/workflow/unseal-applications/handler.ts';
import { writeOutcomeLetters } from '../../../functions/workflow/write-outcome-letters/handler.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { asRegistered } from '../../builders/as-registered.ts';
import { goodAnswers } from '../../builders/good-answers.ts';
import { releasedLetters } from '../../support/released-letters.ts';
import { aCouncil, type Council, closesAt, opensAt, windowId } from './a-council.ts';
import { holidays } from './an-award.ts';
import { brokenOffAfter, calledAgain } from './called-again.ts';

const MANY = 30;
/** So few that each task needs several calls of the thirty. */
const oneCall = { most: 8, lasts: 'PT5M' };
const ids = Array.from({ length: MANY }, (_, index) => `p${String(index).padStart(2, '0')}`);

let council: Council;
beforeEach(async () => {
  council = await aCouncil();
  return council.close;
});

describe('Thirty applications, eight in a call', () => {
  beforeEach(async () => {
    const window = await council.aWindow();
    for (const [index, id] of ids.entries()) await council.submits(id, `1-${100 + index}`);
    await council.windows.move(window, 'closed', {}, { at: closesAt, action: 'window closed' });
    council.at('2027-03-31T11:01:00.000Z');
  });

  it('are unsealed once each, though a call is killed in the middle, and are all in the certificate', async () => {
    let copied = 0;
    const settle = brokenOffAfter(13, council.sealed.settle);
    const unseal = unsealApplications({
      ...council,
      sealed: { ...council.sealed, settle },
      oneCall,
      unsealDocuments: async () => {
        copied += 1;
      },
    });
    const { calls, failures } = await calledAgain<Awaited<ReturnType<typeof unseal>>>((from) =>
      unseal({ windowId, after: from?.after ?? '', setAside: from?.setAside ?? 0 }),
    );
    expect([calls, failures, copied]).toEqual([5, 1, MANY]);
    expect((await Array.fromAsync(council.applications.every(windowId))).map(({ providerId }) => providerId)).toEqual(
      ids,
    );
    expect((await council.seals.certificate(windowId))?.applicationIds).toEqual(ids.map((id) => `${windowId}.${id}`));
    const { items } = await council.audit.page(windowId, { limit: 1_000 });
    expect(items.filter(({ action }) => action === 'applications unsealed')).toMatchObject([
      { detail: `${MANY} applications` },
    ]);
  });

  it('are all unsealed though what the scan of a file came to cannot be read of the first, which the last call says', async () => {
    const [file] = filesIn({ answers: goodAnswers(asRegistered('1-100')) });
    if (!file) throw new Error('There is no file');
    council.at(opensAt);
    await council.submits('a-first', '1-200', {
      ...goodAnswers(asRegistered('1-200')),
      [file.page]: { [file.field]: { ...file.file, key: 'first/file' } },
    });
    await council.records.put({ pk: 'FILE#first/file', sk: 'RESULT#infected', why: 7 });
    council.at('2027-03-31T11:01:00.000Z');
    const unseal = unsealApplications({ ...council, oneCall, unsealDocuments: async () => {} });
    const calls = calledAgain<Awaited<ReturnType<typeof unseal>>>((from) =>
      unseal({ windowId, after: from?.after ?? '', setAside: from?.setAside ?? 0, unnoted: from?.unnoted ?? 0 }),
    );
    await expect(calls).rejects.toThrow('1 applications');
    expect(await Array.fromAsync(council.applications.every(windowId))).toHaveLength(MANY + 1);
  });

  it('are opened no more once their window was cancelled, though a call is under way', async () => {
    let settled = 0;
    const settle: typeof council.sealed.settle = async (...args) => {
      settled += 1;
      if (settled === 9) await cancelled();
      return council.sealed.settle(...args);
    };
    const unseal = (sealed: typeof council.sealed) =>
      unsealApplications({ ...council, sealed, unsealDocuments: async () => {} })({ windowId, after: '' });
    await expect(unseal({ ...council.sealed, settle })).rejects.toThrow(Conflict);
    expect(await unseal(council.sealed)).toEqual({ windowId, status: 'cancelled' });
    const every = await Array.fromAsync(council.applications.every(windowId));
    expect(every.map(({ status }) => status)).toEqual(every.map(() => 'window-cancelled'));
    // Those that were in hand when it was cancelled may be open.
    expect(every.length).toBeLessThanOrEqual(8);
    expect(await council.setAside.ever(windowId)).toEqual([]);
  });

  const cancelled = async () => {
    const window = await council.windows.get(windowId);
    if (!window) throw new Error('There is no window');
    const at = council.now();
    const by = { id: 'priya', name: 'Priya Example' };
    const change = { kind: 'cancelled', at, by, reason: 'The council lets no agreement now.' } as const;
    await council.windows.move(window, 'cancelled', { changes: [change] }, { at, by, action: 'window cancelled' });
    await endWindow(council)({ windowId });
  };

  it('are unsealed in one call for a machine that was released before there were several', async () => {
    expect(await unsealApplications({ ...council, oneCall, unsealDocuments: async () => {} })({ windowId })).toEqual({
      windowId,
    });
    expect((await council.windows.get(windowId))?.status).toBe('evaluating');
  });
});

describe('An award of thirty places, eight in a call', () => {
  const at = '2027-05-10T10:00:00.000Z';
  const by = (id: string) => ({ id, name: `${id} Example` });

  beforeEach(async () => {
    await council.aWindow({ status: 'evaluating' });
    council.at(at);
    for (const id of ids) {
      const scored = anApplication(`Care ${id}`, { windowId, providerId: id }).scored(4);
      const askedAgain = scored.registration && { contract: { registration: scored.registration, changes: [] } };
      const answers = goodAnswers(asRegistered(scored.locationId));
      await council.applications.open(
        { ...scored, ...(askedAgain && { askedAgain }) },
        { ...frozenOf(scored), answers },
      );
      await council.proves(id, scored.locationId);
    }
    const places = recommendablePlaces(await Array.fromAsync(council.applications.every(windowId)));
    const round = { windowId, at, round: 1 };
    await council.records.transact([
      await council.awards.recommend({ ...round, by: by('priya'), text: 'All of them.', places, evaluatedBy: [] }),
      council.awards.approve({ ...round, by: by('alan'), decision: 'approved', reason: 'In order.' }),
      council.awards.release(releasedLetters(windowId, at)),
    ]);
  });

  const lettersWritten = () =>
    Promise.all(ids.map((id) => council.letters.get(outcomeLetterIdOf(windowId, id)))).then((all) =>
      all.flatMap((letter) => letter ?? []),
    );

  it('is decided and told once to each, though a call is killed in the middle of either, and each letter names all', async () => {
    let told = 0;
    const outcomes = { ...council.outcomes, tell: brokenOffAfter(13, council.outcomes.tell.bind(council.outcomes)) };
    const letters = {
      ...council.letters,
      enqueue: async (...args: Parameters<typeof council.letters.enqueue>) => {
        told += 1;
        await council.letters.enqueue(...args);
      },
    };
    const move = brokenOffAfter(12, council.applications.move);
    const applications = { ...council.applications, move };
    const write = writeOutcomeLetters({ ...council, applications, outcomes, letters, bankHolidays: holidays, oneCall });
    const { failures, calls, last } = await calledAgain<Awaited<ReturnType<typeof write>>>((from) =>
      write({ windowId, after: from?.after ?? '' }),
    );
    expect(last).toMatchObject({ outcome: 'written', awarded: MANY, unsuccessful: 0 });
    expect(failures).toBe(2);
    expect(calls).toBeGreaterThan(7);
    // Eight of a killed call may be told again: of each there is one letter all the same.
    expect(told).toBeLessThanOrEqual(MANY + 8);
    const written = await lettersWritten();
    expect(written).toHaveLength(MANY);
    for (const letter of written) {
      const body = await council.letters.bodyOf(letter);
      for (const id of ids) expect(body).toContain(`Care ${id}: 80 out of 100`);
    }
    const every = await Array.fromAsync(council.applications.every(windowId));
    expect(every.map(({ status, version }) => [status, version])).toEqual(ids.map(() => ['awarded', 2]));
  });

  it('has each letter drafted once before its release, though a call is killed in the middle, and tells nobody', async () => {
    const awards = { ...council.awards, released: async () => undefined };
    const drafts = { ...council.drafts, keep: brokenOffAfter(13, council.drafts.keep) };
    const write = writeOutcomeLetters({ ...council, awards, drafts, bankHolidays: holidays, oneCall });
    const { failures, calls, last } = await calledAgain<Awaited<ReturnType<typeof write>>>((from) =>
      write({ windowId, after: from?.after ?? '' }),
    );
    expect([last?.outcome, failures]).toEqual(['release', 1]);
    expect(calls).toBeGreaterThan(3);
    expect((await council.drafts.round(windowId, 1))?.counts['every-lot']).toBe(MANY);
    expect((await council.drafts.places({ windowId, round: 1 })).get('A')?.count).toBe(MANY);
    expect(await lettersWritten()).toEqual([]);
    const every = await Array.fromAsync(council.applications.every(windowId));
    expect(new Set(every.map(({ status }) => status))).toEqual(new Set(['scored']));
  });

  it('is told to nobody before each letter of it is written, whoever is woken for another letter, and then to all', async () => {
    const email = {
      sendEmail: async () => ({ ok: true as const, id: 'taken' }),
      findByReference: async () => ({ ok: true as const, id: undefined }),
    };
    const send = sendLetters({ ...council, email, countOne: () => {} });
    const sent = async () => (await lettersWritten()).filter((letter) => letter?.status === 'sent');
    const write = writeOutcomeLetters({ ...council, bankHolidays: holidays, oneCall });
    await calledAgain<Awaited<ReturnType<typeof write>>>(async (from) => {
      const answer = await write({ windowId, after: from?.after ?? '' });
      if (answer.outcome === 'more') {
        expect(await send({})).toMatchObject({ sent: 0, left: 0 });
        expect(await sent()).toEqual([]);
      }
      return answer;
    });
    expect(await send({ windowId })).toMatchObject({ sent: MANY, outcome: 'all-sent' });
    expect(await sent()).toHaveLength(MANY);
  });

  it('says how many are decided so far, and counts nobody as unsuccessful who is not', async () => {
    const write = writeOutcomeLetters({ ...council, bankHolidays: holidays, oneCall });
    expect(await write({ windowId, after: '' })).toMatchObject({ outcome: 'more', awarded: 8, unsuccessful: 0 });
  });

  it('has one contract made of each place, though a call is killed in the middle, and says how many', async () => {
    await writeOutcomeLetters({ ...council, bankHolidays: holidays, oneCall })({ windowId });
    expect(await lettersWritten()).toHaveLength(MANY);
    const contracts = {
      ...council.contracts,
      make: brokenOffAfter(13, council.contracts.make.bind(council.contracts)),
    };
    const make = makeContracts({ ...council, contracts, bankHolidays: holidays, oneCall });
    const { failures, calls, last } = await calledAgain<Awaited<ReturnType<typeof make>>>((from) =>
      make({ windowId, after: from?.after ?? 0, heldBack: from?.heldBack ?? 0, contracts: from?.contracts ?? 0 }),
    );
    expect([failures, calls, last]).toEqual([1, 5, { windowId, contracts: MANY, heldBack: 0, outcome: 'made' }]);
    const made = await Array.fromAsync(council.contracts.every('s1-home-care'));
    expect(made.map(({ providerId }) => providerId)).toEqual(ids);
    expect(await makeContracts({ ...council, bankHolidays: holidays, oneCall })({ windowId })).toMatchObject({
      contracts: MANY,
      outcome: 'made',
    });
  });
});
