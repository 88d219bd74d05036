import { describe, expect, it } from 'vitest';
import * as endWindow from '../../functions/workflow/end-window/schema.ts';
import * as tellProviders from '../../functions/workflow/tell-providers/schema.ts';
import { Failing, runMachine, type Scenario } from './machine-run.ts';

const windowId = 's1-home-care-2027-03-01';
const changeAt = '2027-03-30T09:00:00.000Z';
const tellAt = '2027-03-30T09:10:00.000Z';

const scenario = (
  kind: 'extended' | 'cancelled',
  ended: readonly unknown[] = [{ windowId }],
  tellings: readonly unknown[] = [{ told: 3 }],
): Scenario => ({
  machine: 'change',
  input: { windowId, changeAt, kind, tellAt },
  startsAt: changeAt,
  tasks: {
    EndWindow: { ...endWindow, answers: ended },
    TellProviders: { ...tellProviders, answers: tellings },
  },
});
const [waits, asks, tells, all, told] = [
  'Wait until it can no longer be taken back',
  'What was the change?',
  'Tell the providers',
  'Is everybody told?',
  'The change is told',
];

const ends = ['End what runs for the window', 'Has everything ended?'];

describe('the change machine', () => {
  it('tells an extension once it can no longer be taken back, within the hour', async () => {
    const run = await runMachine(scenario('extended'));
    expect(run.states).toEqual([waits, asks, tells, all, told]);
    expect(run.calls.TellProviders).toEqual([{ windowId, changeAt, clarificationId: '', after: '' }]);
    expect(run.calls.EndWindow).toBeUndefined();
    expect(Date.parse(run.endedAt)).toBeGreaterThanOrEqual(Date.parse(tellAt));
    expect(Date.parse(run.endedAt) - Date.parse(changeAt)).toBeLessThan(3_600_000);
  });

  it('tells an answer to a question to whom it is for, once it can no longer be taken back', async () => {
    const answered = scenario('extended', [], [{ told: 40, outcome: 'more', after: '3#m' }, { told: 10 }]);
    const input = { windowId, changeAt, kind: 'answered', tellAt, clarificationId: '2027-03-29-0f9f' };
    const run = await runMachine({ ...answered, input });
    expect(run.states).toEqual([waits, asks, tells, all, tells, all, told]);
    expect(run.calls.TellProviders).toEqual(
      ['', '3#m'].map((after) => ({ windowId, changeAt, clarificationId: '2027-03-29-0f9f', after })),
    );
    expect(Date.parse(run.endedAt)).toBeGreaterThanOrEqual(Date.parse(tellAt));
  });

  it('ends what runs for a cancelled window, and tells everybody', async () => {
    const run = await runMachine(scenario('cancelled'));
    expect(run.states).toEqual([waits, asks, ...ends, tells, all, told]);
    expect(run.calls.EndWindow).toEqual([{ windowId, after: '', endedUntil: '' }]);
    expect(run.calls.TellProviders).toEqual([{ windowId, changeAt, clarificationId: '', after: '' }]);
  });

  it('goes on until all has ended and everybody is told, each call from where the one before came to', async () => {
    const more = { windowId, outcome: 'more', after: 'm', endedUntil: 'c' };
    const run = await runMachine(
      scenario('cancelled', [more, { windowId }], [{ told: 40, outcome: 'more', after: '1#m' }, { told: 10 }]),
    );
    expect(run.states).toEqual([waits, asks, ...ends, ...ends, tells, all, tells, all, told]);
    expect(run.calls.EndWindow?.[1]).toEqual({ windowId, after: 'm', endedUntil: 'c' });
    expect(run.calls.TellProviders).toEqual(
      ['', '1#m'].map((after) => ({ windowId, changeAt, clarificationId: '', after })),
    );
  });

  it('tells everybody though something could not be ended, and then fails, so that somebody hears of it', async () => {
    const run = await runMachine(
      scenario(
        'cancelled',
        [{ windowId, outcome: 'more', after: 'm', endedUntil: '' }, new Failing('TypeError')],
        [{ told: 40, outcome: 'more', after: '1#m' }, { told: 10 }],
      ),
    );
    expect(run.states.slice(-5)).toEqual([tells, all, tells, all, 'Not everything has ended']);
    expect(run.calls.TellProviders).toEqual(
      ['', '1#m'].map((after) => ({ windowId, changeAt, clarificationId: '', after })),
    );
    expect(run.status).toBe('FAILED');
  });
});
