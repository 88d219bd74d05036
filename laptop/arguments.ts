import { parseArgs } from 'node:util';
import { CannotStart } from '@laptop/cloud';
import { londonInstant } from '../domain/time/london.ts';

export interface StartArguments {
  readonly port: number;
  /** Whether functions run what was last saved. */
  readonly dev: boolean;
  readonly fresh: boolean;
  readonly quietLogs: boolean;
  /** Where the clock begins (epoch ms), where it is not shortly before the demonstration's opening. */
  readonly at?: number | undefined;
  /** The folder of what outlives a stop, where it is not `.local`. */
  readonly state?: string | undefined;
}

const usage =
  'Known: --fresh (begin anew), --at 2019-09-30T08:00 (with --fresh: where its clock begins, as London’s clocks show it), --dev (run what was last saved), --quiet (leave what the functions print to .local/logs), --state FOLDER (instead of .local), PORT=3000 before it.';

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
      at: { type: 'string' },
      state: { type: 'string' },
    } as const;
    const { values } = parseArgs({ args: [...given], options });
    const { dev = false, fresh = false, quiet: quietLogs = false, state, at } = values;
    if (at !== undefined && !fresh)
      throw new RangeError('--at needs --fresh: a clock that has begun only moves forward.');
    return { port, dev, fresh, quietLogs, state, at: at === undefined ? undefined : instantOf(at) };
  } catch (error) {
    throw new CannotStart(`${error instanceof Error ? error.message.split('\n')[0] : String(error)} ${usage}`);
  }
}

const TYPED = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/;

/** The instant (epoch ms) at which London's clocks show this date and time. @throws RangeError where they show it never, or twice */
const instantOf = (typed: string): number => {
  const [, date, time] = TYPED.exec(typed) ?? [];
  if (date === undefined || time === undefined)
    throw new RangeError(`--at takes a date and a time like 2019-09-30T08:00, not "${typed}".`);
  return Date.parse(londonInstant(date, time));
};
