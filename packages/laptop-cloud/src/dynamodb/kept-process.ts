import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Runs a program, and ends it as soon as nobody holds the other end of its input: when this process ends, however it
 * does (a kill -9 too), the system lets go of it.
 */
const keeper = `
exec 3<&0
"$@" </dev/null 3<&- &
kept=$!
{ read -r _ <&3; kill "$kept"; sleep 5; kill -9 "$kept"; } >/dev/null 2>&1 &
watcher=$!
wait "$kept"
code=$?
kill "$watcher"
exit "$code"`;

/** A program that does not outlive this process. On Windows, which has no sh, it may do so after a kill. */
export interface KeptProcess {
  readonly child: ChildProcess;
  /** Ends it, and answers when it has ended. */
  end(): Promise<void>;
}

export function startKept(command: string, args: readonly string[], cwd: string): KeptProcess {
  const onWindows = process.platform === 'win32';
  const child = spawn(onWindows ? command : 'sh', onWindows ? args : ['-c', keeper, 'keeper', command, ...args], {
    cwd,
    stdio: 'pipe',
    // A group of its own, so that Ctrl-C reaches us alone and it is ended after what still uses it.
    detached: !onWindows,
  });
  // To write to one that has ended already is no matter.
  child.stdin?.on('error', () => {});
  const ended = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()));
  return {
    child,
    end: async () => {
      if (onWindows) child.kill();
      else child.stdin?.end();
      await ended;
    },
  };
}
