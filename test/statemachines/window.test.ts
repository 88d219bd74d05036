import { describe, expect, it } from 'vitest';
import * as askOfficer from '../../functions/workflow/ask-officer/schema.ts';
import * as closeWindow from '../../functions/workflow/close-window/schema.ts';
import * as openWindow from '../../functions/workflow/open-window/schema.ts';
import * as prepareWindow from '../../functions/workflow/prepare-window/schema.ts';
import * as remindApplicants from '../../functions/workflow/remind-applicants/schema.ts';
import * as startApplications from '../../functions/workflow/start-applications/schema.ts';
import * as tellProviders from '../../functions/workflow/tell-providers/schema.ts';
import * as unsealApplications from '../../functions/workflow/unseal-applications/schema.ts';
import { Failing, runMachine, type Scenario } from './machine-run.ts';

const windowId = 's1-home-care-2027-03-01';
const opensAt = '2027-03-01T09:00:00.000Z';
const closesAt = '2027-03-31T11:00:00.000Z';
const extendedTo = '2027-04-02T11:00:00.000Z';
const said = (status: string, closes = closesAt) => ({ windowId, status, closesAt: closes });
const startedUpTo = (status: string, after = '') => ({ windowId, status, after, failed: 0 });

const instant = (output: string) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Done',
  States: { Done: { Type: 'Succeed', Output: output } },
});

const scenario = (answers: {
  readonly prepared?: readonly unknown[];
  readonly opened?: readonly unknown[];
  readonly told?: readonly unknown[];
  readonly reminded?: readonly unknown[];
  readonly closed?: readonly unknown[];
  readonly unsealed?: readonly unknown[];
  readonly started?: readonly unknown[];
  readonly asks?: false;
  /** What the task that asks officers answers. */
  readonly asked?: readonly unknown[];
}): Scenario => ({
  machine: 'window',
  input: { agreementId: 's1-home-care', scheduledTime: '2027-03-01T09:00:00Z' },
  startsAt: '2027-03-01T09:00:00.000Z',
  people: answers.asks === false ? {} : { 'window-fault': [{ decision: 'again' }] },
  tasks: {
    AskOfficer: { ...askOfficer, answers: answers.asked ?? [{ asked: true }] },
    PrepareWindow: {
      ...prepareWindow,
      answers: answers.prepared ?? [{ windowId, status: 'prepared', opensAt, closesAt }],
    },
    OpenWindow: { ...openWindow, answers: answers.opened ?? [said('open')] },
    TellProviders: { ...tellProviders, answers: answers.told ?? [{ told: 3 }] },
    RemindApplicants: { ...remindApplicants, answers: answers.reminded ?? [{ status: 'reminded', closesAt }] },
    CloseWindow: { ...closeWindow, answers: answers.closed ?? [said('closed')] },
    UnsealApplications: { ...unsealApplications, answers: answers.unsealed ?? [{ windowId }] },
    StartApplications: { ...startApplications, answers: answers.started ?? [startedUpTo('started')] },
  },
  machines: { AwardMachine: instant('{% $states.input.windowId %}') },
});

const reminding = ['Remind who has not submitted', 'Is the window open?'];
const opening = [
  'Prepare the window',
  'Is the window ours to run?',
  'Wait for the opening instant',
  'Open the window',
  'Is the window open?',
  'Tell the registered providers',
  'Is the window open?',
  ...reminding,
  'Wait for the closing instant',
  'Close the window',
  'Is the window closed?',
];
const afterwards = [
  'Let the last submissions arrive',
  'Unseal the applications',
  'Were the applications unsealed?',
  'Start the applications',
  'Are they all started?',
  'Begin the award',
  'The window is finished',
];

