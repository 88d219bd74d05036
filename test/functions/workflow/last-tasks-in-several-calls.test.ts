import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { recommendablePlaces } from '../../../domain/award/recommended-places.ts';
import { outcomeLetterIdOf, outcomeLettersOf } from '../../../domain/letters/application-letters.ts';
import { askRegisterAgain } from '../../../functions/workflow/ask-register-again/handler.ts';
import { beginStandstill } from '../../../functions/workflow/begin-standstill/handler.ts';
import { endStandstill } from '../../../functions/workflow/end-standstill/handler.ts';
import { endWindow } from '../../../functions/workflow/end-window/handler.ts';
import { makeContracts } from '../../../functions/workflow/make-contracts/handler.ts';
import { publishNotices } from '../../../functions/workflow/publish-notices/handler.ts';
import { sendLetters } from '../../../functions/workflow/send-letters/handler.ts';
import { tellProviders } from '../../../functions/workflow/tell-providers/handler.ts';
import { writeOutcomeLetters } from '../../../functions/workflow/write-outcome-letters/handler.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { asRegistered } from '../../builders/as-registered.ts';
import { goodAnswers } from '../../builders/good-answers.ts';
import { claimedLetter } from '../../support/claimed-letter.ts';
import { releasedLetters } from '../../support/released-letters.ts';
import { aCouncil, type Council, opensAt, windowId } from './a-council.ts';
import { type ARegister, aRegister, holidays } from './an-award.ts';
import { brokenOffAfter, calledAgain } from './called-again.ts';

const MANY = 20;
/** So few that each task needs several calls of the twenty. */
const oneCall = { most: 8, lasts: 'PT5M' };
const ids = Array.from({ length: MANY }, (_, index) => `p${String(index).padStart(2, '0')}`);
const at = '2027-05-10T10:00:00.000Z';
const by = (id: string) => ({ id, name: `${id} Example` });

let council: Council;
let register: ARegister;
beforeAll(async () => {
  register = await aRegister();
});
afterAll(() => register.stop());
beforeEach(async () => {
  council = await aCouncil();
  return council.close;
});

const lettersUnsent = async () => Array.fromAsync(everyItem((after) => council.letters.unsent({ after })));
const every = () => Array.fromAsync(council.applications.every(windowId));

describe('Twenty registered providers, eight in a call', () => {
  beforeEach(async () => {
    await council.aWindow();
    for (const id of ids)
      await council.interests.register('s1-home-care', {
        providerId: id,
        name: id,
        email: `${id}@example.com`,
        since: opensAt,
      });
  });

  it('are each told once that a window has opened, though a call is killed in the middle', async () => {
    const enqueue = brokenOffAfter(13, council.letters.enqueue);
    const tell = tellProviders({ ...council, letters: { ...council.letters, enqueue }, oneCall });
    const { calls, failures } = await calledAgain<Awaited<ReturnType<typeof tell>>>((from) =>
      tell({ windowId, after: from?.after ?? '' }),
    );
    expect([calls, failures]).toEqual([4, 1]);
    expect((await lettersUnsent()).map(({ to }) => to).toSorted()).toEqual(ids.map((id) => `${id}@example.com`));
  });
});

