import { form } from '../../../shared/forms/form.ts';
import { oneValue } from '../../../shared/web/request.ts';
import { type OfWindow, requireTakingChanges, windowToPrepare } from '../../case/window.ts';
import { startApplication } from '../../decisions/start.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** The button that begins an application, on the page of its window. */
export const start = (deps: Deps) =>
  form({
    load: async (request: OfWindow) => {
      const shown = await windowToPrepare(deps, request);
      await requireTakingChanges(deps, shown, request.arrivedAt, undefined);
      return shown;
    },
    elsewhere: ({ window }) => paths.window(window.windowId).page,
    fields: {},
    act: (shown, _, request) => startApplication(deps, shown, oneValue(request.form, 'from') !== '', request),
    next: ({ window }) => paths.window(window.windowId).tasks,
  });
