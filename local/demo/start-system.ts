import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '../cannot-start.ts';
import { answers } from './system.ts';

/** A system in a process of its own, so that playing on it does not take its processor. */
export interface StartedSystem {
  /** Waits until it answers. @throws CannotStart where it ends instead; it has said why */
  answering(): Promise<void>;
  /** Resolves when it has ended, as Ctrl-C makes it. */
  readonly ended: Promise<unknown>;
  stop(): void;
  /** Ends it, and all that it started, as a power cut would. */
  kill(): Promise<void>;
}

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
      env: { ...process.env, PORT: new URL(siteUrl).port },
      stdio: ['ignore', 'ignore', 'inherit'],
      // A group of its own, so that all of it can be ended at once.
      detached: true,
    },
  );
  const ended = once(child, 'exit');
  const stop = () => child.kill('SIGTERM');
  process.once('exit', stop);
  const answering = async () => {
    while (!(await answers(siteUrl))) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new CannotStart('The system could not be started.');
      await pause(200);
    }
  };
  const kill = async () => {
    process.off('exit', stop);
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await ended;
  };
  return { answering, ended, stop, kill };
};
