import { describe, expect, it } from 'vitest';
import * as askOfficer from '../../functions/workflow/ask-officer/schema.ts';
import * as beginStandstill from '../../functions/workflow/begin-standstill/schema.ts';
import * as endStandstill from '../../functions/workflow/end-standstill/schema.ts';
import * as makeContracts from '../../functions/workflow/make-contracts/schema.ts';
import * as publishNotices from '../../functions/workflow/publish-notices/schema.ts';
import * as sendLetters from '../../functions/workflow/send-letters/schema.ts';
import * as writeOutcomeLetters from '../../functions/workflow/write-outcome-letters/schema.ts';
import { Failing, runMachine, type Scenario } from './machine-run.ts';

const windowId = 's1-home-care-2027-03-01';
const endsAt = '2027-05-10T23:00:00.000Z';
const approved = [{ decision: 'approved' }];

const scenario = (given: {
  people?: Scenario['people'];
  left?: readonly number[];
  standstill?: readonly ('clear' | 'challenged' | 'stopped')[];
  contracts?: readonly unknown[];
}): Scenario => ({
  machine: 'award',
  input: { windowId },
  startsAt: '2027-04-29T10:00:00.000Z',
  people: { recommendation: [{}], approval: approved, ...given.people },
  tasks: {
    AskOfficer: { ...askOfficer, answers: [{ asked: true }] },
    WriteOutcomeLetters: { ...writeOutcomeLetters, answers: [{ windowId, awarded: 75, unsuccessful: 34 }] },
    SendLetters: {
      ...sendLetters,
      answers: (given.left ?? [0]).map((left) => ({ sent: 109 - left, left, undeliverable: 0 })),
    },
    BeginStandstill: { ...beginStandstill, answers: [{ windowId, endsAt }] },
    EndStandstill: {
      ...endStandstill,
      answers: (given.standstill ?? ['clear']).map((outcome) => ({ windowId, outcome })),
    },
    MakeContracts: { ...makeContracts, answers: given.contracts ?? [{ windowId, contracts: 80 }] },
    PublishNotices: { ...publishNotices, answers: [{ windowId, notices: ['award-notice'] }] },
  },
});

const decision = ['Wait for the recommendation', 'Wait for the approval', 'Was it approved?'];
const telling = ['Write the outcome letters', 'Send the letters', 'Are letters left?'];
const standstill = [
  'Begin the standstill',
  'Wait out the standstill',
  'End the standstill',
  'Was the award challenged?',
];
const contracts = ['Make the contracts', 'Publish the notices', 'The award is made'];

describe('the award machine', () => {
  it('goes from the recommendation to contracts, and makes none before the standstill ends', async () => {
    const run = await runMachine(scenario({}));
    expect(run.states).toEqual([...decision, ...telling, ...standstill, ...contracts]);
    expect(Date.parse(run.endedAt)).toBeGreaterThanOrEqual(Date.parse(endsAt));
  });

  it('asks for a new recommendation when the approver returns it', async () => {
    const run = await runMachine(
      scenario({ people: { approval: [{ decision: 'returned' }, { decision: 'approved' }] } }),
    );
    expect(run.states).toEqual([...decision, ...decision, ...telling, ...standstill, ...contracts]);
  });

  it('begins the standstill only when every letter has gone', async () => {
    const run = await runMachine(scenario({ left: [12, 0] }));
    expect(run.states).toEqual([
      ...decision,
      ...telling,
      'Pause before sending again',
      'Send the letters',
      'Are letters left?',
      ...standstill,
      ...contracts,
    ]);
  });

  it('is held by a challenge until somebody settles it', async () => {
    const run = await runMachine(
      scenario({ standstill: ['challenged', 'clear'], people: { challenge: [{ decision: 'continue' }] } }),
    );
    expect(run.states).toEqual([
      ...decision,
      ...telling,
      ...standstill,
      'Wait for the challenge to be settled',
      'End the standstill',
      'Was the award challenged?',
      ...contracts,
    ]);
  });

  it('makes no contract when a challenge stops it', async () => {
    const run = await runMachine(
      scenario({ standstill: ['challenged', 'stopped'], people: { challenge: [{ decision: 'stop' }] } }),
    );
    expect(run.states.at(-1)).toBe('The award was stopped');
    expect(run.calls.MakeContracts).toBeUndefined();
  });

  it('puts an unforeseen fault before an officer and takes the award up again from the letters', async () => {
    const run = await runMachine(
      scenario({
        contracts: [new Failing('TypeError'), { windowId, contracts: 80 }],
        people: { fault: [{ decision: 'again' }] },
      }),
    );
    expect(run.states.filter((state) => state === 'Write the outcome letters')).toHaveLength(2);
    expect(run.states.at(-1)).toBe('The award is made');
  });
});
