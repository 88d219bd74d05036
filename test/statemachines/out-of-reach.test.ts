import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyItem } from '../../adapters/dynamodb/table.ts';
import * as askOfficer from '../../functions/workflow/ask-officer/schema.ts';
import * as askRegisterAgain from '../../functions/workflow/ask-register-again/schema.ts';
import * as beginStandstill from '../../functions/workflow/begin-standstill/schema.ts';
import * as endStandstill from '../../functions/workflow/end-standstill/schema.ts';
import { endWindow } from '../../functions/workflow/end-window/handler.ts';
import * as endWindowSchema from '../../functions/workflow/end-window/schema.ts';
import * as makeContracts from '../../functions/workflow/make-contracts/schema.ts';
import * as publishNotices from '../../functions/workflow/publish-notices/schema.ts';
import * as sendLetters from '../../functions/workflow/send-letters/schema.ts';
import { tellProviders } from '../../functions/workflow/tell-providers/handler.ts';
import * as tellProvidersSchema from '../../functions/workflow/tell-providers/schema.ts';
import * as writeOutcomeLetters from '../../functions/workflow/write-outcome-letters/schema.ts';
import { type AnAward, type ARegister, anAward, aRegister, lead } from '../functions/workflow/an-award.ts';
import { Failing, runMachine } from './machine-run.ts';

let register: ARegister;
beforeAll(async () => {
  register = await aRegister();
});
afterAll(() => register.stop());

const reason = 'The standstill ended after the agreement had.';
const cancel = async ({ windows, windowId }: AnAward, at: string) => {
  const window = await windows.get(windowId);
  if (!window) throw new Error('The window is missing');
  const change = { kind: 'cancelled' as const, at, by: lead, reason };
  await windows.move(window, 'cancelled', { changes: [change] }, { at, by: lead, action: 'window cancelled' });
};
/** What the award's tasks do on real records, at the machine's time; what they throw is the task's error. */
const doing =
  (award: AnAward, act: (input: unknown) => Promise<unknown>) =>
  async (input: unknown, now: string): Promise<unknown> => {
    award.at(now);
    return act(input).catch((error: unknown) => new Failing(error instanceof Error ? error.name : 'unknown'));
  };
const statuses = async (award: AnAward) =>
  (await Array.fromAsync(award.applications.every(award.windowId))).map(({ status }) => status);

/** An award whose standstill ends after the agreement, tried again once, and whose window is cancelled at the next fault. */
const runAward = async (award: AnAward) => {
  const sendBoth = async () => {
    for (const id of ['a', 'b']) {
      const letter = await award.letters.get(`${award.windowId}.outcome.${id}`);
      if (letter?.status === 'waiting') await award.letter(id, 'sent', award.now());
    }
    return { sent: 2, left: 0, undeliverable: 0, outcome: 'all-sent', resumeAt: award.now(), seconds: 1 };
  };
  const then =
    (act: (now: string) => Promise<void>, answer: Record<string, unknown>) =>
    async (now: string): Promise<Record<string, unknown>> => {
      award.at(now);
      await act(now);
      return answer;
    };
  return runMachine({
    machine: 'award',
    input: { windowId: award.windowId },
    startsAt: '2028-08-25T08:00:00.000Z',
    people: {
      recommendation: [then(award.recommended, {})],
      approval: [then(award.approved, { decision: 'approved' })],
      fault: [{ decision: 'again' }, then((now) => cancel(award, now), { decision: 'again' })],
    },
    tasks: {
      AskOfficer: { ...askOfficer, answers: [{ asked: true }] },
      AskRegisterAgain: {
        ...askRegisterAgain,
        does: doing(award, (input) => award.askAgain(askRegisterAgain.input.parse(input).before)),
      },
      WriteOutcomeLetters: { ...writeOutcomeLetters, does: doing(award, award.writeLetters) },
      SendLetters: { ...sendLetters, does: doing(award, sendBoth) },
      BeginStandstill: { ...beginStandstill, does: doing(award, award.begin) },
      EndStandstill: { ...endStandstill, does: doing(award, award.end) },
      MakeContracts: { ...makeContracts, does: doing(award, award.contract) },
      PublishNotices: { ...publishNotices, answers: [{ windowId: award.windowId, notices: [] }] },
    },
  });
};

describe('an award whose standstill ends after the agreement, with its real tasks', () => {
  it('faults at its contracts each time, and comes to its end by itself once its window is cancelled', async () => {
    const award = await anAward(register);
    const run = await runAward(award);
    const order = ['Make the contracts', 'Ask an officer about a fault', 'The award was stopped', 'The award is made'];
    expect(run.states.filter((state) => order.includes(state))).toEqual([
      'Make the contracts',
      'Ask an officer about a fault',
      'Make the contracts',
      'Ask an officer about a fault',
      'The award was stopped',
    ]);
    expect(run.calls.PublishNotices).toBeUndefined();
    expect(await award.made()).toEqual([]);
    expect(await statuses(award)).toEqual(['award-stopped', 'award-stopped']);
    award.close();
  });
});

describe('the change machine, with its real tasks', () => {
  it('stops the award of a window that was cancelled, and has everybody told within the hour', async () => {
    const award = await anAward(register);
    const { windowId } = award;
    const startsAt = '2028-09-04T10:00:00.000Z';
    award.at('2028-08-30T10:00:00.000Z');
    await award.recommended();
    await award.approved();
    await award.writeLetters();
    await cancel(award, startsAt);
    const run = await runMachine({
      machine: 'change',
      input: { windowId, changeAt: startsAt, kind: 'cancelled', tellAt: '2028-09-04T10:01:00.000Z' },
      startsAt,
      tasks: {
        EndWindow: { ...endWindowSchema, does: doing(award, () => endWindow(award)({ windowId })) },
        TellProviders: {
          ...tellProvidersSchema,
          does: doing(award, () => tellProviders(award)({ windowId, changeAt: startsAt })),
        },
      },
    });
    expect(run.states.slice(-5)).toEqual([
      'End what runs for the window',
      'Has everything ended?',
      'Tell the providers',
      'Is everybody told?',
      'The change is told',
    ]);
    expect(Date.parse(run.endedAt) - Date.parse(startsAt)).toBeLessThan(3_600_000);
    // And the one that an operator began again, where there is one.
    expect(award.stopped).toEqual(['first', `award of ${award.windowId}`, `award of ${award.windowId}-again`]);
    expect(await statuses(award)).toEqual(['award-stopped', 'award-stopped']);
    const unsent = await Array.fromAsync(everyItem((after) => award.letters.unsent({ after })));
    expect(unsent.map(({ kind }) => kind)).toEqual(['award-stopped', 'award-stopped']);
    expect(award.invoked).not.toEqual([]);
    award.close();
  });
});
