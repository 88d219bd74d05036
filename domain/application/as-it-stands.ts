import { cancellationOf } from '../window/cancelling.ts';
import type { Window } from '../window/window.ts';
import { countAt, type ListCounts } from './list-counts.ts';
import type { OpenedApplication } from './opened-application.ts';
import { type ApplicationStatus, statusesBefore } from './status.ts';

/**
 * The status that counts: from the moment a window is cancelled nothing more is decided on its applications, though what runs is ended a
 * minute later (functions/workflow/end-window).
 */
export const statusAsItStands =
  (window: Window) =>
  (status: ApplicationStatus): ApplicationStatus => {
    if (!cancellationOf(window)) return status;
    if (statusesBefore('window-cancelled').includes(status)) return 'window-cancelled';
    return statusesBefore('award-stopped').includes(status) ? 'award-stopped' : status;
  };

/** An application as it stands. */
export const asItStands =
  (window: Window) =>
  (application: OpenedApplication): OpenedApplication => {
    const status = statusAsItStands(window)(application.status);
    if (status === application.status) return application;
    return { ...application, status, ...(status === 'award-stopped' ? { awardedLots: [] } : {}) };
  };

/** How many applications of a window stand at each status. */
export const countsAsTheyStand = (window: Window, counts: ListCounts) => {
  const standing = statusAsItStands(window);
  return (at: ApplicationStatus): number => countAt(counts, (status) => standing(status) === at);
};
