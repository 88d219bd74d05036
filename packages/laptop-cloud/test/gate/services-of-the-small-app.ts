import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../../src/clock/clock.ts';
import { startDynamoDb } from '../../src/dynamodb/dynamodb-local.ts';
import { alignTables } from '../../src/dynamodb/tables.ts';
import { startServices } from '../../src/services.ts';
import { takeStateFolder } from '../../src/state-folder.ts';
import { region } from '../../src/template/names.ts';
import { now } from '../moment.ts';
import { smallApp } from '../small-app.ts';
import { starting, synthesized } from '../template/synthesized.ts';

/** The services of the small app, all real, on a clock that begins on the day of the tests. */
export async function servicesOfTheSmallApp() {
  const [template, database] = await Promise.all([synthesized(), startDynamoDb({ inMemory: true })]);
  const accessKeyId = 'keptSecret';
  const { endpoint } = database;
  await alignTables(endpoint, accessKeyId, template.tables);
  const clock = createClock({ startAt: Date.parse(now) });
  const folder = takeStateFolder(mkdtempSync(join(tmpdir(), 'gate-')), true);
  const opened: (() => unknown)[] = [database.stop, folder.release, clock.close];
  const services = await startServices({
    product: smallApp(folder.path),
    opened,
    template,
    clock,
    folder,
    quietLogs: true,
    siteUrl: 'http://127.0.0.1:3000',
    database: { endpoint, accessKeyId },
  });
  clock.start();
  return {
    ...services,
    template,
    clock,
    /** Options of an SDK client that signs as the role whose logical id starts so. */
    as: (role: string) => ({
      endpoint: services.gateUrl,
      region,
      credentials: { accessKeyId: starting(template.roles, role).logicalId, secretAccessKey: 'local' },
    }),
    close: async () => {
      for (const end of opened.reverse()) await end();
    },
  };
}
