import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import { type Finding, good, mend, note } from '../finding.ts';
import type { Look } from '../look.ts';

/** So many executions AWS keeps for what reserves none; and so many are needed on the evening of a deadline without any reserved. */
const FOR_ALL_OTHERS = 100;
const ASK = 'ask for 1,000 in Service Quotas (AWS Lambda, "Concurrent executions"), which takes a day or more';

/** Does the account run as many functions at once as a deadline needs? */
export const concurrency: Look = {
  about: 'Lambda concurrency',
  look: async ({ lambda }, { siteConcurrency, stage }) => {
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
    return judgeConcurrency(AccountLimit?.ConcurrentExecutions ?? 0, { siteConcurrency, isLive: stage === 'live' });
  },
};

export const judgeConcurrency = (
  limit: number,
  { siteConcurrency, isLive }: { readonly siteConcurrency: number; readonly isLive: boolean },
): readonly Finding[] => {
  const needed = FOR_ALL_OTHERS + 2 * siteConcurrency;
  if (limit >= needed) return [good(`${limit} executions at once`)];
  if (siteConcurrency > 0)
    return [
      mend(
        `${limit} executions at once, and siteConcurrency ${siteConcurrency} needs ${needed}: leave it out, or ${ASK}`,
      ),
    ];
  const few = `${limit} executions at once are too few for the evening of a deadline: ${ASK}`;
  return [isLive ? mend(few) : note(few)];
};
