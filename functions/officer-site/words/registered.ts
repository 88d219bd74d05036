import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { Dependencies } from '../dependencies.ts';

/** "104 registered providers": how many are told of a window of the agreement. */
export const registeredInWords = async (
  { interests }: Pick<Dependencies, 'interests'>,
  agreementId: string,
): Promise<string> => {
  let count = 0;
  for await (const _ of everyItem((after) => interests.page(agreementId, { after }))) count += 1;
  return `${count} registered ${count === 1 ? 'provider' : 'providers'}`;
};
