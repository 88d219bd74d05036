import { pMapIterable } from 'p-map';
import { asItStands } from '../../../../domain/application/as-it-stands.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { Window } from '../../../../domain/window/window.ts';
import type { Deps } from '../../deps.ts';

const AT_ONCE = 50;

/** The applications of a window by name, as they stand: only their names are held together, and each is read as it is come to. */
export async function* applicationsByName(
  { applications }: Pick<Deps, 'applications'>,
  window: Window,
): AsyncGenerator<OpenedApplication> {
  const names: { readonly id: string; readonly name: string }[] = [];
  for await (const { applicationId: id, organisationName: name } of applications.readable(window.windowId))
    names.push({ id, name });
  names.sort((one, other) => one.name.localeCompare(other.name, 'en-GB') || (one.id < other.id ? -1 : 1));
  const read = pMapIterable(names, ({ id }) => applications.getIfReadable(id), { concurrency: AT_ONCE });
  const standing = asItStands(window);
  for await (const each of read) if (each) yield standing(each);
}