describe('An award of twenty places, eight in a call', () => {
  beforeEach(async () => {
    await council.aWindow({ status: 'evaluating' });
    council.at(at);
    for (const id of ids) {
      const scored = anApplication(`Care ${id}`, { windowId, providerId: id }).scored(4);
      const answers = goodAnswers(asRegistered(scored.locationId));
      await council.applications.open(scored, { ...frozenOf(scored), answers });
      await council.proves(id, scored.locationId);
    }
    const places = recommendablePlaces(await every());
    const round = { windowId, at, round: 1 };
    await council.records.transact([
      await council.awards.recommend({ ...round, by: by('priya'), text: 'All of them.', places, evaluatedBy: [] }),
      council.awards.approve({ ...round, by: by('alan'), decision: 'approved', reason: 'In order.' }),
      council.awards.release(releasedLetters(windowId, at)),
    ]);
  });

  const written = () => writeOutcomeLetters({ ...council, bankHolidays: holidays })({ windowId });
  const outcomeLetter = async (id: string) => {
    const letter = await council.letters.get(outcomeLetterIdOf(windowId, id));
    if (!letter) throw new Error(`There is no letter to ${id}`);
    return letter;
  };
  const sent = async () => {
    await written();
    for (const [index, id] of ids.entries()) {
      // The first but one is the last to go.
      const instant = index === 1 ? '2027-05-10T18:00:00.000Z' : '2027-05-10T12:00:00.000Z';
      await council.letters.markSent(await claimedLetter(council.letters, await outcomeLetter(id), instant), instant);
    }
    council.at('2027-05-10T19:00:00.000Z');
  };

  it('is asked about once each, though a call is killed in the middle, and again where the register gave no answer', async () => {
    const real = await register.register(council.now)();
    let looks = 0;
    const withSilence = async () => ({
      ...real,
      look: async (...args: Parameters<typeof real.look>) => {
        looks += 1;
        return looks === 3 ? ({ kind: 'unavailable', why: 'timeout' } as const) : real.look(...args);
      },
    });
    const keepEvidence = brokenOffAfter(13, council.applications.keepEvidence);
    const ask = askRegisterAgain({
      ...council,
      applications: { ...council.applications, keepEvidence },
      register: withSilence,
      oneCall,
    });
    const { failures } = await calledAgain<Awaited<ReturnType<typeof ask>>>((from) =>
      ask({ windowId, before: 'approval', after: from?.after ?? 0, unanswered: from?.unanswered ?? 0 }),
    );
    expect(failures).toBe(1);
    const asked = await every();
    expect(asked.filter(({ askedAgain }) => askedAgain?.approval)).toHaveLength(MANY);
    expect(asked.map(({ version }) => version)).toEqual(ids.map(() => 2));
  });

  it('begins its standstill with the last of all letters, in whichever call that was looked at', async () => {
    await sent();
    const begin = beginStandstill({ ...council, bankHolidays: holidays, oneCall });
    const first = await begin({ windowId, after: '' });
    expect(first).toMatchObject({ outcome: 'more-letters', after: `${windowId}.p07` });
    // What a machine holds does not grow with the letters.
    expect(JSON.stringify(first).length).toBeLessThan(300);
    let answer = first;
    while (answer.outcome === 'more-letters') {
      const { after, told } = answer;
      answer = await begin({ windowId, after, told });
    }
    expect(answer.outcome).toBe('begun');
    expect(await council.awards.standstill(windowId)).toMatchObject({ noticeAt: '2027-05-10T18:00:00.000Z' });
    expect(await beginStandstill({ ...council, bankHolidays: holidays, oneCall })({ windowId })).toEqual(answer);
  });

  it('ends its standstill after as many looks', async () => {
    await sent();
    await beginStandstill({ ...council, bankHolidays: holidays, oneCall })({ windowId });
    council.at('2027-06-10T10:00:00.000Z');
    const end = endStandstill({ ...council, oneCall });
    const { calls, last } = await calledAgain<Awaited<ReturnType<typeof end>>>((from) =>
      end({ windowId, after: from?.after ?? '', told: from?.told ?? [] }),
    );
    expect([calls, last.outcome]).toEqual([3, 'clear']);
  });

  /** One outcome a piece, and a letter that says so; none of the letters of the award is left. */
  const expectAllStopped = async () => {
    expect((await every()).map(({ status, version }) => [status, version])).toEqual(
      ids.map(() => ['award-stopped', 3]),
    );
    const waiting = await lettersUnsent();
    expect(waiting.map(({ kind, to }) => [kind, to])).toHaveLength(MANY);
    expect(new Set(waiting.map(({ kind }) => kind))).toEqual(new Set(['award-stopped']));
  };

  it('is ended once for each where a challenge stopped it, though a call is killed in the middle', async () => {
    await written();
    const settled = { by: by('alan'), at, decision: 'stop', reason: 'It was not fair.' } as const;
    const challenge = { windowId, at, recordedBy: by('priya'), from: 'A provider', summary: 'Not fair.', settled };
    await council.records.transact([council.awards.keepChallenge(challenge)]);
    const letters = { ...council.letters, enqueue: brokenOffAfter(13, council.letters.enqueue) };
    const stillWaiting: number[] = [];
    const sendLetters = async () => {
      stillWaiting.push((await lettersUnsent()).filter(({ kind }) => kind === 'outcome').length);
    };
    const end = endStandstill({ ...council, letters, sendLetters, oneCall });
    const { failures, calls, last } = await calledAgain<Awaited<ReturnType<typeof end>>>((from) =>
      end({ windowId, after: from?.after ?? '', endedUntil: from?.endedUntil ?? '' }),
    );
    expect([failures, calls, last.outcome]).toEqual([1, 4, 'stopped']);
    await expectAllStopped();
    // The sender is woken once no letter waits that says what stands no more.
    expect(stillWaiting).toEqual([0]);
  });

  /** The end of an award, of which a challenge was settled so, and the sender with what went out of outcome letters. */
  const stopping = async () => {
    await written();
    const settled = { by: by('alan'), at, decision: 'stop', reason: 'It was not fair.' } as const;
    const challenge = { windowId, at, recordedBy: by('priya'), from: 'A provider', summary: 'Not fair.', settled };
    const stop = () => council.records.transact([council.awards.keepChallenge(challenge)]);
    const end = endStandstill({ ...council, oneCall });
    const endOne = () => end({ windowId, after: '', endedUntil: '' });
    const gone: string[] = [];
    const sending = (meanwhile: () => Promise<unknown>) => {
      const sendEmail = async ({ reference }: { readonly reference: string }) => {
        if (reference.startsWith(outcomeLettersOf(windowId))) gone.push(reference);
        await meanwhile();
        return { ok: true, id: reference } as const;
      };
      const email = { sendEmail, findByReference: async () => ({ ok: true, id: undefined }) as const };
      return sendLetters({ ...council, email, countOne: () => undefined })();
    };
    return { stop, endOne, gone, sending };
  };

  it('tells nobody of a place any more once its end is begun, whoever wakes the sender before that comes to each letter', async () => {
    const { stop, endOne, gone, sending } = await stopping();
    await stop();
    expect((await endOne()).outcome).toBe('more');
    await sending(async () => undefined);
    expect(gone).toEqual([]);
  });

  it('tells nobody of a place any more once its end is begun, though a sender has begun with the letters', async () => {
    const { stop, endOne, gone, sending } = await stopping();
    let ending: Promise<unknown> | undefined;
    const endAtOnce = () => {
      ending ??= stop().then(endOne);
      return ending;
    };
    await sending(endAtOnce);
    // Those that were on their way.
    expect(gone).toHaveLength(8);
  });

  it('is ended once for each where its window was cancelled, though a call is killed in the middle', async () => {
    await written();
    const window = await council.windows.get(windowId);
    if (!window) throw new Error('There is no window');
    const change = { kind: 'cancelled', at, by: by('priya'), reason: 'No agreement is let now.' } as const;
    await council.windows.move(
      window,
      'cancelled',
      { changes: [change] },
      { at, by: by('priya'), action: 'cancelled' },
    );
    const letters = { ...council.letters, enqueue: brokenOffAfter(13, council.letters.enqueue) };
    const end = endWindow({ ...council, letters, oneCall });
    const { failures, calls, last } = await calledAgain<Awaited<ReturnType<typeof end>>>((from) =>
      end({ windowId, after: from?.after ?? '', endedUntil: from?.endedUntil ?? '' }),
    );
    expect(failures).toBe(1);
    expect(calls).toBeGreaterThan(3);
    expect(last.outcome).toBeUndefined();
    await expectAllStopped();
    expect((await council.windows.get(windowId))?.endedAt).toBeDefined();
  });

  it('is noticed in one call, which reads its contracts from the list of the window and asks for none by itself', async () => {
    await written();
    const asked = (await every()).map((application) => ({ application }));
    for (const { application } of asked) {
      const { registration } = application;
      if (!registration) throw new Error('It is not registered');
      await council.records.transact([
        ...council.applications.changeWrites(
          application,
          { askedAgain: { contract: { registration, changes: [] } } },
          { at, action: 'register asked again' },
        ),
      ]);
    }
    await makeContracts({ ...council, bankHolidays: holidays })({ windowId });
    let gets = 0;
    const contracts = {
      ...council.contracts,
      get: (...args: Parameters<typeof council.contracts.get>) => {
        gets += 1;
        return council.contracts.get(...args);
      },
    };
    const { notices } = await publishNotices({ ...council, contracts })({ windowId });
    expect(notices.length).toBeGreaterThan(0);
    expect(gets).toBe(0);
    const { items } = await council.notices.page('s1-home-care', {});
    expect(items[0]?.contracts).toBe(MANY);
  });
});
