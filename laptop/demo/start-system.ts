import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '@laptop/cloud';
import { answers } from './system.ts';

/** A system in a process of its own, so that playing on it does not take its processor. */
export interface StartedSystem {
  /** Waits until it answers. @throws CannotStart where it ends instead; it has said why */
  answering(): Promise<void>;
  /** Resolves when it has ended, as Ctrl-C makes it. */
  readonly ended: Promise<unknown>;
  /** Rejects when it ends though nobody has stopped or killed it, with how it did. */
  readonly failed: Promise<never>;
  stop(): void;
  /** Ends it, and all that it started, as a power cut would. */
  kill(): Promise<void>;
}

/** A process with all that descends from it. */
const familyOf = (pid: number | undefined): readonly number[] => {
  if (pid === undefined) return [];
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = [pid];
  // Grows while it is walked through: children of children come after them.
  for (const parent of family)
    family.push(...processes.flatMap(([id, by]) => (id !== undefined && by === parent ? [id] : [])));
  return family;
};

const killed = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
};

/** Starts the system as `npm start` does. */
export const startSystem = (
  siteUrl: string,
  { fresh, state }: { readonly fresh: boolean; readonly state?: string },
): StartedSystem => {
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, '..', 'main.ts'),
      '--quiet',
      ...(fresh ? ['--fresh'] : []),
      ...(state ? ['--state', state] : []),
    ],
    {
      // As the scripts of package.json have it.
      env: { MALLOC_ARENA_MAX: '2', ...process.env, PORT: new URL(siteUrl).port },
      stdio: ['ignore', 'ignore', 'inherit'],
      // A group of its own, so that all of it can be ended at once.
      detached: true,
    },
  );
  let wanted = false;
  const ended = once(child, 'exit');
  const failed = ended.then(([code, signal]): Promise<never> => {
    if (wanted) return new Promise(() => {});
    throw new CannotStart(`The system ended by itself (${signal ?? `exit ${code}`}).`);
  });
  failed.catch(() => {});
  const stop = () => {
    wanted = true;
    child.kill('SIGTERM');
  };
  process.once('exit', stop);
  const answering = async () => {
    while (!(await answers(siteUrl))) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new CannotStart('The system could not be started.');
      await pause(200);
    }
  };
  const kill = async () => {
    wanted = true;
    process.off('exit', stop);
    // The database has a group of its own, so that Ctrl-C does not reach it.
    for (const pid of familyOf(child.pid)) killed(pid);
    await ended;
  };
  return { answering, ended, failed, stop, kill };
};
