import { barrierErrors } from '../../../shared/forms/field-errors.ts';
import { form } from '../../../shared/forms/form.ts';
import { openApplicationOf } from '../../case/application.ts';
import type { OfWindow } from '../../case/window.ts';
import { askToSign as ask } from '../../decisions/signing.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { checkPage } from './check.ts';

/** The button that asks whoever may sign, on the page that checks the answers. */
export const askToSign = (deps: Deps) =>
  form({
    load: (request: OfWindow) => openApplicationOf(deps, request),
    elsewhere: ({ window }) => paths.window(window.windowId).check,
    fields: {},
    act: async (application, _, request) => {
      const sent = await ask(deps, application, request);
      if (!('barriers' in sent)) return sent;
      return { instead: await checkPage(deps, application, request, barrierErrors(sent.barriers, {}, 'submit')) };
    },
    next: ({ window }) => paths.window(window.windowId).check,
    lost,
  });

export const lost = {
  text: 'Somebody has changed the application meanwhile. What you sent was not done.',
  link: 'Look at the answers as they are now',
};
