import { ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { patientMachines, startApplication } from '../../adapters/workflow/start-application.ts';
import * as askOfficer from '../../functions/workflow/ask-officer/schema.ts';
import * as checkCompliance from '../../functions/workflow/check-compliance/schema.ts';
import * as checkRegistration from '../../functions/workflow/check-registration/schema.ts';
import * as closeWindow from '../../functions/workflow/close-window/schema.ts';
import * as openWindow from '../../functions/workflow/open-window/schema.ts';
import * as prepareWindow from '../../functions/workflow/prepare-window/schema.ts';
import * as remindApplicants from '../../functions/workflow/remind-applicants/schema.ts';
import { startApplications } from '../../functions/workflow/start-applications/handler.ts';
import * as starting from '../../functions/workflow/start-applications/schema.ts';
import * as tellProviders from '../../functions/workflow/tell-providers/schema.ts';
import * as unsealApplications from '../../functions/workflow/unseal-applications/schema.ts';
import { machineDefinition } from '../../lib/processes/machine-definition.ts';
import { anApplication, frozenOf } from '../builders/an-application.ts';
import { aCouncil, type Council, closesAt, opensAt, windowId } from '../functions/workflow/a-council.ts';
import { type RunningEngine, runMachine } from './machine-run.ts';

const MANY = 500;
let council: Council;
beforeAll(async () => {
  council = await aCouncil();
  await council.aWindow({ status: 'evaluating', unsealedAt: '2027-03-31T11:01:00.000Z' });
  for (let each = 0; each < MANY; each += 1) {
    const application = anApplication(`Care ${each}`, { windowId, providerId: `provider-${each}` }).received();
    await council.applications.open(application, frozenOf(application));
  }
}, 60_000);
afterAll(() => council.close());

const award = { QueryLanguage: 'JSONata', StartAt: 'Done', States: { Done: { Type: 'Succeed' } } };
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const said = (status: string) => ({ windowId, status, closesAt });
const ofEach = ({ applicationId }: { readonly applicationId: string }) => ({ applicationId, outcome: 'pass' });

it('Five hundred applications of one window are each started once, and come to both evaluators, though starts and calls are throttled', async () => {
  const asked: string[] = [];
  const names: (string | undefined)[] = [];
  const start = async (input: unknown, { url, arnOf }: RunningEngine) => {
    const machines = patientMachines({ endpoint: url, region: 'eu-west-2', credentials });
    const begin = startApplication(machines, arnOf('ApplicationMachine'));
    const started = await startApplications({ ...council, start: begin, pause: async () => {} })(
      starting.input.parse(input),
    );
    const listed = { stateMachineArn: arnOf('ApplicationMachine'), maxResults: 1000 };
    const { executions = [] } = await machines.send(new ListExecutionsCommand(listed));
    names.push(...executions.map(({ name }) => name));
    machines.destroy();
    return started;
  };
  const run = await runMachine({
    machine: 'window',
    input: { agreementId: 's1-home-care', scheduledTime: '2027-03-01T09:00:00Z' },
    startsAt: opensAt,
    // One start in forty is throttled, and so is one call of a function in five.
    isStartTooMany: (nth) => nth % 40 === 39,
    isCallTooMany: (nth) => nth % 5 === 4,
    machines: { AwardMachine: award, ApplicationMachine: machineDefinition('application') },
    until: () => new Set(asked).size >= 2 * MANY,
    tasks: {
      PrepareWindow: { ...prepareWindow, answers: [{ windowId, status: 'prepared', opensAt, closesAt }] },
      OpenWindow: { ...openWindow, answers: [said('open')] },
      TellProviders: { ...tellProviders, answers: [{ told: 0 }] },
      RemindApplicants: { ...remindApplicants, answers: [{ status: 'reminded', closesAt }] },
      CloseWindow: { ...closeWindow, answers: [said('closed')] },
      UnsealApplications: { ...unsealApplications, answers: [{ windowId }] },
      StartApplications: { ...starting, does: (input, _, engine) => start(input, engine) },
      CheckRegistration: {
        ...checkRegistration,
        does: async (input) => ofEach(checkRegistration.input.parse(input)),
      },
      CheckCompliance: { ...checkCompliance, does: async (input) => ofEach(checkCompliance.input.parse(input)) },
      AskOfficer: {
        ...askOfficer,
        does: async (input) => {
          const { ask, subject } = askOfficer.input.parse(input);
          asked.push(`${subject} ${ask}`);
          return { asked: true };
        },
      },
    },
  });
  expect(run.status).toBe('SUCCEEDED');
  const ids = Array.from({ length: MANY }, (_, each) => `${windowId}.provider-${each}`).toSorted();
  expect(names.toSorted()).toEqual(ids);
  expect(new Set(asked)).toEqual(new Set(ids.flatMap((id) => [`${id} evaluation-1`, `${id} evaluation-2`])));
  expect(asked).toHaveLength(2 * MANY);
}, 90_000);
