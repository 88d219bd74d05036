import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Notes what a client asks of DynamoDB: the name of each request, as `Query`. What is tried again is one. */
export const requestsOf = ({ middlewareStack }: Pick<DynamoDBDocumentClient, 'middlewareStack'>) => {
  let noted: string[][] = [];
  // What is asked for once something was answered waited for it: that is a round.
  let isAnswered = true;
  middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (isAnswered) noted.push([]);
        isAnswered = false;
        noted.at(-1)?.push(commandName.replace(/Command$/, ''));
        try {
          return await next(args);
        } finally {
          isAnswered = true;
        }
      },
    { step: 'initialize', priority: 'low', name: 'requestsOf' },
  );
  /** What is asked for while something is done, round by round: a round is what is asked for before anything of it is answered. */
  const rounds = async (deed: () => Promise<unknown>): Promise<readonly (readonly string[])[]> => {
    noted = [];
    isAnswered = true;
    await deed();
    return noted;
  };
  return {
    rounds,
    /** What is asked for while something is done, in order. */
    of: async (deed: () => Promise<unknown>): Promise<readonly string[]> => (await rounds(deed)).flat(),
  };
};
