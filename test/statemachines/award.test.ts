import { describe, expect, it } from 'vitest';
import * as askOfficer from '../../functions/workflow/ask-officer/schema.ts';
import * as askRegisterAgain from '../../functions/workflow/ask-register-again/schema.ts';
import * as beginStandstill from '../../functions/workflow/begin-standstill/schema.ts';
import * as endStandstill from '../../functions/workflow/end-standstill/schema.ts';
import * as makeContracts from '../../functions/workflow/make-contracts/schema.ts';
import * as publishNotices from '../../functions/workflow/publish-notices/schema.ts';
import * as sendLetters from '../../functions/workflow/send-letters/schema.ts';
import * as writeOutcomeLetters from '../../functions/workflow/write-outcome-letters/schema.ts';
import { Failing, runMachine, type Scenario } from './machine-run.ts';

const windowId = 's1-home-care-2027-03-01';
const endsAt = '2027-05-10T23:00:00.000Z';
const startsAt = '2027-04-29T10:00:00.000Z';
const approved = [{ decision: 'approved' }];
const begun = { windowId, outcome: 'begun', endsAt, seconds: (Date.parse(endsAt) - Date.parse(startsAt)) / 1000 };
const needing = (outcome: string) => ({ windowId, outcome });
const asked = { windowId, asked: 75, worse: 0 };
const written = { windowId, awarded: 75, unsuccessful: 34, outcome: 'written' };
const made = { windowId, contracts: 80, outcome: 'made' };

const scenario = (given: {
  readonly people?: Scenario['people'];
  readonly standstill?: readonly unknown[];
  readonly ends?: readonly (string | Readonly<Record<string, unknown>>)[];
  readonly register?: readonly unknown[];
  readonly contracts?: readonly unknown[];
  readonly letters?: readonly unknown[];
}): Scenario => ({
  machine: 'award',
  input: { windowId },
  startsAt,
  people: { recommendation: [{}], approval: approved, ...given.people },
  tasks: {
    AskOfficer: { ...askOfficer, answers: [{ asked: true }] },
    AskRegisterAgain: { ...askRegisterAgain, answers: given.register ?? [asked] },
    WriteOutcomeLetters: { ...writeOutcomeLetters, answers: given.letters ?? [written] },
    SendLetters: {
      ...sendLetters,
      answers: [
        {
          sent: 109,
          left: 0,
          undeliverable: 0,
          outcome: 'all-sent',
          resumeAt: '2027-04-30T00:01:00.000Z',
          seconds: 50_460,
        },
      ],
    },
    BeginStandstill: { ...beginStandstill, answers: given.standstill ?? [begun] },
    EndStandstill: {
      ...endStandstill,
      answers: (given.ends ?? ['clear']).map((end) =>
        typeof end === 'string' ? { windowId, outcome: end } : { windowId, ...end },
      ),
    },
    MakeContracts: { ...makeContracts, answers: given.contracts ?? [made] },
    PublishNotices: { ...publishNotices, answers: [{ windowId, notices: ['award-notice'] }] },
  },
});

const askedAboutAll = 'Has the register been asked about all?';
const decision = [
  'Wait for the recommendation',
  'Ask the register again',
  askedAboutAll,
  'Wait for the approval',
  'Was it approved?',
];
const telling = ['Write the outcome letters', 'What does the standstill need?', 'Send the letters'];
const begins = ['Begin the standstill', 'What does the standstill need?'];
const needs = [...begins, 'Wait for what the standstill needs'];
const runs = [...begins, 'Wait for the standstill to end'];
const ended = ['End the standstill', 'Was the award challenged?'];
const toTheEnd = [...decision, ...telling, ...runs, ...ended];
const contracting = [
  'Ask the register before the contracts',
  askedAboutAll,
  'Make the contracts',
  'Were the contracts made?',
];
const noticed = ['Publish the notices', 'The award is made'];

