import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Agreement } from '../domain/agreement/agreement.ts';
import type { Machines } from './processes/machines.ts';
import { Alarms } from './running/alarms.ts';
import type { Assets } from './running/assets.ts';
import { AuditRecorder } from './running/audit-recorder.ts';
import { Documents } from './running/documents.ts';
import { EvidencePacks } from './running/evidence-packs.ts';
import { FrontDoor } from './running/front-door.ts';
import { Openings } from './running/openings.ts';
import type { OutsideServices } from './running/outside-services.ts';
import { sealReadersOf } from './running/seal-readers.ts';
import { SecretParameters } from './running/secret-parameters.ts';
import { SignInPools } from './running/sign-in.ts';
import { Sites } from './running/sites.ts';
import { Sweep } from './running/sweep.ts';
import { TableFiles } from './running/table-files.ts';
import { TaskFunctions } from './running/task-functions.ts';
import { VirusChecks } from './running/virus-checks.ts';
import { Watch } from './running/watch.ts';
import type { StoredStack } from './stored-stack.ts';

export interface RunningStackProps extends StackProps {
  readonly stored: StoredStack;
  readonly machines: Machines;
  readonly assets: Assets;
  readonly agreements: readonly Agreement[];
  readonly outside: OutsideServices;
  /** The public address without a slash at its end; the HTTP API's own where the council has set none. */
  readonly siteUrl?: string | undefined;
  readonly domainPrefix: string;
  /** Executions kept for the providers' site and for the officers' desk, each; none are where it is left out. */
  readonly siteConcurrency?: number | undefined;
}

/** What runs: sites, tasks, schedules. It can be torn down and built again; nothing of it is kept but its logs. */
export class RunningStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    {
      stored,
      machines,
      assets,
      agreements,
      outside,
      siteUrl,
      domainPrefix,
      siteConcurrency,
      ...props
    }: RunningStackProps,
  ) {
    super(scope, id, props);
    const { stage } = stored;
    const frontDoor = new FrontDoor(this, 'FrontDoor', { stage });
    const address = siteUrl ?? frontDoor.api.apiEndpoint;
    const secrets = new SecretParameters(this, 'Secrets', { stage });
    const signIn = new SignInPools(this, 'SignIn', {
      people: stored.people,
      stage,
      siteUrl: address,
      domainPrefix,
    });
    const sealReaders = sealReadersOf(stored, Stack.of(machines), this);
    const tasks = new TaskFunctions(this, 'Tasks', {
      assets,
      stored,
      secrets,
      outside,
      siteUrl: address,
      sealReaders,
      machines,
    });
    const recorder = new AuditRecorder(this, 'AuditRecorder', { assets, stored });
    const sweep = new Sweep(this, 'Sweep', { assets, stored, outside, tasks, machines });
    const virusChecks = new VirusChecks(this, 'VirusChecks', { assets, stored, tasks, siteUrl: address });
    const documents = new Documents(this, 'Documents', { assets, stage });
    const evidencePacks = new EvidencePacks(this, 'EvidencePacks', { assets, stored, outside });
    const tableFiles = new TableFiles(this, 'TableFiles', { assets, stored });
    const sites = new Sites(this, 'Sites', {
      assets,
      stored,
      secrets,
      outside,
      signIn,
      tasks,
      documents,
      evidencePacks,
      tableFiles,
      machines,
      siteUrl: address,
      sealReaders,
      siteConcurrency,
    });
    frontDoor.leadTo(sites);
    const watch = new Watch(this, 'Watch', { assets, stored, machines });
    const openings = new Openings(this, 'Openings', {
      stage,
      agreements,
      windowMachine: machines.window,
      finishDeliveries: sweep.finishDeliveries.lambda,
      copyAudit: recorder.copyAudit.lambda,
      findLeftBehind: watch.findLeftBehind.lambda,
    });
    new Alarms(this, 'Alarms', {
      stage,
      topic: stored.alarmsTopic,
      machines,
      tasks,
      sweep,
      watch,
      openings,
      virusChecks,
      recorder,
      frontDoor,
      sites,
      documents,
      evidencePacks,
      tableFiles,
    });
    new CfnOutput(this, 'SiteUrl', { value: address });
  }
}
