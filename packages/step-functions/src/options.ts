import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A command's options as they were given; for one that is not known it says how the command is used, and ends with 2. */
export const optionsOf = <Options extends NonNullable<ParseArgsConfig['options']>>(options: Options, usage: string) => {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return wrongUsage(usage, error instanceof Error ? error.message.split('\n')[0] : undefined);
  }
};

/** The same of a command that is told words before its options. */
export const wordsAndOptionsOf = <Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
  usage: string,
) => {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return wrongUsage(usage, error instanceof Error ? error.message.split('\n')[0] : undefined);
  }
};

/** Says how a command is used, and ends with 2. */
export const wrongUsage = (usage: string, problem?: string): never => {
  if (problem) console.error(problem);
  console.error(`Usage: ${usage}`);
  process.exit(2);
};
