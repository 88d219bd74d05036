import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { listen } from '@laptop/cloud/gate';
import { describe, expect, it } from 'vitest';
import { startArguments } from '../../laptop/arguments.ts';

async function main(args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../laptop/main.ts'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((ended) => child.once('exit', ended)),
  ]);
  return { out, error, code };
}

describe('npm start', () => {
  it('says in one line that its port is in use, and how to take another', async () => {
    const other = await listen(() => {});
    const { port } = new URL(other.url);
    const { error, code } = await main([], { PORT: port });
    expect(error).toBe(`Port ${port} is in use. Start on another: PORT=${Number(port) + 1} npm start\n`);
    expect(code).toBe(1);
    await other.close();
  });

  it('says in one line which arguments it knows', async () => {
    const { error, code } = await main(['--frehs'], {});
    expect(error).toMatch(/^Unknown option '--frehs'.* Known: --fresh .*\n$/);
    expect(code).toBe(1);
  });

  it.each([
    [[], {}, { port: 3000, dev: false, fresh: false, quietLogs: false }],
    [['--dev', '--fresh', '--quiet'], { PORT: '3001' }, { port: 3001, dev: true, fresh: true, quietLogs: true }],
  ])('takes %j with %j', (args, env, expected) => {
    expect(startArguments(args, env)).toEqual(expected);
  });

  it.each([
    ['2019-09-30T08:00', '2019-09-30T07:00:00.000Z'],
    ['2022-01-31T09:30', '2022-01-31T09:30:00.000Z'],
  ])('begins at %s by London’s clocks', (typed, instant) => {
    expect(startArguments(['--fresh', '--at', typed], {}).at).toBe(Date.parse(instant));
  });

  it.each([
    [['--at', '2019-09-30T08:00'], '--at needs --fresh'],
    [['--fresh', '--at', '30/09/2019'], '--at takes a date and a time like 2019-09-30T08:00, not "30/09/2019"'],
    [['--fresh', '--at', '2019-02-30T08:00'], 'Known: --fresh'],
    [['--fresh', '--at', '2020-03-29T01:30'], 'London has no instant of 01:30 on 2020-03-29'],
  ])('says of %j what is wrong', (args, why) => {
    expect(() => startArguments(args, {})).toThrow(why);
  });

  it.each(['0', 'x', '70000', '3000.5'])('refuses the port %s', (PORT) => {
    expect(() => startArguments([], { PORT })).toThrow(`PORT must be a number from 1 to 65535, not "${PORT}".`);
  });
});
