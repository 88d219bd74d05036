import { startEngine, taskTokens } from '@laptop/step-functions';
import { Alarms } from './alarms/alarms.ts';
import { executionEnded } from './alarms/execution-ended.ts';
import { watchServices } from './alarms/watch-services.ts';
import type { RunningClock } from './clock/clock.ts';
import { consolePages } from './console/console.ts';
import { EventSources } from './event-sources/event-sources.ts';
import { TableStreams } from './event-sources/streams.ts';
import { eventBus } from './events/event-bus.ts';
import { Access } from './gate/access.ts';
import { DynamoDbUpstream } from './gate/dynamodb-upstream.ts';
import { Gate } from './gate/gate.ts';
import type { Handler } from './gate/handler.ts';
import { ItemsInFlight } from './gate/items-in-flight.ts';
import { RequestLog } from './gate/request-log.ts';
import { listen } from './gate/server.ts';
import { Throttling } from './gate/throttling.ts';
import { underRoles } from './gate/under-roles.ts';
import { Upstream } from './gate/upstream.ts';
import { withBar } from './http-api/bar.ts';
import { httpApi } from './http-api/http-api.ts';
import { environmentOf } from './lambda/environment.ts';
import { invokeApi } from './lambda/invoke-api.ts';
import { LambdaService } from './lambda/lambda-service.ts';
import { FunctionLogs, shortName } from './lambda/logs.ts';
import { malwareProtection } from './malware/malware-protection.ts';
import { oidcIssuers } from './oidc/issuers.ts';
import { accountsIn, newcomersTo, poolsOf } from './oidc/people.ts';
import type { Outside } from './outside.ts';
import { openSecrets, variablesOf } from './parameters.ts';
import type { Product } from './product.ts';
import { authorisedBy } from './s3/authorised-by.ts';
import { s3 } from './s3/s3.ts';
import { Scheduler } from './scheduler/scheduler.ts';
import { callThrough } from './scheduler/targets.ts';
import type { StateFolder } from './state-folder.ts';
import { alignMachines } from './state-machines.ts';
import type { CloudTemplate } from './template/cloud-template.ts';
import { account, region } from './template/names.ts';
import { metering } from './usage.ts';

interface Options<Around extends Outside> {
  readonly product: Omit<Product<Around>, 'startAt'>;
  readonly template: CloudTemplate;
  readonly clock: RunningClock;
  readonly folder: StateFolder;
  readonly quietLogs: boolean;
  readonly siteUrl: string;
  readonly database: { readonly endpoint: string; readonly accessKeyId: string; readonly isKept?: boolean };
  /** Takes what ends each thing that was started, to be called in the reverse order. */
  readonly opened: (() => unknown)[];
}

/** Long enough to be seen, short enough to wait for. */
const SCAN_TAKES_MS = 5_000;

