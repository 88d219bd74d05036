import { describe, expect, it } from 'vitest';
import * as closeWindow from '../../functions/workflow/close-window/schema.ts';
import * as openWindow from '../../functions/workflow/open-window/schema.ts';
import * as prepareWindow from '../../functions/workflow/prepare-window/schema.ts';
import * as tellProviders from '../../functions/workflow/tell-providers/schema.ts';
import * as unsealApplications from '../../functions/workflow/unseal-applications/schema.ts';
import { runMachine, type Scenario } from './machine-run.ts';

const windowId = 's1-home-care-2027-03-01';
const opensAt = '2027-03-01T09:00:00.000Z';
const closesAt = '2027-03-31T11:00:00.000Z';
const extendedTo = '2027-04-02T11:00:00.000Z';
const said = (status: string, closes = closesAt) => ({ windowId, status, closesAt: closes });

const instant = (output: string) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Done',
  States: { Done: { Type: 'Succeed', Output: output } },
});

const scenario = (answers: {
  readonly prepared?: unknown;
  readonly opened?: unknown[];
  readonly closed?: unknown[];
  readonly applicationIds?: string[];
  readonly unsealed?: 'cancelled';
}): Scenario => ({
  machine: 'window',
  input: { agreementId: 's1-home-care', scheduledTime: '2027-03-01T09:00:00Z' },
  startsAt: '2027-03-01T09:00:00.000Z',
  tasks: {
    PrepareWindow: {
      ...prepareWindow,
      answers: [answers.prepared ?? { windowId, status: 'prepared', opensAt, closesAt }],
    },
    OpenWindow: { ...openWindow, answers: answers.opened ?? [said('open')] },
    TellProviders: { ...tellProviders, answers: [{ told: 3 }] },
    CloseWindow: { ...closeWindow, answers: answers.closed ?? [said('closed')] },
    UnsealApplications: {
      ...unsealApplications,
      answers: [{ windowId, status: answers.unsealed, applicationIds: answers.applicationIds ?? [] }],
    },
  },
  machines: {
    ApplicationMachine: instant('{% $states.input.applicationId %}'),
    AwardMachine: instant('{% $states.input.windowId %}'),
  },
});

const opening = [
  'Prepare the window',
  'Is the window ours to run?',
  'Wait for the opening instant',
  'Open the window',
  'Is the window open?',
  'Tell the registered providers',
  'Wait for the closing instant',
  'Close the window',
  'Is the window closed?',
];
const afterwards = [
  'Let the last submissions arrive',
  'Unseal the applications',
  'Were the applications unsealed?',
  'Evaluate each application',
  'Award places',
  'The window is finished',
];

describe('the window machine', () => {
  it('opens, tells providers, closes at the closing instant, unseals, evaluates each application and awards', async () => {
    const run = await runMachine(scenario({ applicationIds: [`${windowId}.a`, `${windowId}.b`, `${windowId}.c`] }));
    expect(run.states).toEqual([...opening, ...afterwards]);
    expect(run.status).toBe('SUCCEEDED');
  });

  it('leaves a minute after the close before it unseals, for submissions that arrived in time', async () => {
    const run = await runMachine(scenario({}));
    expect(Date.parse(run.endedAt)).toBeGreaterThanOrEqual(Date.parse(closesAt) + 60_000);
  });

  it('waits again when the window has been extended', async () => {
    const run = await runMachine(scenario({ closed: [said('open', extendedTo), said('closed', extendedTo)] }));
    expect(run.states).toEqual([
      ...opening,
      'Wait for the closing instant',
      'Close the window',
      'Is the window closed?',
      ...afterwards,
    ]);
    expect(Date.parse(run.endedAt)).toBeGreaterThanOrEqual(Date.parse(extendedTo));
  });

  it('awards nothing and asks nobody when no application was made', async () => {
    const run = await runMachine(scenario({ applicationIds: [] }));
    expect(run.states).toEqual([...opening, ...afterwards]);
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
    const run = await runMachine(scenario({ unsealed: 'cancelled' }));
    expect(run.states.at(-1)).toBe('The window was cancelled');
    expect(run.states).not.toContain('Award places');
  });

  it('ends well and opens nothing when the agreement has ended or another window is in the way', async () => {
    const prepared = { windowId, status: 'not-opened', opensAt, closesAt, reasons: ['The agreement has ended.'] };
    const run = await runMachine(scenario({ prepared }));
    expect(run.states).toEqual(['Prepare the window', 'Is the window ours to run?', 'Nothing opens']);
    expect(run.status).toBe('SUCCEEDED');
    expect(run.calls.OpenWindow).toBeUndefined();
  });

  it('ends at once when the schedule fired twice and another execution runs the window', async () => {
    const run = await runMachine(scenario({ prepared: { windowId, status: 'run-by-another', opensAt, closesAt } }));
    expect(run.states).toEqual(['Prepare the window', 'Is the window ours to run?', 'Another execution runs it']);
  });
});
