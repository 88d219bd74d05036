import { beforeEach, describe, expect, it } from 'vitest';
import { everyItem } from '../../adapters/dynamodb/table.ts';
import { toldFrom } from '../../domain/window/extending.ts';
import type { WindowChange } from '../../domain/window/window.ts';
import * as askOfficer from '../../functions/workflow/ask-officer/schema.ts';
import { closeWindow } from '../../functions/workflow/close-window/handler.ts';
import * as closing from '../../functions/workflow/close-window/schema.ts';
import { openWindow } from '../../functions/workflow/open-window/handler.ts';
import * as openingSchema from '../../functions/workflow/open-window/schema.ts';
import { prepareWindow } from '../../functions/workflow/prepare-window/handler.ts';
import * as preparing from '../../functions/workflow/prepare-window/schema.ts';
import { remindApplicants } from '../../functions/workflow/remind-applicants/handler.ts';
import * as reminding from '../../functions/workflow/remind-applicants/schema.ts';
import * as startApplications from '../../functions/workflow/start-applications/schema.ts';
import * as tellProviders from '../../functions/workflow/tell-providers/schema.ts';
import * as unsealApplications from '../../functions/workflow/unseal-applications/schema.ts';
import { aCouncil, type Council, closesAt, opensAt, windowId } from '../functions/workflow/a-council.ts';
import { runMachine, type TaskInScenario } from './machine-run.ts';

let council: Council;
beforeEach(async () => {
  council = await aCouncil();
  return council.close;
});

/** What people do at an instant, before the machine's next step at or after it. */
type Deed = readonly [at: string, does: () => Promise<unknown>];

/** Runs a window by its shipped machine, or one released, on real records; deeds happen at their instants, by the machine's clock. */
const play = async (deeds: readonly Deed[], released?: string) => {
  const left = [...deeds];
  const upTo = async (now: string) => {
    for (let next = left[0]; next && next[0] <= now; next = left[0]) {
      left.shift();
      council.at(next[0]);
      await next[1]();
    }
    council.at(now);
  };
  const real = (
    schemas: Pick<TaskInScenario, 'input' | 'output'>,
    task: (input: never) => Promise<unknown>,
  ): TaskInScenario => ({
    ...schemas,
    does: async (input, now) => {
      await upTo(now);
      return task(input as never);
    },
  });
  const run = await runMachine({
    machine: 'window',
    ...(released && { released }),
    input: { agreementId: 's1-home-care', scheduledTime: '2027-03-01T09:00:00Z' },
    startsAt: opensAt,
    tasks: {
      AskOfficer: { ...askOfficer, answers: [{ asked: true }] },
      PrepareWindow: real(preparing, prepareWindow(council)),
      OpenWindow: real(openingSchema, openWindow(council)),
      TellProviders: { ...tellProviders, answers: [{ told: 0 }] },
      RemindApplicants: real(reminding, remindApplicants({ ...council, marks: council.sealed })),
      CloseWindow: real(closing, closeWindow(council)),
      UnsealApplications: { ...unsealApplications, answers: [{ windowId }] },
      StartApplications: { ...startApplications, answers: [{ windowId, status: 'started', after: '', failed: 0 }] },
    },
    machines: {
      AwardMachine: { QueryLanguage: 'JSONata', StartAt: 'Done', States: { Done: { Type: 'Succeed' } } },
    },
  });
  const letters = await Array.fromAsync(everyItem((after) => council.letters.unsent({ after })));
  const written = letters.filter(({ kind }) => kind === 'reminder');
  return {
    run,
    /** Who was reminded, and when. */
    reminders: written.map(({ addressee, createdAt }) => `${createdAt} ${addressee}`).toSorted(),
    bodies: written.map(({ body }) => body ?? ''),
  };
};

