import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { findLeftBehind } from '../../../functions/workflow/find-left-behind/handler.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { aCouncil, type Council, closesAt, opensAt, windowId } from './a-council.ts';

let council: Council;
beforeEach(async () => {
  council = await aCouncil();
});
afterEach(() => council.close());

const unsealedAt = '2027-03-31T11:01:00.000Z';
const nextMorning = '2027-04-01T05:30:00.000Z';

/** What is found while these executions run, and what is counted of it. */
const found = async (
  running: { readonly [kind in 'windows' | 'applications' | 'awards']?: readonly string[] } = {},
) => {
  const counted: string[] = [];
  const { windows = [], applications = [], awards = [] } = running;
  const count = await findLeftBehind({
    ...council,
    agreementIds: ['s1-home-care'],
    running: {
      windows: async () => new Set(windows),
      applications: async () => new Set(applications),
      awards: async () => new Set(awards),
    },
    countOne: (metric) => void counted.push(metric),
  })();
  return { count, counted };
};

const nothing = { windows: 0, applications: 0, awards: 0, heldTooLong: 0, faults: 0 };
/** One whose process an officer is to end. */
const evaluating = anApplication('Slow Care').evaluating();
const keep = async (...some: readonly OpenedApplication[]) => {
  for (const each of some) await council.applications.open(each, frozenOf(each));
};

