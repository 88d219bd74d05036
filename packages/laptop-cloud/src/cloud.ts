import { devNull } from 'node:os';
import { join } from 'node:path';
import type { Alarms } from './alarms/alarms.ts';
import { CannotStart } from './cannot-start.ts';
import { type Clock, createClock } from './clock/clock.ts';
import { clockPage } from './clock-page.ts';
import { type DynamoDbLocal, startDynamoDb } from './dynamodb/dynamodb-local.ts';
import { front } from './front.ts';
import type { Access } from './gate/access.ts';
import type { RequestLog } from './gate/request-log.ts';
import { type Listening, listen } from './gate/server.ts';
import type { LambdaService } from './lambda/lambda-service.ts';
import type { Outside } from './outside.ts';
import type { Product } from './product.ts';
import { databaseKey, type StateFolder, takeStateFolder } from './state-folder.ts';
import { type CloudTemplate, readCloudTemplate } from './template/cloud-template.ts';
import { synthesize } from './template/synthesis.ts';

export interface CloudOptions<Around extends Outside> extends Product<Around> {
  readonly app: {
    /** The folder of the CDK app, with its cdk.json. */
    readonly dir: string;
    /** Where it is synthesized to; its cdk.out when it is left out. */
    readonly outDir?: string;
    /** That it was synthesized to there before, and is run as it was then. */
    readonly isSynthesized?: boolean;
    /** Stacks of it that are torn down, by their names: what they hold is not there. */
    readonly tornDown?: readonly string[];
    /** Where else the functions' code runs from than a copy in `outDir`. */
    readonly code?: {
      /** By the folder that the app has it in. */
      readonly at: (folder: string) => string;
      readonly ready: Promise<unknown>;
    };
  };
  /** Port of the site; 0 for any that is free. */
  readonly port: number;
  /** The folder of everything that outlives a stop. */
  readonly dir: string;
  /** Empties the folder first. */
  readonly fresh?: boolean;
  /** Keeps the tables in memory: what is in them ends with the process, and the rest of the folder is of no use without them. */
  readonly tablesInMemory?: boolean;
  /** Leaves what the functions print to the files in `dir`/logs. */
  readonly quietLogs?: boolean;
}

export interface Cloud<Around extends Outside = Outside> {
  /** `http://127.0.0.1:PORT` */
  readonly siteUrl: string;
  /** The endpoint of all AWS services; who calls it signs with the logical id of a role as access key. */
  readonly gateUrl: string;
  readonly clock: Clock;
  readonly template: CloudTemplate;
  /** Who may do what. */
  readonly access: Access;
  /** What the gate decided. */
  readonly requests: RequestLog;
  /** The engine of the state machines, past the gate. */
  readonly engineUrl: string;
  /** The functions, past the gate. */
  readonly functions: LambdaService;
  /** How the alarms of the template stand, and what was told of them. */
  readonly alarms: Pick<Alarms, 'all' | 'deliveries'>;
  /** What `outside` of the options started. */
  readonly outside: Around;
  /** Ends everything that was started. */
  close(): Promise<void>;
}

/**
 * Starts a cloud on this machine alone: what the CDK app's template asks for. All that it knows of the product is in the
 * options: who signs in, what there is outside AWS, and when its time begins.
 *
 * @throws CannotStart with one line for the person at the laptop; SynthesisFailed; UnknownInTemplate.
 */
export async function startCloud<Around extends Outside>(options: CloudOptions<Around>): Promise<Cloud<Around>> {
  process.env.TZ = 'UTC';
  // What the person at the laptop has set up for AWS is neither read nor needed.
  process.env.AWS_CONFIG_FILE = devNull;
  process.env.AWS_SHARED_CREDENTIALS_FILE = devNull;
  delete process.env.AWS_PROFILE;
  const opened: (() => unknown)[] = [];
  const close = async () => {
    // In the reverse order, each on its own: one that fails must not keep the others open.
    for (const end of opened.splice(0).reverse()) {
      await Promise.resolve()
        .then(end)
        .catch((error: unknown) => console.error(`While closing: ${String(error)}`));
    }
  };
  try {
    return await start(options, opened, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function start<Around extends Outside>(
  options: CloudOptions<Around>,
  opened: (() => unknown)[],
  close: () => Promise<void>,
): Promise<Cloud<Around>> {
  const { app, startAt, port, dir, fresh = false, tablesInMemory = false, quietLogs = false } = options;
  const outDir = app.outDir ?? join(app.dir, 'cdk.out');

  // The port first: that it is in use should be known at once. Requests wait until all is there.
  const parts = Promise.withResolvers<Awaited<Parameters<typeof front>[0]>>();
  parts.promise.catch(() => {});
  opened.push(() => parts.reject(new Error('The laptop’s cloud was stopped')));
  const site = await listenOn(port, front(parts.promise));
  opened.push(site.close);
  const folder = takeStateFolder(dir, fresh);
  opened.push(folder.release);

  const database = startDatabase(folder, tablesInMemory);
  opened.push(async () => (await database.catch(() => undefined))?.stop());
  // The SDK takes a second to load, which it may as well do while Java and CDK are busy.
  const [{ startServices }, { alignTables }] = await Promise.all([
    import('./services.ts'),
    import('./dynamodb/tables.ts'),
    database,
    app.isSynthesized || synthesize(app.dir, outDir, { codeInPlace: app.code !== undefined }),
    app.code?.ready,
  ]);
  const template = readCloudTemplate({
    outDir,
    siteUrl: site.url,
    ...(app.tornDown && { tornDown: app.tornDown }),
    ...(app.code && { codeAt: app.code.at }),
  });

  const accessKeyId = databaseKey(folder.file('database-key'));
  const { endpoint } = await database;
  await alignTables(endpoint, accessKeyId, template.tables);

  const clock = createClock({ file: folder.file('clock.json'), startAt: startAt(template) });
  opened.push(clock.close);
  const places = { siteUrl: site.url, database: { endpoint, accessKeyId, isKept: !tablesInMemory } };
  const services = await startServices({ product: options, template, clock, folder, quietLogs, opened, ...places });
  parts.resolve({ site: services.site, local: [clockPage(clock), ...services.local] });
  clock.start();
  const { gateUrl, engineUrl, functions, access, alarms, outside } = services;
  return {
    siteUrl: site.url,
    gateUrl,
    engineUrl,
    functions,
    clock,
    template,
    access,
    alarms,
    requests: access.log,
    outside,
    close,
  };
}

async function listenOn(port: number, listener: Parameters<typeof listen>[0]): Promise<Listening> {
  try {
    return await listen(listener, port);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code === 'EADDRINUSE') {
      throw new CannotStart(`Port ${port} is in use. Start on another: PORT=${port + 1} npm start`);
    }
    if (error.code === 'EACCES') throw new CannotStart(`Port ${port} may not be used by you. Try: PORT=3000 npm start`);
    throw error;
  }
}

/** One that runs already is used where the environment names it; else one of our own is started. */
async function startDatabase(folder: StateFolder, inMemory: boolean): Promise<DynamoDbLocal> {
  const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  if (!endpoint) return startDynamoDb(inMemory ? { inMemory } : { dir: folder.file('dynamodb') });
  const answers = await fetch(endpoint, { method: 'POST', signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  if (!answers) throw new CannotStart(`Nothing answers at AWS_ENDPOINT_URL_DYNAMODB (${endpoint}).`);
  return { endpoint, stop: async () => {} };
}