describe('the award machine', () => {
  it('goes from the recommendation to contracts, and makes none before the standstill ends', async () => {
    const run = await runMachine(scenario({}));
    expect(run.states).toEqual([...toTheEnd, ...contracting, ...noticed]);
    expect(Date.parse(run.endedAt)).toBeGreaterThanOrEqual(Date.parse(endsAt));
  });

  it('asks for a new recommendation, and the register again, when the approver returns it', async () => {
    const run = await runMachine(
      scenario({ people: { approval: [{ decision: 'returned' }, { decision: 'approved' }] } }),
    );
    expect(run.states.slice(0, 10)).toEqual([...decision, ...decision]);
    expect(run.states.at(-1)).toBe('The award is made');
  });

  it('ends where the window is cancelled while it waits for the approval', async () => {
    const run = await runMachine(scenario({ people: { approval: [{ decision: 'cancelled' }] } }));
    expect(run.states).toEqual([...decision, 'The award was stopped']);
  });

  it('begins the standstill only when every outcome letter has gone', async () => {
    const run = await runMachine(scenario({ standstill: [needing('letters-left'), begun] }));
    expect(run.states).toEqual([
      ...decision,
      ...telling,
      ...begins,
      'Wait for the mail service',
      'Send the letters',
      ...runs,
      ...ended,
      ...contracting,
      ...noticed,
    ]);
  });

  it('ends at once when a challenge stops it while letters wait for tomorrow', async () => {
    const run = await runMachine(
      scenario({
        standstill: [needing('letters-left'), needing('stopped')],
        people: { 'letters-left': [{ decision: 'stop' }] },
        ends: ['stopped'],
      }),
    );
    expect(run.states.slice(-6)).toEqual(['Wait for the mail service', ...begins, ...ended, 'The award was stopped']);
    expect(run.calls.SendLetters).toHaveLength(1);
    expect(Date.parse(run.endedAt) - Date.parse(startsAt)).toBeLessThan(3_600_000);
  });

  it('has its letters drafted, and written and sent only once somebody releases them', async () => {
    const draft = { windowId, awarded: 0, unsuccessful: 0 };
    const letters = [{ ...draft, outcome: 'more', after: 'm' }, { ...draft, outcome: 'release' }, written];
    const run = await runMachine(scenario({ letters, people: { release: [{ decision: 'released' }] } }));
    const drafting = ['Write the outcome letters', 'What does the standstill need?'];
    expect(run.states).toEqual([
      ...decision,
      ...drafting,
      ...drafting,
      'Wait for the release of the letters',
      'Were the letters released?',
      ...telling,
      ...runs,
      ...ended,
      ...contracting,
      ...noticed,
    ]);
    expect(run.calls.WriteOutcomeLetters).toEqual(['', 'm', ''].map((after) => ({ windowId, after })));
  });

  it('is recommended again where it is handed back before its letters are released', async () => {
    const release = { windowId, awarded: 0, unsuccessful: 0, outcome: 'release' };
    const letters = [release, release, written];
    const people = {
      recommendation: [{}, {}],
      approval: [...approved, ...approved],
      release: [{ decision: 'returned' }, { decision: 'released' }],
    };
    const run = await runMachine(scenario({ letters, people }));
    expect(run.states.filter((state) => state.startsWith('Wait for the')).slice(0, 5)).toEqual([
      'Wait for the recommendation',
      'Wait for the approval',
      'Wait for the release of the letters',
      'Wait for the recommendation',
      'Wait for the approval',
    ]);
    expect(run.calls.SendLetters).toHaveLength(1);
  });

  it('goes to its end where a challenge stops it before its letters are released', async () => {
    const release = { windowId, awarded: 0, unsuccessful: 0, outcome: 'release' };
    const letters = [release, { ...release, outcome: 'stopped' }];
    const run = await runMachine(scenario({ letters, people: { release: [{ decision: 'stop' }] }, ends: ['stopped'] }));
    expect(run.states.at(-1)).toBe('The award was stopped');
    expect(run.calls.SendLetters ?? []).toEqual([]);
  });

  it.each([
    ['a letter that could not be delivered is settled', 'undelivered-letters'],
    ['somebody confirms an end past the known bank holidays', 'standstill-end'],
  ])('is held until %s', async (_, ask) => {
    const run = await runMachine(scenario({ standstill: [needing(ask), begun], people: { [ask]: [{}] } }));
    expect(run.states).toEqual([...decision, ...telling, ...needs, ...runs, ...ended, ...contracting, ...noticed]);
    expect(run.calls.AskOfficer).toContainEqual(expect.objectContaining({ ask, subject: windowId }));
  });

  it('of an agreement under PA 2023 waits for the award notice before its standstill, and makes contracts after it', async () => {
    const run = await runMachine(
      scenario({ standstill: [needing('publication'), begun], people: { publication: [{}] } }),
    );
    expect(run.states).toEqual([...decision, ...telling, ...needs, ...runs, ...ended, ...contracting, ...noticed]);
    expect(run.calls.AskOfficer).toContainEqual(expect.objectContaining({ ask: 'publication' }));
    expect(Date.parse(run.endedAt)).toBeGreaterThanOrEqual(Date.parse(endsAt));
  });

  it('looks at the standstill again where an officer corrects what it counts from', async () => {
    const run = await runMachine(scenario({ people: { standstill: [{}] }, standstill: [begun, needing('over')] }));
    expect(run.states).toEqual([...decision, ...telling, ...runs, ...begins, ...ended, ...contracting, ...noticed]);
  });

  it('does not go on where the standstill turns out not to be over', async () => {
    const run = await runMachine(scenario({ ends: ['begin-again', 'clear'] }));
    expect(run.states).toEqual([...toTheEnd, ...runs, ...ended, ...contracting, ...noticed]);
  });

  it('is held by a challenge until somebody settles it', async () => {
    const run = await runMachine(
      scenario({ ends: ['challenged', 'clear'], people: { challenge: [{ decision: 'continue' }] } }),
    );
    expect(run.states).toEqual([
      ...toTheEnd,
      'Wait for the challenge to be settled',
      ...ended,
      ...contracting,
      ...noticed,
    ]);
  });

  it('is held where a challenge is found only when the contracts are to be made', async () => {
    const run = await runMachine(
      scenario({
        contracts: [{ windowId, contracts: 0, outcome: 'challenged' }, made],
        ends: ['clear', 'challenged', 'clear'],
        people: { challenge: [{ decision: 'continue' }] },
      }),
    );
    expect(run.states).toEqual([
      ...toTheEnd,
      ...contracting,
      ...ended,
      'Wait for the challenge to be settled',
      ...ended,
      ...contracting,
      ...noticed,
    ]);
  });

  it('ends days before the standstill would, at once when a challenge stops it', async () => {
    const run = await runMachine(
      scenario({
        people: { standstill: [{ decision: 'stop' }] },
        standstill: [begun, needing('stopped')],
        ends: ['stopped'],
      }),
    );
    expect(run.states).toEqual([...decision, ...telling, ...runs, ...begins, ...ended, 'The award was stopped']);
    expect(Date.parse(run.endedAt) - Date.parse(startsAt)).toBeLessThan(3_600_000);
    expect(run.calls.MakeContracts).toBeUndefined();
  });

  it('goes to the approver though the register cannot be asked again', async () => {
    const run = await runMachine(scenario({ register: [...Array(7).fill(new Failing('RegisterUnavailable')), asked] }));
    expect(run.calls.AskRegisterAgain?.slice(0, 8)).toEqual([
      ...Array(7).fill({ windowId, before: 'approval', after: 0, unanswered: 0 }),
      { windowId, before: 'contract', after: 0, unanswered: 0 },
    ]);
    const unasked = toTheEnd.filter((state) => state !== askedAboutAll);
    expect(run.states).toEqual([...unasked, ...contracting, ...noticed]);
  });

  it('makes the other contracts, and waits for an officer where the register holds a place back', async () => {
    const run = await runMachine(
      scenario({
        contracts: [{ windowId, contracts: 79, outcome: 'held-back' }, made],
        people: { 'register-changes': [{}] },
      }),
    );
    expect(run.states).toEqual([
      ...toTheEnd,
      ...contracting,
      'Wait for the decision on places held back',
      ...contracting,
      ...noticed,
    ]);
  });

  it('makes the contracts that it can where the register cannot be asked before them', async () => {
    const run = await runMachine(
      scenario({
        register: [asked, ...Array(7).fill(new Failing('RegisterUnavailable')), asked],
        contracts: [{ windowId, contracts: 0, outcome: 'held-back' }, made],
        people: { 'register-changes': [{}] },
      }),
    );
    expect(run.states.slice(-9)).toEqual([
      'Make the contracts',
      'Were the contracts made?',
      'Wait for the decision on places held back',
      ...contracting,
      ...noticed,
    ]);
  });

  it('goes on with the letters and with the contracts until none is left, each from where it came to', async () => {
    const run = await runMachine(
      scenario({
        letters: [{ ...written, outcome: 'more', after: '' }, { ...written, outcome: 'more', after: 'm' }, written],
        contracts: [
          { ...made, heldBack: 1, outcome: 'more', after: 40 },
          { ...made, heldBack: 1, outcome: 'held-back' },
          made,
        ],
        people: { 'register-changes': [{ decision: 'accept' }] },
      }),
    );
    expect(run.calls.WriteOutcomeLetters?.slice(0, 3)).toEqual(['', '', 'm'].map((after) => ({ windowId, after })));
    expect(run.calls.MakeContracts?.slice(0, 3)).toEqual([
      { windowId, after: 0, heldBack: 0, contracts: 0 },
      { windowId, after: 40, heldBack: 1, contracts: 80 },
      { windowId, after: 0, heldBack: 0, contracts: 0 },
    ]);
    expect(run.states.at(-1)).toBe('The award is made');
  });

  it('goes on asking the register until it has been asked about all, each call from where the one before came to', async () => {
    const more = { ...asked, outcome: 'more', after: 40, unanswered: 2 };
    const run = await runMachine(scenario({ register: [more, asked, more, asked] }));
    const calls = (before: string) => [
      { windowId, before, after: 0, unanswered: 0 },
      { windowId, before, after: 40, unanswered: 2 },
    ];
    expect(run.calls.AskRegisterAgain?.slice(0, 4)).toEqual([...calls('approval'), ...calls('contract')]);
    expect(run.calls.MakeContracts?.[0]).toEqual({ windowId, after: 0, heldBack: 0, contracts: 0 });
  });

  it('looks at letters before and after the standstill until none is left, each call from where the one before came to', async () => {
    const told = [{ status: 'sent', sentAt: startsAt }];
    const [first, second] = [
      { windowId, after: '', told: [] },
      { windowId, after: 'm', told },
    ];
    const run = await runMachine(
      scenario({
        standstill: [{ windowId, outcome: 'more-letters', after: 'm', told }, begun],
        ends: [{ outcome: 'more', after: 'm', told }, 'clear'],
      }),
    );
    expect(run.calls.BeginStandstill).toEqual([first, second]);
    expect(run.calls.EndStandstill).toEqual([first, second].map((call) => ({ ...call, endedUntil: '' })));
    expect(run.states.at(-1)).toBe('The award is made');
  });

  it('ends what a challenge stopped until nothing is left of it', async () => {
    const run = await runMachine(scenario({ ends: [{ outcome: 'more', endedUntil: 'm' }, 'stopped'] }));
    expect(run.calls.EndStandstill).toMatchObject([{ endedUntil: '' }, { endedUntil: 'm' }]);
    expect(run.states.at(-1)).toBe('The award was stopped');
  });

  it('sends no outcome letter where a challenge stopped the award while an officer looked at a fault', async () => {
    const stopped = { windowId, awarded: 0, unsuccessful: 0, outcome: 'stopped' };
    const run = await runMachine(
      scenario({
        letters: [new Failing('TypeError'), stopped],
        people: { fault: [{ decision: 'stop' }] },
        ends: ['stopped'],
      }),
    );
    expect(run.calls.SendLetters).toBeUndefined();
    expect(run.states.slice(-3)).toEqual([...ended, 'The award was stopped']);
  });

  it('puts an unforeseen fault before an officer and takes the award up again from the letters', async () => {
    const run = await runMachine(
      scenario({
        contracts: [new Failing('TypeError'), made],
        people: { fault: [{ decision: 'again' }] },
      }),
    );
    expect(run.states.filter((state) => state === 'Write the outcome letters')).toHaveLength(2);
    expect(run.states.at(-1)).toBe('The award is made');
  });
});
