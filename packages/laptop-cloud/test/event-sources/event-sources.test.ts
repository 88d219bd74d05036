import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { alignTables } from '../../src/dynamodb/tables.ts';
import type { CloudTemplate } from '../../src/template/cloud-template.ts';
import { starting, synthesized } from '../template/synthesized.ts';
import { idsOf, lettersOf } from './letters.ts';

let template: CloudTemplate;
let letters: Awaited<ReturnType<typeof lettersOf>>;
let laptop: Awaited<ReturnType<(typeof letters)['start']>>;
beforeAll(async () => {
  template = await synthesized();
  letters = await lettersOf(template);
}, 90_000);
afterAll(() => letters.end());
afterEach(async () => {
  // All that is left is read, so that the next test begins with what it writes itself.
  await letters.unreadable([]);
  await laptop.pass(2 * 3_600);
  await laptop.close();
  await letters.forget();
});
const start = async (given: Parameters<typeof letters.start>[0] = {}) => {
  laptop = await letters.start(given);
  await laptop.pass();
};
/** How long is waited for what takes milliseconds on a machine with nothing else to do. */
const patience = { timeout: 10_000, interval: 10 };
const heard = async () => idsOf(await letters.heard());
const logged = () => readFileSync(laptop.log, 'utf8');

describe('what is written to a table with a stream', () => {
  it('reaches the function that follows it, each change once and in order, but for what its filter leaves out', async () => {
    await start();
    for (const text of ['1', '2', '3']) await laptop.write('LETTER#a', text);
    await laptop.write('OTHER#b');
    await laptop.remove('LETTER#a');
    await laptop.writeTogether('LETTER#c', 'LETTER#d');
    await laptop.pass();
    expect((await heard()).join(' ')).toBe('a a a c d');
    const texts = (await letters.heard()).flatMap(({ Records }) =>
      Records.map((one) => one.dynamodb?.NewImage?.text?.S),
    );
    expect(texts.slice(0, 3)).toEqual(['1', '2', '3']);
    await laptop.pass(86_400);
    expect((await heard()).join(' ')).toBe('a a a c d');
  });

  it('has the form in which Lambda gives it, with the time of the laptop’s clock', async () => {
    await start();
    await laptop.write('LETTER#a', 'first');
    await laptop.pass();
    await laptop.write('LETTER#a', 'second');
    await laptop.pass();
    const [, event] = await letters.heard();
    expect(event?.Records).toEqual([
      {
        eventID: expect.stringMatching(/^[0-9a-f-]{32,36}$/),
        eventName: 'MODIFY',
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: 'eu-west-2',
        dynamodb: {
          ApproximateCreationDateTime: expect.any(Number),
          Keys: { id: { S: 'LETTER#a' } },
          OldImage: { id: { S: 'LETTER#a' }, text: { S: 'first' } },
          NewImage: { id: { S: 'LETTER#a' }, text: { S: 'second' } },
          SequenceNumber: expect.stringMatching(/^\d{21}$/),
          SizeBytes: expect.any(Number),
          StreamViewType: 'NEW_AND_OLD_IMAGES',
        },
        eventSourceARN: expect.stringMatching(/^arn:aws:dynamodb:eu-west-2:000000000000:table\/Letters\w+\/stream\//),
      },
    ]);
    const written = event?.Records[0]?.dynamodb?.ApproximateCreationDateTime ?? 0;
    expect(Math.abs(written * 1000 - (event?.at ?? 0))).toBeLessThan(2_000);
  });

  it('is waited for when the clock is moved, and comes before what is due later', async () => {
    await start();
    const before = laptop.clock.now();
    letters.slow(200);
    await laptop.write('LETTER#a');
    await laptop.pass(3 * 86_400);
    letters.slow(0);
    const [event] = await letters.heard();
    expect((event?.at ?? 0) - before).toBeLessThan(10_000);
  });

  it('is with the function within a tenth of a second', async () => {
    await start();
    await laptop.write('LETTER#warm');
    await laptop.pass();
    const times: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const before = laptop.clock.now();
      await laptop.write(`LETTER#${round}`);
      const event = await vi.waitFor(async () => {
        const last = (await letters.heard()).at(-1);
        expect(last?.Records[0]?.dynamodb?.Keys?.id?.S).toBe(`LETTER#${round}`);
        return last;
      }, patience);
      times.push((event?.at ?? 0) - before);
    }
    expect(times.sort((a, b) => a - b)[10]).toBeLessThan(100);
  });

  it('comes in events of the size that is asked for, and after the time in which others are waited for', async () => {
    await start({ batchSize: 2, windowSeconds: 30 });
    for (const id of ['a', 'b', 'c']) await laptop.write(`LETTER#${id}`);
    expect(await heard()).toEqual([]);
    await laptop.pass(31);
    expect(await heard()).toEqual(['a b', 'c']);
  });
});

