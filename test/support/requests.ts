import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Notes what a client asks of DynamoDB: the name of each request, as `Query`. What is tried again is one. */
export const requestsOf = ({ middlewareStack }: Pick<DynamoDBDocumentClient, 'middlewareStack'>) => {
  let noted: string[] = [];
  middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        noted.push(commandName.replace(/Command$/, ''));
        return next(args);
      },
    { step: 'initialize', priority: 'low', name: 'requestsOf' },
  );
  return {
    /** What is asked for while something is done, in order. */
    of: async (deed: () => Promise<unknown>): Promise<readonly string[]> => {
      noted = [];
      await deed();
      return noted;
    },
  };
};
