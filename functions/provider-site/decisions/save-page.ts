import { isDeepStrictEqual } from 'node:util';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { locationNamedOn } from '../../../domain/application/named-location.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import { stillCarriedFrom } from '../case/application.ts';
import type { OpenPage } from '../case/open-page.ts';
import { personOf } from '../case/people.ts';
import type { Deps } from '../deps.ts';

/** A page's answers, typed over the version that the form showed. */
interface Typed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly version: number;
  /** Whether it is said with them that they are true now, and not only kept for later. */
  readonly isMeant: boolean;
}

/**
 * Saves a page's answers. Sent twice, or sent back from the browser's history, it says what is stored already: they are as before. What was
 * saved elsewhere since the form was shown is not overwritten. Answers that were taken over are confirmed by saving them as they are, and not by what is only
 * kept for later, changed or not.
 */
export const savePage = async (
  { sealed }: Pick<Deps, 'sealed'>,
  { application, page }: OpenPage,
  { values, version, isMeant }: Typed,
  { visitor, arrivedAt }: Pick<SignedInRequest, 'visitor' | 'arrivedAt'>,
): Promise<'saved' | 'as-before' | 'changed-elsewhere'> => {
  const stored = application.saved.get(page.path);
  const isCarried = application.carried.has(page.path);
  const isConfirmed = isMeant && isCarried;
  if (stored && !isConfirmed && isDeepStrictEqual(stored.values, values)) return 'as-before';
  const { windowId, providerId } = application.head;
  try {
    const naming = sealed.namingWrites(
      application.head,
      locationNamedOn(page, stored?.values),
      locationNamedOn(page, values),
    );
    const by = personOf(visitor);
    const from = { by, ...stillCarriedFrom(stored, application.window, isCarried && !isMeant) };
    await sealed.savePage(windowId, providerId, page.path, values, version, arrivedAt, naming, from);
    return 'saved';
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return 'changed-elsewhere';
  }
};
