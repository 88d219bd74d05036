import type { Deps } from '../deps.ts';

/** The application of a window that a reference names, by its id; undefined where none does that this officer has a part in. */
export const applicationReferred = async (
  { lists }: Pick<Deps, 'lists'>,
  windowId: string,
  conflicted: ReadonlySet<string>,
  typed: string,
): Promise<string | undefined> =>
  (await lists.withReference(windowId, typed.trim().toUpperCase())).find((id) => !conflicted.has(id));
