import { countIn } from '../../../domain/application/list-counts.ts';
import type { Person } from '../../../domain/people/officer.ts';
import type { Deps } from '../deps.ts';

/** Whether an officer declared a conflict of interest with every application of a window that can be scored. */
export const conflictedWithAll = async (
  { evaluations, lists, setAside }: Pick<Deps, 'evaluations' | 'lists' | 'setAside'>,
  windowId: string,
  { id }: Person,
): Promise<boolean> => {
  const [declaration, counts, unopened] = await Promise.all([
    evaluations.declaration(windowId, id),
    lists.counts(windowId, { id }),
    setAside.of(windowId),
  ]);
  const notOpened = new Set(unopened.map(({ applicationId }) => applicationId));
  const conflicted = (declaration?.conflictedApplications ?? []).filter((each) => !notOpened.has(each));
  const all = countIn(counts, 'all');
  return all > 0 && conflicted.length >= all;
};
