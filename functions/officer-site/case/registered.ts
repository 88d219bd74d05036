import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { Deps } from '../deps.ts';

/** How many providers are registered for an agreement: all of them are told of its windows. */
export const registeredFor = async ({ interests }: Pick<Deps, 'interests'>, agreementId: string): Promise<number> => {
  let count = 0;
  for await (const _ of everyItem((after) => interests.page(agreementId, { after }))) count += 1;
  return count;
};
