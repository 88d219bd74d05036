import { chmodSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '@laptop/cloud';
import { LEADS, leadsTo } from './leads.ts';
import { mustRun, startProgram } from './running.ts';
import { ACCOUNT, REGION } from './stage.ts';

/** What was tried; another version may have other faults. `cryptography` is for its tokens, `awscli` for whom no `aws` is installed. */
const PACKAGES = ['ministack==1.5.33', 'awscli==1.46.3', 'cryptography==50.0.2'];
const PATIENCE = 100;

export interface Emulator {
  readonly url: string;
  /** The environment of a command that is to reach it and no account of anybody's. */
  readonly env: NodeJS.ProcessEnv;
  readonly log: string;
}

/** Installs it into a folder of its own. @throws Error where Python or the packages are missing */
export const install = async (folder: string): Promise<void> => {
  const venv = join(folder, 'venv');
  await mustRun('python3', ['-m', 'venv', venv], process.env);
  await mustRun(join(venv, 'bin', 'pip'), ['install', '--quiet', ...PACKAGES], process.env);
};

/** Starts it on this machine alone. @throws CannotStart where it does not answer */
export const startEmulator = async (folder: string, port: number, standInsUrl: string): Promise<Emulator> => {
  const url = `http://127.0.0.1:${port}`;
  const log = join(folder, 'emulator.txt');
  const bin = nodeThatFollows(folder);
  const env = {
    // Nothing of the shell's accounts: only where programs are, and the home that some of them ask for.
    PATH: `${bin}:${join(folder, 'venv', 'bin')}:${process.env.PATH}`,
    HOME: folder,
    TZ: 'UTC',
    AWS_ENDPOINT_URL: url,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: ACCOUNT,
    AWS_SECRET_ACCESS_KEY: 'rehearsal',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
  const own = {
    BIND_HOST: '127.0.0.1',
    // It opens ports of their own for these.
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    GATEWAY_PORT: String(port),
    // Part of the names that it makes; it listens where BIND_HOST says.
    MINISTACK_HOST: 'localhost',
    MINISTACK_REGION: REGION,
    MINISTACK_ACCOUNT_ID: ACCOUNT,
    TMPDIR: folder,
    [LEADS]: JSON.stringify(leadsTo(url, standInsUrl, REGION)),
  };
  const program = join(import.meta.dirname, 'emulator.py');
  const python = join(folder, 'venv', 'bin', 'python');
  const { ended } = startProgram(python, [program], { ...env, ...own }, openSync(log, 'a'));
  for (let attempt = 0; attempt < PATIENCE && !ended(); attempt += 1) {
    if (await answers(url)) return { url, env, log };
    await pause(200);
  }
  throw new CannotStart(`The emulator did not start: see ${log}`);
};

/** A `node` in front of all others, which the emulator runs functions with: this one, following the leads. */
const nodeThatFollows = (folder: string): string => {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const leads = join(import.meta.dirname, 'leads.ts');
  writeFileSync(join(bin, 'node'), `#!/bin/sh\nexec "${process.execPath}" --import "${leads}" "$@"\n`);
  chmodSync(join(bin, 'node'), 0o755);
  return bin;
};

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/_ministack/health`)).ok;
  } catch {
    return false;
  }
};
