import middy, { type MiddlewareObj } from '@middy/core';
import type * as z from 'zod';
import { logger } from './logger.ts';

/** What a task was given, or answered, is not of the shape agreed with its state machine. No retry can help. */
class WrongShape extends Error {
  constructor(name: 'InvalidInput' | 'InvalidOutput', error: z.ZodError) {
    // Paths and codes alone: the values themselves may be somebody's personal data.
    super(error.issues.map(({ path, code }) => `${path.join('.') || 'all of it'}: ${code}`).join('; '));
    this.name = name;
  }
}

/**
 * The Lambda handler of a state machine's task. `input` and `output` are what the machine's file relies on. An error's `name` is
 * what the machine's Retry and Catch see; a task throws its domain's errors as they are.
 */
export const taskHandler = <Input extends z.ZodType, Output extends z.ZodType>(
  { input, output }: { readonly input: Input; readonly output: Output },
  handle: (input: z.output<Input>) => Promise<z.input<Output>>,
) =>
  middy<unknown, z.output<Output>>()
    .use(taskLog())
    .handler(async (event: unknown) => {
      const given = input.safeParse(event);
      if (!given.success) throw new WrongShape('InvalidInput', given.error);
      const answered = output.safeParse(await handle(given.data));
      if (!answered.success) throw new WrongShape('InvalidOutput', answered.error);
      return answered.data;
    });

const taskLog = (): MiddlewareObj => ({
  before: ({ context }) => {
    logger.addContext(context);
    logger.info('Task started');
  },
  after: () => {
    logger.info('Task done');
  },
  onError: ({ error }) => {
    logger.error('Task failed', { error: error?.name });
  },
});
