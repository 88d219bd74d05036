import { countsAsTheyStand } from '../../../domain/application/as-it-stands.ts';
import type { ListCounts } from '../../../domain/application/list-counts.ts';
import { type ApplicationStatus, applicationStatus } from '../../../domain/application/status.ts';
import type { Window } from '../../../domain/window/window.ts';
import { applicationWords, type StatusWords } from './statuses.ts';

/** How many applications of a window stand at each status, in the order of the process; statuses with none are left out. */
export const statusCounts = (
  window: Window,
  counts: ListCounts,
): readonly { readonly status: ApplicationStatus; readonly words: StatusWords; readonly count: number }[] => {
  const standing = countsAsTheyStand(window, counts);
  return applicationStatus.options
    .map((status) => ({ status, words: applicationWords[status], count: standing(status) }))
    .filter(({ count }) => count > 0);
};
