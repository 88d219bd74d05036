import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { createClock } from '../../src/clock/clock.ts';
import { startDynamoDb } from '../../src/dynamodb/dynamodb-local.ts';
import { alignTables } from '../../src/dynamodb/tables.ts';
import { listen } from '../../src/gate/server.ts';
import { Upstream } from '../../src/gate/upstream.ts';
import { startServices } from '../../src/services.ts';
import { takeStateFolder } from '../../src/state-folder.ts';
import type { CloudTemplate } from '../../src/template/cloud-template.ts';
import type { EventSource } from '../../src/template/event-sources.ts';
import { region } from '../../src/template/names.ts';
import { now } from '../moment.ts';
import { smallApp } from '../small-app.ts';
import { starting } from '../template/synthesized.ts';

const database = 'keptSecret';

/** An event that reached the function: when, by the laptop's clock (epoch ms), and what it held. */
interface Heard {
  readonly at: number;
  readonly Records: readonly DynamoDBRecord[];
}

/**
 * The small app's letters and the function that reads them, all real, on a database of their own. It can be stopped and started
 * again; all that is asked of the database's streams is noted.
 */
export async function lettersOf(template: CloudTemplate) {
  const { endpoint, stop } = await startDynamoDb({ inMemory: true });
  await alignTables(endpoint, database, template.tables);
  const asked: string[] = [];
  let slowness = 0;
  const behind = new Upstream(endpoint);
  const noting = await listen(async (req, res) => {
    const [service = '', operation = ''] = String(req.headers['x-amz-target']).split('.');
    if (service.startsWith('DynamoDBStreams')) {
      asked.push(operation);
      await sleep(slowness);
    }
    await behind.forward(req, await buffer(req), res);
  });
  const dir = mkdtempSync(join(tmpdir(), 'letters-'));
  const Letters = starting(template.tables, 'Letters').name;
  const Sessions = starting(template.tables, 'Sessions').name;
  const clientOf = (at: string, accessKeyId: string) =>
    DynamoDBDocumentClient.from(
      new DynamoDBClient({ endpoint: at, region, credentials: { accessKeyId, secretAccessKey: 'local' } }),
    );
  const direct = clientOf(endpoint, database);

  // A write that changes nothing is no change, and reaches no stream.
  let written = 0;
  const anew = (id: string, text?: string) => {
    written += 1;
    return { id, text: text ?? `text ${written}` };
  };
  const start = async (given: Partial<EventSource> = {}) => {
    const clock = createClock({ startAt: Date.parse(now), file: join(dir, 'clock.json') });
    const folder = takeStateFolder(join(dir, 'state'), false);
    const opened: (() => unknown)[] = [folder.release, clock.close];
    const services = await startServices({
      product: smallApp(folder.path),
      opened,
      template: { ...template, eventSources: template.eventSources.map((source) => ({ ...source, ...given })) },
      clock,
      folder,
      quietLogs: true,
      siteUrl: 'http://127.0.0.1:3000',
      database: { endpoint: noting.url, accessKeyId: database },
    });
    clock.start();
    const page = clientOf(services.gateUrl, starting(template.roles, 'PageServiceRole').logicalId);
    return {
      ...services,
      clock,
      log: folder.file('logs/Reader.log'),
      write: (id: string, text?: string) => page.send(new PutCommand({ TableName: Letters, Item: anew(id, text) })),
      writeTogether: (...ids: string[]) =>
        page.send(
          new TransactWriteCommand({
            TransactItems: ids.map((id) => ({ Put: { TableName: Letters, Item: anew(id) } })),
          }),
        ),
      remove: (id: string) => page.send(new DeleteCommand({ TableName: Letters, Key: { id } })),
      /** Lets so many seconds pass, and waits until all is quiet. */
      pass: (seconds = 1) => clock.advanceTo(clock.now() + seconds * 1000),
      close: async () => {
        for (const end of opened.splice(0).reverse()) await end();
      },
    };
  };

  return {
    start,
    endpoint,
    database,
    /** What was asked of the streams, in order. */
    asked,
    /** From now on streams answer after so many milliseconds. */
    slow: (ms: number) => {
      slowness = ms;
    },
    writeUnseen: (id: string) => direct.send(new PutCommand({ TableName: Letters, Item: anew(id) })),
    unreadable: (letters: readonly string[], how: 'throws' | 'hangs' | 'reports' = 'throws', names?: string) =>
      direct.send(
        new PutCommand({ TableName: Sessions, Item: { id: 'unreadable', letters, how, ...(names && { names }) } }),
      ),
    heard: async (): Promise<readonly Heard[]> => {
      const { Item } = await direct.send(
        new GetCommand({ TableName: Sessions, Key: { id: 'events' }, ConsistentRead: true }),
      );
      return (Item?.all ?? []).map((one: string) => JSON.parse(one));
    },
    forget: async () => {
      await direct.send(new DeleteCommand({ TableName: Sessions, Key: { id: 'events' } }));
      await direct.send(new DeleteCommand({ TableName: Sessions, Key: { id: 'unreadable' } }));
    },
    end: async () => {
      direct.destroy();
      await noting.close();
      behind.close();
      await stop();
    },
  };
}

/** The letters of each event, in the order in which they were given. */
export const idsOf = (heard: readonly Heard[]) =>
  heard.map(({ Records }) => Records.map(({ dynamodb }) => dynamodb?.Keys?.id?.S?.replace('LETTER#', '')).join(' '));
