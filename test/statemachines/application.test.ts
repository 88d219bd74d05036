import { describe, expect, it } from 'vitest';
import * as askOfficer from '../../functions/workflow/ask-officer/schema.ts';
import * as checkCompliance from '../../functions/workflow/check-compliance/schema.ts';
import * as checkRegistration from '../../functions/workflow/check-registration/schema.ts';
import * as hearRepresentation from '../../functions/workflow/hear-representation/schema.ts';
import * as recordScores from '../../functions/workflow/record-scores/schema.ts';
import * as unsealApplications from '../../functions/workflow/unseal-applications/schema.ts';
import { Failing, runMachine, type Scenario } from './machine-run.ts';

const windowId = 's1-home-care-2027-03-01';
const applicationId = `${windowId}.provider-1`;
const outcome = (said: 'pass' | 'refer' | 'fail') => ({ applicationId, outcome: said });

const TEN_DAYS = 864_000;
const stands = (how: string) =>
  how === 'to-reply' ? { applicationId, stands: how, secondsToReply: TEN_DAYS } : { applicationId, stands: how };
const heard = 'Hear the provider before it is rejected';
const whether = 'Has the provider been heard?';

const tasks = ({
  registration = [outcome('pass')],
  compliance = [outcome('pass')],
  hearing = [stands('to-reply'), stands('settled')],
  unsealing = [{ windowId, applicationIds: [applicationId] }],
}: {
  readonly registration?: unknown[];
  readonly compliance?: unknown[];
  readonly hearing?: unknown[];
  readonly unsealing?: unknown[];
} = {}) => ({
  UnsealApplications: { ...unsealApplications, answers: unsealing },
  CheckRegistration: { ...checkRegistration, answers: registration },
  CheckCompliance: { ...checkCompliance, answers: compliance },
  HearRepresentation: { ...hearRepresentation, answers: hearing },
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

const unheard = [heard, whether, 'Wait for the end of the time to reply', heard, whether];
const replied = [...unheard, 'Wait for the decision on the reply', heard, whether];

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
      'rejects one that fails the registration check once its time to reply is over, and asks nobody',
      { tasks: tasks({ registration: [outcome('fail')] }) },
      ['Check the registration', 'What does the register say?', ...unheard, 'The application is settled'],
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
      'rejects one that was referred and whose proposed rejection nobody replied to',
      {
        tasks: tasks({ registration: [outcome('refer')] }),
        people: { 'registration-referral': [{ decision: 'reject' }] },
      },
      [
        'Check the registration',
        'What does the register say?',
        'Wait for the decision on the registration',
        'May it go on after the registration check?',
        ...unheard,
        'The application is settled',
      ],
    ],
    [
      'rejects one that does not comply once its time to reply is over',
      { tasks: tasks({ compliance: [outcome('fail')] }) },
      [
        'Check the registration',
        'What does the register say?',
        'Check compliance',
        'Does it comply?',
        ...unheard,
        'The application is settled',
      ],
    ],
    [
      'rejects one whose declared exclusion ground an officer holds against it, once it could reply',
      { tasks: tasks({ compliance: [outcome('refer')] }), people: { 'compliance-referral': [{ decision: 'reject' }] } },
      [
        'Check the registration',
        'What does the register say?',
        'Check compliance',
        'Does it comply?',
        'Wait for the decision on compliance',
        'May it go on after the compliance check?',
        ...unheard,
        'The application is settled',
      ],
    ],
    [
      'rejects one whose reply an officer did not follow',
      {
        tasks: tasks({
          compliance: [outcome('fail')],
          hearing: [stands('to-reply'), stands('replied'), stands('settled')],
        }),
        people: { representation: [{}] },
      },
      [
        'Check the registration',
        'What does the register say?',
        'Check compliance',
        'Does it comply?',
        ...replied,
        'The application is settled',
      ],
    ],
    [
      'goes on to compliance with one whose reply about its registration was followed',
      {
        tasks: tasks({
          registration: [outcome('fail')],
          hearing: [stands('to-reply'), stands('replied'), stands('lifted-after-registration')],
        }),
        people: { representation: [{}], ...scored },
      },
      [
        'Check the registration',
        'What does the register say?',
        ...replied,
        'Check compliance',
        'Does it comply?',
        ...evaluated,
        'The application is settled',
      ],
    ],
    [
      'goes on to evaluation with one whose reply about a condition was followed',
      {
        tasks: tasks({
          compliance: [outcome('fail')],
          hearing: [stands('to-reply'), stands('replied'), stands('lifted-after-compliance')],
        }),
        people: { representation: [{}], ...scored },
      },
      [
        'Check the registration',
        'What does the register say?',
        'Check compliance',
        'Does it comply?',
        ...replied,
        ...evaluated,
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
    expect(run.states.slice(0, 8)).toEqual([
      'Check the registration',
      'Ask an officer about a fault',
      'Is it tried again?',
      'Unseal it where that failed',
      'Ask an officer about a fault',
      'Is it tried again?',
      'Unseal it where that failed',
      'Check the registration',
    ]);
    expect(run.calls.UnsealApplications?.at(-1)).toEqual({ windowId, applicationId });
    expect(run.status).toBe('SUCCEEDED');
  });

  it.each(['left-out', 'window-cancelled'])(
    'ends with one that can never be unsealed once it is %s',
    async (decision) => {
      const run = await runMachine(
        scenario({ tasks: tasks({ registration: [new Failing('Error')] }), people: { fault: [{ decision }] } }),
      );
      expect(run.states).toEqual([
        'Check the registration',
        'Ask an officer about a fault',
        'Is it tried again?',
        'The application is settled',
      ]);
      expect(run.calls.UnsealApplications ?? []).toEqual([]);
      expect(run).toMatchObject({ status: 'SUCCEEDED', output: { applicationId } });
    },
  );

  it('lets a rejection take effect not before the end of the time to reply', async () => {
    const run = await runMachine(scenario({ tasks: tasks({ compliance: [outcome('fail')] }) }));
    expect(run.endedAt >= '2027-04-10T12:00:00.000Z').toBe(true);
    expect(run.calls.HearRepresentation).toHaveLength(2);
  });

  it('goes on at once when an officer takes a proposed rejection back', async () => {
    const run = await runMachine(
      scenario({
        tasks: tasks({
          compliance: [outcome('fail')],
          hearing: [stands('to-reply'), stands('lifted-after-compliance')],
        }),
        people: { 'proposed-rejection': [{}], ...scored },
      }),
    );
    expect(run.states).toContain('Record the scores');
    expect(run.endedAt < '2027-04-01T12:00:00.000Z').toBe(true);
  });

  it('waits on where it looks too early, and looks again', async () => {
    const run = await runMachine(
      scenario({
        tasks: tasks({
          compliance: [outcome('fail')],
          hearing: [stands('to-reply'), { ...stands('to-reply'), secondsToReply: 1 }, stands('settled')],
        }),
      }),
    );
    expect(run.states.filter((state) => state === 'Wait for the end of the time to reply')).toHaveLength(2);
    expect(run.status).toBe('SUCCEEDED');
  });

  it('puts a fault in hearing a provider before an officer, and hears the provider then', async () => {
    const run = await runMachine(
      scenario({
        tasks: tasks({
          registration: [outcome('fail')],
          hearing: [new Failing('TypeError'), stands('to-reply'), stands('settled')],
        }),
        people: { fault: [{ decision: 'again' }] },
      }),
    );
    expect(run.states).toContain('Ask an officer about a fault');
    expect(run.calls.HearRepresentation).toHaveLength(3);
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: { applicationId } });
  });
});
