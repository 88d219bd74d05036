import { randomUUID } from 'node:crypto';
import { applicantIn } from '../../../../domain/application/applicant.ts';
import { typedAs } from '../../../../domain/questions/kinds.ts';
import { registerIdFrom } from '../../../../domain/register/register-id.ts';
import { form } from '../../../shared/forms/form.ts';
import { selfChecked } from '../../../shared/register/self-checked.ts';
import { page } from '../../../shared/web/results.ts';
import { applicationOf } from '../../case/application.ts';
import { type OfWindow, windowToPrepare } from '../../case/window.ts';
import { beyondMeasure } from '../../decisions/beyond-measure.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { closingOf } from '../../words/closing.ts';

const NO_ID = 'Enter a CQC location ID, like 1-1234567890';

/** A provider's own look at the register, before writing anything. It decides nothing: what was found is the answer. */
export const checkRegistration = (deps: Deps) =>
  form({
    template: 'provider/self-check.njk',
    load: (request: OfWindow) => windowToPrepare(deps, request),
    show: ({ window }, { arrivedAt }) => ({
      title: 'Check your CQC registration',
      closing: closingOf(window, arrivedAt),
      button: 'Check the register',
      back: { href: paths.window(window.windowId).page },
    }),
    fields: {
      locationId: typedAs(
        {
          label: 'CQC location ID',
          hint: 'It is on your location’s page on cqc.org.uk, like 1-1234567890. You can paste that page’s address instead.',
          width: 30,
          missing: NO_ID,
          wrong: NO_ID,
        },
        registerIdFrom,
      ),
    },
    act: async ({ window, agreement }, { locationId }, request) => {
      const refused = await beyondMeasure(deps, 'look-up', request.visitor.subject, randomUUID());
      if (refused) return refused;
      const looked = await deps.lookUp(locationId);
      const application = await applicationOf(deps, request);
      const checked = selfChecked(looked, {
        agreement,
        applicant: applicantIn(application?.draft ?? {}),
        lots: application?.lots.length ? application.lots : agreement.lots.map(({ id }) => id),
        at: request.arrivedAt,
      });
      const { page: on, checkRegistration } = paths.window(window.windowId);
      return {
        instead: page('provider/self-check-result.njk', {
          ...checked,
          title: checked.result.title,
          locationId,
          closing: closingOf(window, request.arrivedAt),
          again: checkRegistration,
          on,
          back: { href: checkRegistration },
        }),
      };
    },
    next: ({ window }) => paths.window(window.windowId).page,
  });