const begins = (providerId: string): Deed => [
  opensAt,
  async () => {
    await council.sealed.start(windowId, providerId, opensAt);
    const email = `${providerId}@example.com`;
    await council.interests.register('s1-home-care', { providerId, name: providerId, email, since: opensAt });
  },
];
const stored = async () => {
  const window = await council.windows.get(windowId);
  if (!window) throw new Error('There is no window');
  return window;
};
const by = { id: 'lead', name: 'A Lead' };
const extendedFrom = (at: string, to: string): Deed => [
  at,
  async () => {
    const window = await stored();
    const change: WindowChange = {
      kind: 'extended',
      at,
      by,
      reason: 'The service was down',
      closesAt: to,
      closedBefore: window.closesAt,
    };
    await council.windows.change(window, { closesAt: to, changes: [change] }, { at, by, action: 'window extended' });
  },
];
const takesItBack = (at: string): Deed => [
  at,
  async () => {
    const window = await stored();
    const changes = window.changes.map((each) => ({ ...each, takenBack: { at, by, reason: 'Mistyped' } }));
    await council.windows.change(window, { closesAt, changes }, { at, by, action: 'extension taken back' });
  },
];
const [weekBefore, dayBefore, twoHoursBefore] = [
  '2027-03-24T12:00:00.000Z',
  '2027-03-30T11:00:00.000Z',
  '2027-03-31T09:00:00.000Z',
];
const isClosedAt = (endedAt: string, closed: string) => {
  const late = Date.parse(endedAt) - Date.parse(closed);
  expect(late).toBeGreaterThanOrEqual(60_000);
  expect(late).toBeLessThan(120_000);
};

describe('A window, by its machine and on real records', () => {
  it('reminds a draft three times, and whoever submits between no more', async () => {
    const { run, reminders } = await play([
      begins('drafting'),
      begins('submitting'),
      ['2027-03-30T10:59:00.000Z', () => council.submits('submitting')],
    ]);
    expect(reminders).toEqual([
      `${weekBefore} drafting`,
      `${weekBefore} submitting`,
      `${dayBefore} drafting`,
      `${twoHoursBefore} drafting`,
    ]);
    expect(run.states.at(-1)).toBe('The window is finished');
    isClosedAt(run.endedAt, closesAt);
  });

  it('takes one wait, one task and one choice for each reminder', async () => {
    const { run } = await play([begins('drafting')]);
    const from = run.states.indexOf('Remind who has not submitted');
    const each = ['Wait for the next reminder', 'Remind who has not submitted', 'Is the window open?'];
    expect(run.states.slice(from, run.states.indexOf('Wait for the closing instant'))).toEqual([
      ...each.slice(1),
      ...each,
      ...each,
      ...each,
    ]);
  });

  it('reminds by the new closing once it is extended, and says it', async () => {
    const later = '2027-04-07T11:00:00.000Z';
    const { run, reminders, bodies } = await play([
      begins('drafting'),
      extendedFrom('2027-03-30T14:00:00.000Z', later),
    ]);
    expect(reminders).toEqual([
      `${weekBefore} drafting`,
      `${dayBefore} drafting`,
      `${closesAt} drafting`,
      '2027-04-06T11:00:00.000Z drafting',
      '2027-04-07T09:00:00.000Z drafting',
    ]);
    const said =
      'Applications close at 12 noon on Wednesday 7 April 2027. Nothing can be submitted after that. This is the closing time as it was extended.';
    expect(bodies.filter((body) => body.includes(said))).toHaveLength(3);
    isClosedAt(run.endedAt, later);
  });

  it('closes when it would have where an extension is taken back, though it was looked whom to remind between', async () => {
    const later = '2027-04-20T11:00:00.000Z';
    const extended = '2027-03-31T08:56:00.000Z';
    expect(toldFrom({ kind: 'extended', at: extended })).toBe('2027-03-31T09:06:00.000Z');
    const { run, reminders } = await play([
      begins('drafting'),
      extendedFrom(extended, later),
      takesItBack('2027-03-31T09:03:00.000Z'),
    ]);
    expect(reminders).toEqual([`${weekBefore} drafting`, `${dayBefore} drafting`, '2027-03-31T09:06:00.000Z drafting']);
    isClosedAt(run.endedAt, closesAt);
  });

  it('reminds nobody from when it is cancelled on', async () => {
    const cancels: Deed = [
      '2027-03-25T10:00:00.000Z',
      async () =>
        council.windows.move(await stored(), 'cancelled', {}, { at: council.now(), by, action: 'window cancelled' }),
    ];
    const { run, reminders } = await play([begins('drafting'), cancels]);
    expect(reminders).toEqual([`${weekBefore} drafting`]);
    expect(run.states.at(-1)).toBe('The window was cancelled');
  });

  it('closes on time, and reminds nobody, by a machine that was released before there were reminders', async () => {
    const { run, reminders } = await play([begins('drafting')], '2026-11-29');
    expect(reminders).toEqual([]);
    expect(run.calls.RemindApplicants).toBeUndefined();
    expect(run.states.at(-1)).toBe('The window is finished');
    isClosedAt(run.endedAt, closesAt);
  });
});
