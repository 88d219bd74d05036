import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What a command wrote and how it ended. */
export interface Ran {
  readonly code: number;
  readonly output: string;
}

const started = new Set<number>();

/** Ends all that is still running, by its number, and what each of them started. */
export const endAll = (): void => {
  for (const pid of started) {
    try {
      // Each leads a group of its own.
      process.kill(-pid, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  }
  started.clear();
};

/** Starts a program that runs until it is ended; what it prints is lost. */
export const startProgram = (
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  log: number,
): { readonly ended: () => boolean } => {
  const child = spawn(command, args, { env, stdio: ['ignore', log, log], detached: true });
  if (child.pid) started.add(child.pid);
  return { ended: () => child.exitCode !== null || child.signalCode !== null };
};

/** Runs a command to its end. */
export const run = async (command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> => {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  if (child.pid) started.add(child.pid);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (child.pid) started.delete(child.pid);
  return { code: code ?? 1, output: `${out}${err}`.trim() };
};

/** The same, where only success goes on. @throws Error with the last lines of what it wrote */
export const mustRun = async (command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> => {
  const { code, output } = await run(command, args, env);
  if (code === 0) return output;
  throw new Error(
    `${command} ${args.slice(0, 3).join(' ')} ended with ${code}: ${output.split('\n').slice(-6).join(' ')}`,
  );
};