/** Starts the services of the template on the clock given, joined by the gate. The clock is not set going. */
export async function startServices<Around extends Outside>(options: Options<Around>) {
  const { product, template, clock, folder, quietLogs, siteUrl, database, opened } = options;
  const used = metering(product.meter);
  const requests = new RequestLog({ heard: used.asked });
  const access = new Access(template, requests);
  const { credentialsFor, whyNot } = underRoles(template, access);
  const { alarms: asked, topics, metricFilters, apiIds } = template;
  const alarms = new Alarms({ alarms: asked, topics, clock, file: folder.file('alarms.sqlite') });
  opened.push(() => alarms.close());
  const watch = watchServices(metricFilters, apiIds, alarms.count);
  const variables = variablesOf(template.functions);
  const secrets = openSecrets(folder.file('ssm.json'), variables, () => outside.services);
  const { valuesOf } = variables;
  const outside = product.outside({ file: folder.file, valuesOf, secretsOf: secrets.secretsOf });
  for (const { close } of outside.services) if (close) opened.push(close);
  const pools = poolsOf(template.userPools, product.accounts);
  const issuers = await oidcIssuers({ file: folder.file('oidc.sqlite'), origin: siteUrl, pools });
  const logs = new FunctionLogs(folder.file('logs'), quietLogs);
  opened.push(issuers.close, () => logs.close());

  const addresses = Object.fromEntries(outside.services.flatMap((service) => Object.entries(service.addresses)));
  // The gate listens before what lies behind it: functions and machines are told its address.
  const gateReady = Promise.withResolvers<Gate>();
  const gateServer = await listen(async (req, res) => (await gateReady.promise).handle(req, res));
  const gateUrl = gateServer.url;
  opened.push(gateServer.close);
  const lambda = new LambdaService({
    functions: template.functions,
    environmentOf: (fn) =>
      environmentOf(fn, credentialsFor(fn.roleArn).accessKeyId, { siteUrl, gateUrl, outside: addresses }),
    clock,
    logs,
    said: (fn, line) => {
      watch.said(fn, line);
      used.said(line);
    },
    count: watch.function,
    ran: used.ran,
    dir: folder.path,
    ...(product.idleThreads !== undefined && { idleThreads: product.idleThreads }),
  });
  opened.push(() => lambda.close());
  const objects = s3({
    folder: folder.file('objects'),
    buckets: template.buckets.map(({ name }) => name),
    versioned: template.buckets.filter(({ versioned }) => versioned).map(({ name }) => name),
    authorise: authorisedBy(access),
    secretOf: (accessKeyId) => (access.role(accessKeyId) ? 'local' : undefined),
    created: (at) => scanner.created(at),
  });
  opened.push(objects.close);
  const publish = eventBus(template.eventRules, (functionArn, payload, once) =>
    lambda.invokeLater(functionArn, payload, once),
  );
  const scanner = malwareProtection({
    plans: template.malwarePlans,
    clock,
    store: objects.store,
    takesMs: product.scanTakesMs ?? SCAN_TAKES_MS,
    may: (roleArn, action, resource) =>
      access.decide(credentialsFor(roleArn).accessKeyId, { action, resource, context: new Map() }).allowed,
    publish,
  });
  const starts = new Throttling('start');
  const engine = await startEngine({
    file: folder.file('engine.sqlite'),
    timers: clock,
    region,
    account,
    lambdaEndpoint: gateUrl,
    dynamodbEndpoint: gateUrl,
    credentialsFor,
    ended: executionEnded({ count: alarms.count, publish }),
    isStartTooMany: () => starts.isNextRefused(),
    authorize: (roleArn, action, resource) => {
      const refusal = whyNot(roleArn, action, resource);
      if (refusal !== undefined) throw new Error(refusal);
    },
  });
  opened.push(engine.close);
  await alignMachines(engine.url, template.machines);

  const throttling = new Throttling();
  const dynamoDb = new DynamoDbUpstream(
    database.endpoint,
    database.accessKeyId,
    template.tables,
    new ItemsInFlight(template.tables, throttling, product.transactionsTakeMs),
    { meter: product.meter, ...(database.isKept !== undefined && { isKept: database.isKept }) },
  );
  const states = new Upstream(engine.url);
  const tokens = taskTokens(folder.file('engine.sqlite'));
  opened.push(
    () => dynamoDb.close(),
    () => states.close(),
    tokens.close,
  );
  const eventSources = new EventSources({
    sources: template.eventSources,
    clock,
    file: folder.file('event-sources.sqlite'),
    streams: new TableStreams(database.endpoint, database.accessKeyId),
    whyNot: ({ function: fn, streamArn }, action) => whyNot(fn.roleArn, action, streamArn),
    invoke: (name, payload) => lambda.invoke(name, payload),
    age: watch.age,
    report: ({ function: fn }, message) => logs.write(shortName(fn.logicalId), message),
  });
  opened.push(() => eventSources.close());
  const gate = new Gate(access, template.tables, {
    dynamoDb,
    written: eventSources.written,
    states,
    machineOf: tokens.machineOf,
    lambda: invokeApi(lambda),
    ssm: secrets.handle,
    userPools: issuers.api,
    s3: objects.handle,
  });
  gateReady.resolve(gate);

  const targets = callThrough(gateUrl, credentialsFor);
  const scheduler = new Scheduler({
    schedules: template.schedules,
    clock,
    file: folder.file('scheduler.sqlite'),
    call: targets.call,
    dropped: watch.dropped,
  });
  opened.push(targets.close, () => scheduler.close());
  clock.onQuiet(() => lambda.isQuiet, 'functions');
  clock.onQuiet(gate.isQuiet, 'calls of AWS services');
  clock.onQuiet(() => engine.quiet(), 'state machines');
  clock.onQuiet(() => eventSources.isQuiet, 'streams');
  alarms.start();
  lambda.start();
  scanner.start();
  scheduler.start();
  await eventSources.start();

  const accounts = accountsIn(pools);
  const pages = consolePages({
    clock,
    siteUrl,
    accounts,
    newcomers: newcomersTo(pools),
    pools: issuers.pools,
    services: [
      ...outside.services,
      { title: 'DynamoDB', faults: throttling },
      { title: 'Step Functions', faults: starts },
    ],
    alarms,
    sfnEndpoint: engine.url,
    titleOf: product.titlesOf?.({
      tables: template.tables,
      endpoint: database.endpoint,
      region,
      credentials: { accessKeyId: database.accessKeyId, secretAccessKey: 'local' },
    }),
    schedules: () =>
      scheduler.upcoming().map(({ schedule, at }) => ({
        at,
        name: schedule.description ?? shortName(schedule.logicalId),
        button: product.buttonTo?.(schedule, template),
      })),
  });
  const local: Handler[] = [issuers.handle, ...outside.services.map(({ handle }) => handle), pages];
  return {
    gateUrl,
    engineUrl: engine.url,
    functions: lambda,
    outside,
    access,
    alarms,
    local,
    site: httpApi({
      routes: template.routes,
      invoke: (functionArn, payload) => lambda.invokeForAPerson(functionArn, payload),
      dress: (answer, path) => withBar(answer, path, accounts),
      answered: (status, bytes) => {
        watch.answered(status);
        used.answered(bytes);
      },
    }),
  };
}
