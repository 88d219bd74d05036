import { describe, expect, it } from 'vitest';
import * as askOfficer from '../../functions/workflow/ask-officer/schema.ts';
import * as checkCompliance from '../../functions/workflow/check-compliance/schema.ts';
import * as checkRegistration from '../../functions/workflow/check-registration/schema.ts';
import * as recordScores from '../../functions/workflow/record-scores/schema.ts';
import * as unsealApplications from '../../functions/workflow/unseal-applications/schema.ts';
import { Failing, runMachine, type Scenario } from './machine-run.ts';

const windowId = 's1-home-care-2027-03-01';
const applicationId = `${windowId}.provider-1`;
const outcome = (said: 'pass' | 'refer' | 'fail') => ({ applicationId, outcome: said });

const tasks = ({
  registration = [outcome('pass')],
  compliance = [outcome('pass')],
  unsealing = [{ windowId, applicationIds: [applicationId] }],
}: {
  registration?: unknown[];
  compliance?: unknown[];
  unsealing?: unknown[];
} = {}) => ({
  UnsealApplications: { ...unsealApplications, answers: unsealing },
  CheckRegistration: { ...checkRegistration, answers: registration },
  CheckCompliance: { ...checkCompliance, answers: compliance },
  AskOfficer: { ...askOfficer, answers: [{ asked: true }] },
  RecordScores: { ...recordScores, answers: [{ applicationId, meets: ['A'] }] },
});
const scored = { 'evaluation-1': [{}], 'evaluation-2': [{}], moderation: [{}] };
const evaluated = [
  'Wait for both evaluators',
  'Wait for the first evaluator',
  'Wait for the second evaluator',
  'Wait for the moderator',
  'Record the scores',
];

const scenario = (given: Pick<Scenario, 'tasks' | 'people'>): Scenario => ({
  machine: 'application',
  input: { applicationId, windowId },
  startsAt: '2027-03-31T12:00:00.000Z',
  ...given,
});

describe('the application machine', () => {
  it.each<[string, Pick<Scenario, 'tasks' | 'people'>, readonly string[]]>([
    [
      'evaluates and moderates an application that passes both checks',
      { tasks: tasks(), people: scored },
      [
        'Check the registration',
        'What does the register say?',
        'Check compliance',
        'Does it comply?',
        ...evaluated,
        'The application is settled',
      ],
    ],
    [
      'settles one that fails the registration check, and asks nobody',
      { tasks: tasks({ registration: [outcome('fail')] }) },
      ['Check the registration', 'What does the register say?', 'The application is settled'],
    ],
    [
      'goes on with one that was referred and accepted',
      {
        tasks: tasks({ registration: [outcome('refer')] }),
        people: { 'registration-referral': [{ decision: 'accept' }], ...scored },
      },
      [
        'Check the registration',
        'What does the register say?',
        'Wait for the decision on the registration',
        'May it go on after the registration check?',
        'Check compliance',
        'Does it comply?',
        ...evaluated,
        'The application is settled',
      ],
    ],
    [
      'settles one that was referred and rejected',
      {
        tasks: tasks({ registration: [outcome('refer')] }),
        people: { 'registration-referral': [{ decision: 'reject' }] },
      },
      [
        'Check the registration',
        'What does the register say?',
        'Wait for the decision on the registration',
        'May it go on after the registration check?',
        'The application is settled',
      ],
    ],
    [
      'settles one that does not comply',
      { tasks: tasks({ compliance: [outcome('fail')] }) },
      [
        'Check the registration',
        'What does the register say?',
        'Check compliance',
        'Does it comply?',
        'The application is settled',
      ],
    ],
    [
      'settles one whose declared exclusion ground an officer holds against it',
      { tasks: tasks({ compliance: [outcome('refer')] }), people: { 'compliance-referral': [{ decision: 'reject' }] } },
      [
        'Check the registration',
        'What does the register say?',
        'Check compliance',
        'Does it comply?',
        'Wait for the decision on compliance',
        'May it go on after the compliance check?',
        'The application is settled',
      ],
    ],
  ])('%s', async (_, given, states) => {
    const run = await runMachine(scenario(given));
    expect(run.states.toSorted()).toEqual([...states].toSorted());
    expect(run.states[0]).toBe(states[0]);
    expect(run.states.at(-1)).toBe(states.at(-1));
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: { applicationId } });
  });

  it('asks a register that does not answer again for hours, then refers the application and never fails it', async () => {
    const down = Array.from({ length: 7 }, () => new Failing('RegisterUnavailable'));
    const run = await runMachine(
      scenario({
        tasks: tasks({ registration: [...down, outcome('refer')] }),
        people: { 'registration-referral': [{ decision: 'accept' }], ...scored },
      }),
    );
    expect(run.states).toContain('Refer without an answer from the register');
    expect(run.calls.CheckRegistration).toHaveLength(8);
    expect(run.calls.CheckRegistration?.at(-1)).toMatchObject({ registerUnavailable: true });
    expect(run.status).toBe('SUCCEEDED');
  });

  it('puts an unforeseen fault before an officer and takes the application up again', async () => {
    const run = await runMachine(
      scenario({
        tasks: tasks({ compliance: [new Failing('TypeError'), outcome('pass')] }),
        people: { fault: [{ decision: 'again' }], ...scored },
      }),
    );
    expect(run.states.filter((state) => state === 'Check the registration')).toHaveLength(2);
    expect(run.states).toContain('Ask an officer about a fault');
    expect(run.status).toBe('SUCCEEDED');
  });

  it('has one that could not be unsealed unsealed by itself once an officer has looked, as often as it takes', async () => {
    const run = await runMachine(
      scenario({
        tasks: tasks({
          registration: [new Failing('Error'), outcome('pass')],
          unsealing: [new Failing('CannotBeUnsealed'), { windowId, applicationIds: [applicationId] }],
        }),
        people: { fault: [{ decision: 'again' }], ...scored },
      }),
    );
    expect(run.states.slice(0, 6)).toEqual([
      'Check the registration',
      'Ask an officer about a fault',
      'Unseal it where that failed',
      'Ask an officer about a fault',
      'Unseal it where that failed',
      'Check the registration',
    ]);
    expect(run.calls.UnsealApplications?.at(-1)).toEqual({ windowId, applicationId });
    expect(run.status).toBe('SUCCEEDED');
  });
});