describe('the window machine', () => {
  it('opens, tells providers, closes at the closing instant, unseals, has the applications started and begins the award', async () => {
    const run = await runMachine(scenario({}));
    expect(run.states).toEqual([...opening, ...afterwards]);
    expect(run.status).toBe('SUCCEEDED');
  });

  it('leaves a minute after the close before it unseals, for submissions that arrived in time', async () => {
    const run = await runMachine(scenario({}));
    expect(Date.parse(run.endedAt)).toBeGreaterThanOrEqual(Date.parse(closesAt) + 60_000);
  });

  it('waits again when the window has been extended', async () => {
    const run = await runMachine(
      scenario({
        closed: [said('open', extendedTo), said('closed', extendedTo)],
        reminded: [
          { status: 'reminded', closesAt },
          { status: 'reminded', closesAt: extendedTo },
        ],
      }),
    );
    expect(run.states).toEqual([
      ...opening,
      ...reminding,
      'Wait for the closing instant',
      'Close the window',
      'Is the window closed?',
      ...afterwards,
    ]);
    expect(Date.parse(run.endedAt)).toBeGreaterThanOrEqual(Date.parse(extendedTo));
  });

  it('goes on unsealing applications until none is left, from where it came to, and then starts them from the first', async () => {
    const run = await runMachine(
      scenario({
        unsealed: [
          { windowId, status: 'more', after: 'm', setAside: 0, unnoted: 1 },
          { windowId, status: 'more', after: 't', setAside: 1, unnoted: 2 },
          { windowId },
        ],
      }),
    );
    expect(run.calls.UnsealApplications).toEqual([
      { windowId, after: '', setAside: 0, unnoted: 0 },
      { windowId, after: 'm', setAside: 0, unnoted: 1 },
      { windowId, after: 't', setAside: 1, unnoted: 2 },
    ]);
    expect(run.calls.StartApplications).toEqual([{ windowId, after: '', failed: 0 }]);
  });

  it('goes on starting applications until none is left, from where it came to', async () => {
    const run = await runMachine(
      scenario({
        started: [startedUpTo('more', 'm'), { ...startedUpTo('more', 't'), failed: 1 }, startedUpTo('started')],
      }),
    );
    expect(run.calls.StartApplications).toEqual([
      { windowId, after: '', failed: 0 },
      { windowId, after: 'm', failed: 0 },
      { windowId, after: 't', failed: 1 },
    ]);
    expect(run.states.at(-1)).toBe('The window is finished');
  });

  it('starts nothing more when it was cancelled while applications were started', async () => {
    const run = await runMachine(scenario({ started: [startedUpTo('cancelled')] }));
    expect(run.states.at(-1)).toBe('The window was cancelled');
    expect(run.states).not.toContain('Begin the award');
  });

  it('unseals a window that was closed before, where this execution has taken it over', async () => {
    const run = await runMachine({
      ...scenario({ opened: [said('closed')] }),
      input: { agreementId: 's1-home-care', takesOver: windowId },
      name: `${windowId}-again`,
      startsAt: '2027-05-01T09:00:00.000Z',
    });
    expect(run.states).toEqual([
      ...opening.slice(0, opening.indexOf('Tell the registered providers')),
      'Close the window',
      'Is the window closed?',
      ...afterwards,
    ]);
    expect(run.calls.TellProviders).toBeUndefined();
    expect(run.calls.PrepareWindow).toMatchObject([{ opening: { takesOver: windowId } }]);
  });

  it('ends when the window was cancelled before its close', async () => {
    const run = await runMachine(scenario({ closed: [said('cancelled')] }));
    expect(run.states.at(-1)).toBe('The window was cancelled');
    expect(run.calls.UnsealApplications).toBeUndefined();
  });

  it('ends when it was cancelled before it opened, and tells nobody that it is open', async () => {
    const run = await runMachine(scenario({ opened: [said('cancelled')] }));
    expect(run.states.at(-1)).toBe('The window was cancelled');
    expect(run.calls.TellProviders).toBeUndefined();
  });

  it('ends, and evaluates nothing, when it was cancelled between its close and the unsealing', async () => {
    const run = await runMachine(scenario({ unsealed: [{ windowId, status: 'cancelled' }] }));
    expect(run.states.at(-1)).toBe('The window was cancelled');
    expect(run.states).not.toContain('Start the applications');
  });

  it('ends well and opens nothing when the agreement has ended or another window is in the way', async () => {
    const prepared = { windowId, status: 'not-opened', opensAt, closesAt, reasons: ['The agreement has ended.'] };
    const run = await runMachine(scenario({ prepared: [prepared] }));
    expect(run.states).toEqual(['Prepare the window', 'Is the window ours to run?', 'Nothing opens']);
    expect(run.status).toBe('SUCCEEDED');
    expect(run.calls.OpenWindow).toBeUndefined();
  });

  it('ends at once when the schedule fired twice and another execution runs the window', async () => {
    const run = await runMachine(scenario({ prepared: [{ windowId, status: 'run-by-another', opensAt, closesAt }] }));
    expect(run.states).toEqual(['Prepare the window', 'Is the window ours to run?', 'Another execution runs it']);
  });
});

const fault = new Failing('SomethingUnforeseen');
const prepared = { windowId, status: 'prepared', opensAt, closesAt };

