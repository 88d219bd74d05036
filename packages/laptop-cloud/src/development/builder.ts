import { fork } from 'node:child_process';
import { once } from 'node:events';
import * as z from 'zod';

/** The functions' code cannot be built as it is now; the message says where and why. */
export class BuildFailed extends Error {
  override readonly name = 'BuildFailed';
}

const Answer = z.union([z.object({ changed: z.array(z.string()) }), z.object({ problem: z.string() })]);

/** Builds what the sources say now. */
export interface Builder {
  /** Answers the folders of the functions whose code is another than before. @throws BuildFailed */
  build(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * A process that builds the app's code, so that the functions go on meanwhile.
 *
 * @param module see `Sources.builder`.
 */
export function startBuilder(module: string, outDir: string): Builder {
  const child = fork(module, [outDir], { execArgv: [] });
  const exit = once(child, 'exit');
  const ended = exit.then(() => {
    throw new BuildFailed(`${module} has ended`);
  });
  ended.catch(() => {});
  return {
    async build() {
      const answered = once(child, 'message');
      child.send('build');
      const [message] = await Promise.race([answered, ended]);
      const answer = Answer.parse(message);
      if ('problem' in answer) throw new BuildFailed(answer.problem);
      return answer.changed;
    },
    async close() {
      child.kill();
      await exit;
    },
  };
}