describe('What was left behind', () => {
  it('is nothing while what has to run runs', async () => {
    await council.aWindow({ status: 'evaluating', unsealedAt });
    await keep(evaluating, anApplication('Quick Care').rejected());
    council.at(nextMorning);
    expect(await found({ applications: [evaluating.applicationId], awards: [windowId] })).toEqual({
      count: nothing,
      counted: [],
    });
  });

  it('is an application that is not settled and has no process, be it never started or over', async () => {
    await council.aWindow({ status: 'evaluating', unsealedAt });
    await keep(evaluating);
    council.at(nextMorning);
    expect((await found({ awards: [windowId] })).counted).toEqual(['ApplicationsLeftBehind']);
  });

  it('is no application whose scores were opened again once its process was over: they are with officers', async () => {
    await council.aWindow({ status: 'evaluating', unsealedAt });
    // As the officers' site leaves it where an evaluator declares a conflict of interest after the scores were recorded.
    await keep({ ...evaluating, status: 'moderating', reopenedAt: unsealedAt });
    council.at(nextMorning);
    expect((await found({ awards: [windowId] })).counted).toEqual([]);
    await keep(anApplication('Lost Care').moderating());
    expect((await found({ awards: [windowId] })).counted).toEqual(['ApplicationsLeftBehind']);
  });

  it('is a window that the agreement’s schedule should have opened, and of which there is no record at all', async () => {
    council.at('2027-03-01T09:09:59.999Z');
    expect((await found()).counted).toEqual([]);
    council.at('2027-03-02T06:30:00.000Z');
    expect((await found()).counted).toEqual(['WindowsBehindTheirTime']);
  });

  it('is no window that was not opened for reasons which officers are told', async () => {
    const reasons = ['Another window is open.'];
    await council.windows.keepNotOpened({
      windowId,
      agreementId: 's1-home-care',
      opensAt,
      closesAt,
      reasons,
      at: opensAt,
    });
    council.at('2027-03-02T06:30:00.000Z');
    expect((await found()).counted).toEqual([]);
  });

  it('is none that was taken up again by a process with a number behind its name', async () => {
    await council.aWindow({ status: 'evaluating', unsealedAt });
    await keep(evaluating);
    council.at(nextMorning);
    for (const name of [`${evaluating.applicationId}-2`, `${evaluating.applicationId}-anew-1`])
      expect((await found({ applications: [name], awards: [windowId] })).counted).toEqual([]);
  });

  it('is none whose referral was opened again: officers see to it, and its process has ended', async () => {
    await council.aWindow({ status: 'evaluating', unsealedAt });
    const by = { id: 'priya', name: 'Priya Example' };
    const before = { decision: 'accept' as const, reason: 'It was explained.', by, at: unsealedAt };
    const referral = { stage: 'compliance' as const, before };
    const again = { round: 1, questions: [], referral, instructions: 'Say why.', by, at: unsealedAt };
    await keep({ ...evaluating, status: 'compliance-referred', reopened: [again] });
    council.at(nextMorning);
    expect((await found({ awards: [windowId] })).counted).toEqual([]);
  });

  it('is one that could not be opened and has no process', async () => {
    const window = await council.aWindow({ status: 'evaluating', unsealedAt });
    await council.setAside.failed({ windowId: window.windowId, providerId: 'b', at: unsealedAt }, 'file-missing');
    council.at(nextMorning);
    expect((await found({ awards: [windowId] })).counted).toEqual(['ApplicationsLeftBehind']);
    expect((await found({ applications: [`${windowId}.b`], awards: [windowId] })).counted).toEqual([]);
  });

  it('is not looked for in the first hour after the unsealing, while processes are being started', async () => {
    await council.aWindow({ status: 'evaluating', unsealedAt });
    await keep(evaluating);
    council.at('2027-03-31T12:00:59.000Z');
    expect((await found()).counted).toEqual([]);
  });

  it.each([
    ['that did not close in time', 'open', '2027-03-31T11:10:00.000Z', ['first']],
    ['that did not open in time', 'scheduled', '2027-03-01T09:10:00.000Z', ['first']],
    ['whose process is over before it has closed', 'open', '2027-03-31T10:00:00.000Z', []],
    ['that was not unsealed in time', 'closed', '2027-03-31T12:00:00.000Z', ['first']],
  ] as const)('is a window %s', async (_, status, at, windows) => {
    await council.aWindow({ status });
    council.at(at);
    expect((await found({ windows })).counted).toEqual(['WindowsBehindTheirTime']);
  });

  it('is no window that is open until its closing, an extended one included', async () => {
    await council.aWindow({ status: 'open', closesAt: '2027-04-02T11:00:00.000Z' });
    council.at('2027-03-31T11:11:00.000Z');
    expect((await found({ windows: ['first'] })).counted).toEqual([]);
  });

  it.each(['evaluating', 'standstill'] as const)('is an award that has no process, its window %s', async (status) => {
    await council.aWindow({ status, unsealedAt });
    council.at(nextMorning);
    expect((await found()).counted).toEqual(['AwardsLeftBehind']);
    expect((await found({ awards: [windowId] })).counted).toEqual([]);
    expect((await found({ awards: [`${windowId}-again`] })).counted).toEqual([]);
  });

  it('is an award that a challenge has held for three weeks, however often the question was put again', async () => {
    await council.aWindow({ status: 'standstill', unsealedAt });
    const asked = { ask: 'challenge', subject: windowId, enteredAt: '2027-05-01T00:00:00.000Z' } as const;
    await council.waits.begin({ ...asked, token: 'first' });
    await council.waits.begin({ ...asked, token: 'second' });
    council.at('2027-05-21T23:59:00.000Z');
    expect((await found({ awards: [windowId] })).counted).toEqual([]);
    council.at('2027-05-22T00:00:00.000Z');
    expect((await found({ awards: [windowId] })).counted).toEqual(['AwardsHeldTooLong']);
  });

  it('is a fault that nobody has seen to for an hour, until it is answered', async () => {
    const asked = { ask: 'fault', subject: evaluating.applicationId, enteredAt: '2027-04-01T05:00:00.000Z' } as const;
    await council.waits.begin({ ...asked, token: 'first' });
    council.at('2027-04-01T05:59:00.000Z');
    expect((await found()).counted).toEqual([]);
    council.at('2027-04-01T06:00:00.000Z');
    expect((await found()).counted).toEqual(['FaultsWaiting']);
    await council.waits.answerAlone(asked.subject, 'fault', { decision: 'again' });
    expect((await found()).counted).toEqual([]);
  });

  it('is nothing of a window that was cancelled or awarded', async () => {
    await council.aWindow({ status: 'cancelled', unsealedAt });
    await keep(evaluating);
    council.at(nextMorning);
    expect((await found()).counted).toEqual([]);
  });
});
