import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import { isCarried, stillCarriedFrom } from '../case/application.ts';
import type { OpenPage } from '../case/open-page.ts';
import { personOf } from '../case/people.ts';
import type { Deps } from '../deps.ts';

export type AskedBy = Pick<SignedInRequest, 'visitor' | 'arrivedAt'>;
type Values = Readonly<Record<string, unknown>>;

const ATTEMPTS = 3;

/**
 * Changes one thing in the answers of a page, over whatever was saved last: what another tab saves meanwhile is no conflict, since nothing of it is touched.
 * Where its answers were taken over, nobody has said by that that the others are still true.
 * @param changed the answers as they are to be; undefined where nothing is to be changed in those that are there
 */
export const changeAnswers = async (
  { sealed }: Pick<Deps, 'sealed'>,
  { application, page }: OpenPage,
  changed: (values: Values | undefined) => Values | undefined,
  { visitor, arrivedAt }: AskedBy,
): Promise<void> => {
  const { windowId, providerId } = application.head;
  for (let attempt = 1; ; attempt += 1) {
    const stored = await sealed.page(windowId, providerId, page.path);
    const values = changed(stored?.values);
    if (!values) return;
    try {
      const by = personOf(visitor);
      const carried = stored !== undefined && isCarried(stored, application.window, arrivedAt);
      const from = { by, ...stillCarriedFrom(stored, application.window, carried) };
      await sealed.savePage(windowId, providerId, page.path, values, stored?.version ?? 0, arrivedAt, [], from);
      return;
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error;
    }
  }
};
