import { parseArgs } from 'node:util';
import { CannotStart } from '@laptop/cloud';

export interface StartArguments {
  readonly port: number;
  /** Whether functions run what was last saved. */
  readonly dev: boolean;
  readonly fresh: boolean;
  readonly quietLogs: boolean;
  /** The folder of what outlives a stop, where it is not `.local`. */
  readonly state?: string | undefined;
}

const usage =
  'Known: --fresh (begin anew), --dev (run what was last saved), --quiet (leave what the functions print to .local/logs), --state FOLDER (instead of .local), PORT=3000 before it.';

/** @throws CannotStart for what is not known. */
export function startArguments(given: readonly string[], env: NodeJS.ProcessEnv): StartArguments {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new CannotStart(`PORT must be a number from 1 to 65535, not "${env.PORT}".`);
  }
  try {
    const options = {
      dev: { type: 'boolean' },
      fresh: { type: 'boolean' },
      quiet: { type: 'boolean' },
      state: { type: 'string' },
    } as const;
    const { values } = parseArgs({ args: [...given], options });
    const { dev = false, fresh = false, quiet: quietLogs = false, state } = values;
    return { port, dev, fresh, quietLogs, state };
  } catch (error) {
    throw new CannotStart(`${error instanceof Error ? error.message.split('\n')[0] : String(error)} ${usage}`);
  }
}
