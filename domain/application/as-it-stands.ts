import { cancellationOf } from '../window/cancelling.ts';
import type { Window } from '../window/window.ts';
import type { OpenedApplication } from './opened-application.ts';
import { statusesBefore } from './status.ts';

/**
 * An application as it stands: from the moment its window is cancelled nothing more is decided on it, though what runs is ended a minute
 * later (functions/workflow/end-window).
 */
export const asItStands =
  (window: Window) =>
  (application: OpenedApplication): OpenedApplication => {
    if (!cancellationOf(window)) return application;
    if (statusesBefore('window-cancelled').includes(application.status))
      return { ...application, status: 'window-cancelled' };
    return statusesBefore('award-stopped').includes(application.status)
      ? { ...application, status: 'award-stopped', awardedLots: [] }
      : application;
  };
