import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

/** What a command wrote and how it ended. */
export interface Ran {
  readonly code: number;
  readonly output: string;
}

const GIVE_UP_MS = 10_000;
const started = new Set<ChildProcess>();

/** Sends a signal to a program and all that it started: each leads a group of its own. */
const signalled = ({ pid }: ChildProcess, signal: NodeJS.Signals): void => {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // All of it has ended.
  }
};
const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** Ends all that is still running, by its number, with what it started, and waits until nothing of it is left. */
export const endAll = async (): Promise<void> => {
  const all = [...started];
  started.clear();
  for (const child of all) signalled(child, 'SIGTERM');
  await Promise.all(
    all.map(async (child) => {
      if (!hasEnded(child)) await Promise.race([once(child, 'exit'), pause(GIVE_UP_MS)]);
      signalled(child, 'SIGKILL');
    }),
  );
};

/** Starts a program that runs until it is ended; what it prints goes to an open file. */
export const startProgram = (
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  log: number,
): { readonly ended: () => boolean } => {
  const child = spawn(command, args, { env, stdio: ['ignore', log, log], detached: true });
  started.add(child);
  return { ended: () => hasEnded(child) };
};

/** Runs a command to its end, in this folder or another. */
export const run = async (
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd?: string,
): Promise<Ran> => {
  const child = spawn(command, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  started.add(child);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  started.delete(child);
  return { code: code ?? 1, output: `${out}${err}`.trim() };
};

/** The same, where only success goes on. @throws Error with the last lines of what it wrote */
export const mustRun = async (
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd?: string,
): Promise<string> => {
  const { code, output } = await run(command, args, env, cwd);
  if (code === 0) return output;
  throw new Error(
    `${command} ${args.slice(0, 3).join(' ')} ended with ${code}: ${output.split('\n').slice(-6).join(' ')}`,
  );
};
