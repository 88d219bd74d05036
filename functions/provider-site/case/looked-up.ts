import { randomUUID } from 'node:crypto';
import type { Looked } from '../../../domain/register/looked.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';

/** What came of looking a location up for whoever asks; `again` where they have asked as often as they may: from when on they may once more. */
export type LookedUpFor = { readonly looked: Looked } | { readonly again: string };

/** Asks the register, as often as each account may. Each asking counts, a page that is loaded anew as well. */
export const lookUpFor = async (
  { allowances, lookUp }: Pick<Deps, 'allowances' | 'lookUp'>,
  { visitor }: Pick<SignedInRequest, 'visitor'>,
  locationId: string,
): Promise<LookedUpFor> => {
  const again = await allowances.use('look-up', visitor.subject, randomUUID());
  return again === undefined ? { looked: await lookUp(locationId) } : { again };
};
