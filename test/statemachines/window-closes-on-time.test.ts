import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
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
const MINUTE = 60_000;

/** A window whose providers cannot be told, since Lambda is asked for too much, or the functions are not there just now. */
const notTold = (triesAgain: number, closings: readonly string[] = [closesAt]): Scenario => {
  let asked = 0;
  return {
    machine: 'window',
    input: { agreementId: 's1-home-care', scheduledTime: '2027-03-01T09:00:00Z' },
    startsAt: opensAt,
    tasks: {
      AskOfficer: {
        ...askOfficer,
        does: async (given, _now, engine) => {
          asked += 1;
          if (asked <= triesAgain) {
            const { token } = askOfficer.input.parse(given);
            const machines = new SFNClient({
              endpoint: engine.url,
              region: 'eu-west-2',
              credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
            });
            await machines.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"decision":"again"}' }));
            machines.destroy();
          }
          return { asked: true };
        },
      },
      PrepareWindow: { ...prepareWindow, answers: [{ windowId, status: 'prepared', opensAt, closesAt }] },
      OpenWindow: { ...openWindow, answers: [{ windowId, status: 'open', closesAt }] },
      TellProviders: { ...tellProviders, answers: [new Failing('ThrottlingException')] },
      RemindApplicants: { ...remindApplicants, answers: [{ status: 'reminded', closesAt }] },
      CloseWindow: {
        ...closeWindow,
        answers: [
          ...closings.slice(1).map((until) => ({ windowId, status: 'open', closesAt: until })),
          { windowId, status: 'closed', closesAt: closings.at(-1) },
        ],
      },
      UnsealApplications: { ...unsealApplications, answers: [{ windowId }] },
      StartApplications: {
        ...startApplications,
        answers: [{ windowId, status: 'started', after: '', failed: 0 }],
      },
    },
    machines: {
      AwardMachine: { QueryLanguage: 'JSONata', StartAt: 'Done', States: { Done: { Type: 'Succeed' } } },
    },
  };
};

it.each([
  ['once', 0],
  ['time and again, and an officer had it tried again meanwhile', 6],
])('a window is closed at its closing instant though its providers could not be told %s', async (_, triesAgain) => {
  const run = await runMachine(notTold(triesAgain));
  expect(run.status).toBe('SUCCEEDED');
  const late = Math.round((Date.parse(run.endedAt) - Date.parse(closesAt)) / MINUTE);
  expect(late).toBeLessThanOrEqual(5);
});

it('nor is the close of an extended window put off, however short the extension, by trying to tell them', async () => {
  const extendedTo = '2027-03-31T11:03:00.000Z';
  const run = await runMachine(notTold(0, [closesAt, extendedTo]));
  expect(Date.parse(run.endedAt) - Date.parse(extendedTo)).toBeLessThanOrEqual(2 * MINUTE);
});

it('officers can have the providers of an extended window told until it closes', async () => {
  const run = await runMachine(notTold(0, [closesAt, '2027-04-02T11:00:00.000Z']));
  const asking = 'Ask an officer before the window closes';
  expect(run.states.slice(run.states.indexOf('Close the window'))).toContain(asking);
});

it('asks about two windows of one agreement that could not be prepared by two questions, so that each can be tried again', async () => {
  const additional = {
    opensAt: '2027-06-01T08:00:00.000Z',
    closesAt: '2027-06-30T11:00:00.000Z',
    reason: 'More hours',
    by: { id: 'lead', name: 'A Lead' },
  };
  const { tasks, ...scheduled } = notTold(0);
  const subjects: string[] = [];
  for (const given of [
    { input: scheduled.input },
    { input: { agreementId: 's1-home-care', additional }, name: 's1-home-care-2027-06-01-0800-2' },
  ]) {
    const answers = [new Failing('SomethingUnforeseen'), { windowId, status: 'run-by-another', opensAt, closesAt }];
    const run = await runMachine({
      ...scheduled,
      ...given,
      people: { 'window-fault': [{ decision: 'again' }] },
      tasks: {
        ...tasks,
        AskOfficer: { ...askOfficer, answers: [{ asked: true }] },
        PrepareWindow: { ...prepareWindow, answers },
      },
    });
    for (const asked of run.calls.AskOfficer ?? []) subjects.push(askOfficer.input.parse(asked).subject);
  }
  expect(subjects).toEqual([windowId, 's1-home-care-2027-06-01-0800-2']);
});
