import * as z from 'zod';
import { person } from '../people/officer.ts';
import { plusDuration } from '../time/london.ts';

/** That somebody opened a page of a draft, which others work on too. */
export const openedPage = z.object({ page: z.string(), by: person, at: z.iso.datetime() });
export type OpenedPage = z.infer<typeof openedPage>;

/** Whoever opened a page so long ago and has not saved it is most likely gone. */
const AT_WORK = 'PT15M';

/** Who else has opened a page within the last 15 minutes and may be typing there; the last of them first. */
export const othersOn = (
  opened: readonly OpenedPage[],
  page: string,
  { id, at }: { readonly id: string; readonly at: string },
): readonly OpenedPage[] =>
  opened
    .filter((each) => each.page === page && each.by.id !== id && each.at > plusDuration(at, `-${AT_WORK}`))
    .toSorted((one, other) => (one.at < other.at ? 1 : -1));
