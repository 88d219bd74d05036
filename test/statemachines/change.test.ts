import { describe, expect, it } from 'vitest';
import * as endWindow from '../../functions/workflow/end-window/schema.ts';
import * as tellProviders from '../../functions/workflow/tell-providers/schema.ts';
import { Failing, runMachine, type Scenario } from './machine-run.ts';

const windowId = 's1-home-care-2027-03-01';
const changeAt = '2027-03-30T09:00:00.000Z';
const tellAt = '2027-03-30T09:10:00.000Z';

const scenario = (kind: 'extended' | 'cancelled', ended: unknown = { windowId, applications: 3 }): Scenario => ({
  machine: 'change',
  input: { windowId, changeAt, kind, tellAt },
  startsAt: changeAt,
  tasks: {
    EndWindow: { ...endWindow, answers: [ended] },
    TellProviders: { ...tellProviders, answers: [{ told: 3 }] },
  },
});
const [waits, asks, tells, told] = [
  'Wait until it can no longer be taken back',
  'What was the change?',
  'Tell the providers',
  'The change is told',
];

describe('the change machine', () => {
  it('tells an extension once it can no longer be taken back, within the hour', async () => {
    const run = await runMachine(scenario('extended'));
    expect(run.states).toEqual([waits, asks, tells, told]);
    expect(run.calls.TellProviders).toEqual([{ windowId, changeAt }]);
    expect(run.calls.EndWindow).toBeUndefined();
    expect(Date.parse(run.endedAt)).toBeGreaterThanOrEqual(Date.parse(tellAt));
    expect(Date.parse(run.endedAt) - Date.parse(changeAt)).toBeLessThan(3_600_000);
  });

  it('ends what runs for a cancelled window, and tells everybody', async () => {
    const run = await runMachine(scenario('cancelled'));
    expect(run.states).toEqual([waits, asks, 'End what runs for the window', tells, told]);
    expect(run.calls.EndWindow).toEqual([{ windowId }]);
  });

  it('tells everybody though something could not be ended, which the morning takes up', async () => {
    const run = await runMachine(scenario('cancelled', new Failing('TypeError')));
    expect(run.states.slice(-2)).toEqual([tells, told]);
    expect(run.status).toBe('SUCCEEDED');
  });
});
