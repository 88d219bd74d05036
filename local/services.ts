import type { RunningClock } from './clock/clock.ts';
import { consolePages } from './console/console.ts';
import { Access } from './gate/access.ts';
import { DynamoDbUpstream } from './gate/dynamodb-upstream.ts';
import { Gate } from './gate/gate.ts';
import type { Handler } from './gate/handler.ts';
import { RequestLog } from './gate/request-log.ts';
import { listen } from './gate/server.ts';
import { Upstream } from './gate/upstream.ts';
import { withBar } from './http-api/bar.ts';
import { httpApi } from './http-api/http-api.ts';
import { environmentOf } from './lambda/environment.ts';
import { invokeApi } from './lambda/invoke-api.ts';
import { LambdaService } from './lambda/lambda-service.ts';
import { FunctionLogs, shortName } from './lambda/logs.ts';
import { demoAccounts } from './oidc/demo-accounts.ts';
import { opensWindow } from './opening.ts';
import { s3 } from './s3/s3.ts';
import { Scheduler } from './scheduler/scheduler.ts';
import { callThrough } from './scheduler/targets.ts';
import { startStandIns } from './stand-ins.ts';
import type { StateFolder } from './state-folder.ts';
import { alignMachines } from './state-machines.ts';
import { startEngine } from './step-functions/engine.ts';
import { taskTokens } from './task-tokens.ts';
import type { CloudTemplate } from './template/cloud-template.ts';
import { account, region } from './template/names.ts';

interface Options {
  readonly template: CloudTemplate;
  readonly clock: RunningClock;
  readonly folder: StateFolder;
  readonly quietLogs: boolean;
  readonly siteUrl: string;
  readonly database: { readonly endpoint: string; readonly accessKeyId: string };
  /** Takes what ends each thing that was started, to be called in the reverse order. */
  readonly opened: (() => unknown)[];
}

/** Starts the services of the template on the clock given, joined by the gate. The clock is not set going. */
export async function startServices({ template, clock, folder, quietLogs, siteUrl, database, opened }: Options) {
  const requests = new RequestLog();
  const access = new Access(template, requests);
  const roles = new Map(template.roles.map((role) => [role.arn, role.logicalId]));
  const credentialsFor = (roleArn: string) => ({
    accessKeyId: roles.get(roleArn) ?? 'none',
    secretAccessKey: 'local',
  });
  const standIns = await startStandIns(template, folder, siteUrl);
  const logs = new FunctionLogs(folder.file('logs'), quietLogs);
  opened.push(standIns.close, () => logs.close());

  // The gate listens before what lies behind it: functions and machines are told its address.
  const gateReady = Promise.withResolvers<Gate>();
  const gateServer = await listen(async (req, res) => (await gateReady.promise).handle(req, res));
  const gateUrl = gateServer.url;
  opened.push(gateServer.close);
  const lambda = new LambdaService({
    functions: template.functions,
    environmentOf: (fn) => environmentOf(fn, credentialsFor(fn.roleArn).accessKeyId, { siteUrl, gateUrl }),
    clock,
    logs,
    dir: folder.path,
  });
  opened.push(() => lambda.close());
  const objects = s3({
    folder: folder.file('objects'),
    buckets: template.buckets.map(({ name }) => name),
    authorise: ({ accessKeyId, action, resource }) =>
      access.decide(accessKeyId, { action, resource, context: new Map() }).allowed,
    secretOf: (accessKeyId) => (access.role(accessKeyId) ? 'local' : undefined),
  });
  opened.push(objects.close);
  const engine = await startEngine({
    file: folder.file('engine.sqlite'),
    timers: clock,
    region,
    account,
    lambdaEndpoint: gateUrl,
    dynamodbEndpoint: gateUrl,
    credentialsFor,
    authorize: (roleArn, action, resource) => {
      const { accessKeyId } = credentialsFor(roleArn);
      const decision = access.decide(accessKeyId, { action, resource, context: new Map() });
      const text = `User: ${roleArn} is not authorized to perform: ${action} on resource: ${resource}`;
      if (!decision.allowed) throw new Error(`${text} ${decision.why}`);
    },
  });
  opened.push(engine.close);
  await alignMachines(engine.url, template.machines);

  const dynamoDb = new DynamoDbUpstream(database.endpoint, database.accessKeyId, template.tables);
  const states = new Upstream(engine.url);
  const tokens = taskTokens(folder.file('engine.sqlite'));
  opened.push(
    () => dynamoDb.close(),
    () => states.close(),
    tokens.close,
  );
  const gate = new Gate(access, template.tables, {
    dynamoDb,
    states,
    machineOf: tokens.machineOf,
    lambda: invokeApi(lambda),
    ssm: standIns.secrets.handle,
    s3: objects.handle,
  });
  gateReady.resolve(gate);

  const targets = callThrough(gateUrl, credentialsFor);
  const { schedules } = template;
  const scheduler = new Scheduler({ schedules, clock, file: folder.file('scheduler.sqlite'), call: targets.call });
  opened.push(targets.close, () => scheduler.close());
  clock.onQuiet(() => lambda.isQuiet, 'functions');
  clock.onQuiet(gate.isQuiet, 'calls of AWS services');
  clock.onQuiet(() => engine.quiet(), 'state machines');
  lambda.start();
  scheduler.start();

  const accounts = demoAccounts.map(({ name, email, does, audience }) => ({
    name,
    email,
    role: does,
    path: audience === 'officers' ? '/officers' : '/apply',
  }));
  const { mail, register, holidays } = standIns;
  const pages = consolePages({
    clock,
    siteUrl,
    accounts,
    outbox: mail.outbox,
    sfnEndpoint: engine.url,
    register,
    others: [
      { name: 'GOV.UK Notify', faults: mail.faults },
      { name: 'GOV.UK bank holidays', faults: holidays.faults },
    ],
    schedules: () =>
      scheduler.upcoming().map(({ schedule, at }) => ({
        at,
        name: schedule.description ?? shortName(schedule.logicalId),
        opens: opensWindow(template, schedule),
      })),
  });
  const local: Handler[] = [...standIns.handlers, pages];
  return {
    gateUrl,
    engineUrl: engine.url,
    functions: lambda,
    standIns,
    access,
    local,
    site: httpApi({
      routes: template.routes,
      invoke: (functionArn, payload) => lambda.invoke(functionArn, payload),
      dress: (answer, path) => withBar(answer, path, accounts),
    }),
  };
}