/** Each Task of the window with a first answer that is a fault, and what it says afterwards. */
const faults = [
  ['Prepare the window', 'preparing', windowId, { prepared: [fault, prepared] }],
  ['Open the window', 'opening', windowId, { opened: [fault, said('open')] }],
  ['Tell the registered providers', 'telling', windowId, { told: [fault, { told: 3 }] }],
  ['Close the window', 'closing', windowId, { closed: [fault, said('closed')] }],
  ['Unseal the applications', 'unsealing', windowId, { unsealed: [fault, { windowId }] }],
  ['Start the applications', 'starting', windowId, { started: [fault, startedUpTo('started')] }],
] as const;

describe('a window in which something cannot be done', () => {
  it.each(faults)(
    '%s: an officer is asked, has it tried again, and the window goes on',
    async (state, step, subject, answers) => {
      const run = await runMachine(scenario(answers));
      const [asking, again] = state.startsWith('Tell')
        ? ['Ask an officer before the window closes', 'Tell the providers before the window closes']
        : ['Ask an officer about a fault', state];
      const road = run.states
        .filter((each) => each !== 'What is tried again?' && each !== asking)
        .map((each) => (each === again ? state : each));
      expect(run.status).toBe('SUCCEEDED');
      expect(road.filter((each) => each === state)).toHaveLength(2);
      expect(road.toSpliced(road.indexOf(state), 1)).toEqual([...opening, ...afterwards]);
      expect(run.calls.AskOfficer).toMatchObject([{ ask: 'window-fault', subject, step }]);
    },
  );

  it.each(faults.filter(([, step]) => step !== 'telling'))(
    '%s: where nobody could be asked either, the execution fails, is redriven, asks, and goes on',
    async (state, step, subject, answers) => {
      const run = await runMachine({ ...scenario({ ...answers, asked: [fault, { asked: true }] }), redrives: 1 });
      expect(run.status).toBe('SUCCEEDED');
      expect(run.calls.AskOfficer).toMatchObject([
        { subject, step },
        { subject, step },
      ]);
      expect(run.states.filter((each) => each === state)).toHaveLength(2);
      expect(run.states.at(-1)).toBe('The window is finished');
    },
  );

  it('tells the providers in as many calls as it takes, also when told to by an officer', async () => {
    const more = { told: 40, outcome: 'more', after: '3#m' };
    const run = await runMachine(scenario({ told: [more, fault, more, { told: 3 }] }));
    expect(run.calls.TellProviders).toEqual(['', '3#m', '', '3#m'].map((after) => ({ windowId, after })));
    expect(run.states.at(-1)).toBe('The window is finished');
  });

  it('asks about an award that cannot be begun, and begins it when told to', async () => {
    // The first start is the window's own; the award's is tried 15 times more before somebody is asked.
    const run = await runMachine({ ...scenario({}), isStartTooMany: (start) => start > 1 && start <= 17 });
    expect(run.calls.AskOfficer).toMatchObject([{ ask: 'window-fault', subject: windowId, step: 'awarding' }]);
    expect(run.states.filter((each) => each === 'Begin the award')).toHaveLength(2);
    expect(run.states.at(-1)).toBe('The window is finished');
  });

  it('is finished where its award was begun before, as when an operator did it by hand', async () => {
    const begun = instant('{% $states.input.windowId %}');
    const run = await runMachine({
      ...scenario({}),
      machines: { AwardMachine: begun },
      startedBefore: { AwardMachine: windowId },
    });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.calls.AskOfficer).toBeUndefined();
  });

  it('takes reminding up again three hours after it could not be done, and closes on time though it never can', async () => {
    const closes = '2027-03-01T17:30:00.000Z';
    const run = await runMachine(
      scenario({ opened: [said('open', closes)], reminded: [fault], closed: [said('closed', closes)] }),
    );
    expect(run.status).toBe('SUCCEEDED');
    expect(run.calls.AskOfficer).toBeUndefined();
    expect(run.states.filter((state) => state === 'Wait for the next reminder')).toHaveLength(2);
    expect(run.states.slice(-afterwards.length)).toEqual(afterwards);
    expect(Date.parse(run.endedAt)).toBeGreaterThanOrEqual(Date.parse(closes) + 60_000);
    expect(Date.parse(run.endedAt)).toBeLessThan(Date.parse(closes) + 120_000);
  });

  it('closes at its closing instant though nobody could be told that it opened, and nobody looked', async () => {
    const run = await runMachine(scenario({ told: [fault], asks: false }));
    expect(run.status).toBe('SUCCEEDED');
    expect(run.states).toContain('Ask an officer before the window closes');
    expect(run.states.slice(-afterwards.length)).toEqual(afterwards);
    expect(Date.parse(run.endedAt)).toBeLessThan(Date.parse(closesAt) + 3_600_000);
  });
});
