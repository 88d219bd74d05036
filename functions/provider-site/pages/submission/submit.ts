import { barrierErrors } from '../../../shared/forms/field-errors.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { applicationToSubmit } from '../../case/to-submit.ts';
import type { OfWindow } from '../../case/window.ts';
import { submitApplication } from '../../decisions/submit.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { checkPage } from './check.ts';
import { knowing, shownVersion, signing } from './said-on-submitting.ts';

/** The button that submits, on the page that checks the answers. */
export const submit = (deps: Deps) =>
  form({
    /** Undefined where it stands submitted. */
    load: (request: OfWindow) => applicationToSubmit(deps, request),
    elsewhere: (application) => application && paths.window(application.window.windowId).check,
    fields: { knowing, signing },
    act: async (application, { knowing: known, signing: signs }, request) => {
      if (!application) return done;
      const sent = await submitApplication(deps, application, request, {
        knowing: known.includes('yes'),
        signsNow: signs.includes('yes'),
        shownVersion: shownVersion(request.form),
      });
      if (!('barriers' in sent)) return sent;
      const errors = barrierErrors(sent.barriers, {}, 'submit');
      return { instead: await checkPage(deps, sent.application, request, errors) };
    },
    next: (_, { params }) => paths.window(params.windowId).receipt,
  });