describe('nothing is asked of a stream', () => {
  it('while nothing is written to its table, nor by what is refused', async () => {
    await start();
    await laptop.write('LETTER#a');
    await laptop.pass();
    const before = letters.asked.length;
    // As the function itself has written to another table meanwhile.
    await sleep(300);
    await laptop.pass(86_400);
    await expect(laptop.write('')).rejects.toThrow();
    expect(letters.asked.slice(before)).toEqual([]);
    await laptop.write('OTHER#b');
    await laptop.pass();
    expect(letters.asked.slice(before)).toEqual(['GetRecords']);
  });
});

describe('a function that fails', () => {
  it('is given the same again, each time later, until it succeeds; what follows waits for it', async () => {
    await start({ reportsFailures: false });
    await letters.unreadable(['LETTER#a']);
    await laptop.write('LETTER#a');
    await vi.waitFor(async () => expect(await heard()).toEqual(['a']), patience);
    await laptop.write('LETTER#b');
    await laptop.pass(60);
    expect(new Set(await heard())).toEqual(new Set(['a']));
    const times = (await letters.heard()).map(({ at }) => at);
    const waits = times.slice(1).map((at, before) => at - (times[before] ?? 0));
    expect(waits.length).toBeGreaterThan(3);
    for (const [doubled, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(2 ** doubled * 1000);
    await letters.unreadable([]);
    await laptop.pass(120);
    expect((await heard()).slice(-2)).toEqual(['a', 'b']);
    await expect.poll(logged, patience).toContain('failed: Error: Unreadable');
  });

  it('holds up no clock that is moved far, and is tried each hour at least', async () => {
    await start({ reportsFailures: false });
    await letters.unreadable(['LETTER#a']);
    await laptop.write('LETTER#a');
    await laptop.pass(86_400);
    const times = (await letters.heard()).map(({ at }) => at);
    const waits = times.slice(1).map((at, before) => at - (times[before] ?? 0));
    expect(Math.max(...waits)).toBeLessThan(3_610_000);
    expect(times.length).toBeLessThan(250);
  });

  it('is given halves, where that is asked for, until what it fails at stands alone', async () => {
    await start({ reportsFailures: false, bisects: true });
    await letters.unreadable(['LETTER#c']);
    await laptop.writeTogether('LETTER#a', 'LETTER#b', 'LETTER#c', 'LETTER#d');
    await vi.waitFor(async () => expect(await heard()).toEqual(['a b c d', 'a b', 'c d', 'c']), patience);
    await laptop.pass(0.1);
    await letters.unreadable([]);
    await laptop.pass(60);
    expect((await heard()).slice(3).join(' ')).toMatch(/^c (c )+d$/);
  });

  it('is not given again what it has dealt with, where it names what it has not', async () => {
    await start();
    await letters.unreadable(['LETTER#c'], 'reports');
    await laptop.writeTogether('LETTER#a', 'LETTER#b', 'LETTER#c', 'LETTER#d');
    await laptop.pass(2);
    expect((await heard()).slice(0, 2)).toEqual(['a b c d', 'c d']);
    await letters.unreadable([]);
    await laptop.pass(60);
    expect(new Set((await heard()).slice(1))).toEqual(new Set(['c d']));
    await expect.poll(logged, patience).toContain('did not deal with 2 of 4 changes');
  });

  it('is given all again, where it names what it was not given', async () => {
    await start();
    await letters.unreadable(['LETTER#b'], 'reports', 'no such number');
    await laptop.writeTogether('LETTER#a', 'LETTER#b');
    await laptop.pass(2);
    expect((await heard()).slice(0, 2)).toEqual(['a b', 'a b']);
  });

  it('is not tried more often than the template says, and goes on with what follows', async () => {
    await start({ reportsFailures: false, maximumRetryAttempts: 2, batchSize: 1 });
    await letters.unreadable(['LETTER#a']);
    await laptop.writeTogether('LETTER#a', 'LETTER#b');
    await laptop.pass(60);
    expect(await heard()).toEqual(['a', 'a', 'a', 'b']);
    await expect.poll(logged, patience).toContain('failed 3 times: 1 changes are given up');
  });

  it('is not given what is older than the template says', async () => {
    await start({ reportsFailures: false, maximumAgeSeconds: 60 });
    await letters.unreadable(['LETTER#a']);
    await laptop.write('LETTER#a');
    await laptop.pass(300);
    const tries = (await heard()).length;
    expect(tries).toBeGreaterThan(3);
    await laptop.pass(3_600);
    expect(await heard()).toHaveLength(tries);
    await expect.poll(logged, patience).toContain('is not given 1 changes that are too old');
  });
});

describe('a stop in between', () => {
  it('does not wait for the function, and what it was at is given again', async () => {
    await start({ maximumRetryAttempts: 0 });
    await letters.unreadable(['LETTER#b'], 'hangs');
    await laptop.write('LETTER#a');
    await laptop.pass();
    await laptop.write('LETTER#b');
    await vi.waitFor(async () => expect(await heard()).toEqual(['a', 'b']), patience);
    const loggedBefore = logged();
    const before = performance.now();
    await laptop.close();
    expect(performance.now() - before).toBeLessThan(patience.timeout);
    expect(logged().slice(loggedBefore.length)).not.toContain('given up');
    await letters.unreadable([]);
    await start();
    expect(await heard()).toEqual(['a', 'b', 'b']);
  });

  it('loses nothing that was written meanwhile', async () => {
    await start();
    await laptop.write('LETTER#a');
    await laptop.pass();
    await laptop.close();
    await letters.writeUnseen('LETTER#b');
    await start();
    expect(await heard()).toEqual(['a', 'b']);
  });

  it('loses nothing when the table has another kind of stream afterwards', async () => {
    await start();
    await laptop.close();
    await letters.writeUnseen('LETTER#a');
    const { name } = starting(template.tables, 'Letters');
    const with_ = (StreamViewType: 'NEW_IMAGE' | 'NEW_AND_OLD_IMAGES') =>
      alignTables(
        letters.endpoint,
        letters.database,
        template.tables.map((table) => (table.name === name ? { ...table, streamView: { StreamViewType } } : table)),
      );
    await with_('NEW_IMAGE');
    await letters.writeUnseen('LETTER#b');
    await start();
    await laptop.write('LETTER#c');
    await laptop.pass();
    expect((await heard()).join(' ')).toBe('a b c');
    await with_('NEW_AND_OLD_IMAGES');
  });
});

describe('a source that begins with the latest', () => {
  it('leaves out what was there before it came, and nothing later', async () => {
    const source = { logicalId: 'NewSource', startsAt: 'LATEST' } as const;
    await start();
    await laptop.close();
    await letters.writeUnseen('LETTER#before');
    await start(source);
    await laptop.write('LETTER#a');
    await laptop.pass();
    await laptop.close();
    await letters.writeUnseen('LETTER#b');
    await start(source);
    expect(await heard()).toEqual(['a', 'b']);
  });
});

describe('a function whose role may not read the stream', () => {
  it('is given nothing, and its log says why, once; when the role may, it is given all', async () => {
    await start();
    await letters.forget();
    const { roles } = template;
    const without = (action: string) =>
      laptop.access.enforce(
        roles.map((role) => {
          const statements = role.statements.map(({ Action = [], ...rest }) => ({
            ...rest,
            Action: Action.filter((one) => one !== action),
          }));
          return role.logicalId.startsWith('ReaderServiceRole') ? { ...role, statements } : role;
        }),
      );
    for (const action of ['ListStreams', 'DescribeStream', 'GetShardIterator', 'GetRecords']) {
      without(`dynamodb:${action}`);
      await laptop.write(`LETTER#${action}`);
      await laptop.write(`LETTER#${action} again`);
      await laptop.pass();
    }
    expect(await heard()).toEqual([]);
    const refused = () =>
      logged()
        .split('\n')
        .flatMap(
          (line) =>
            /may not follow its table: User: \S+ReaderServiceRole\w+ is not .*: dynamodb:(\w+) on/.exec(line)?.[1] ??
            [],
        );
    await expect.poll(refused, patience).toEqual(['ListStreams', 'DescribeStream', 'GetShardIterator', 'GetRecords']);
    laptop.access.enforce(roles);
    await laptop.write('LETTER#last');
    await laptop.pass();
    expect((await heard()).join(' ').split(' ').at(-1)).toBe('last');
    expect((await letters.heard()).flatMap(({ Records }) => Records)).toHaveLength(9);
  });
});
