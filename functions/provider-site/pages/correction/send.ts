import { comparedNow } from '../../../../domain/application/corrected.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { form } from '../../../shared/forms/form.ts';
import { oneValue } from '../../../shared/web/request.ts';
import { correctingOf, requireTimeToCorrect } from '../../case/correction.ts';
import type { OfWindow } from '../../case/window.ts';
import { sendCorrected } from '../../decisions/correct.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** What is about to be sent, old and new side by side, and the button that sends it. */
export const sendCorrection = (deps: Deps) =>
  form({
    template: 'provider/send-correction.njk',
    load: async (request: OfWindow) => {
      const correcting = await correctingOf(deps, request);
      requireTimeToCorrect(correcting, request.arrivedAt);
      return correcting;
    },
    show: ({ window, correction, pages }) => {
      const compared = comparedNow(correction, pages);
      return {
        title: 'Check your correction before you send it',
        caption: `Application ${correction.reference}`,
        compared: compared.filter(({ changed }) => changed),
        unchanged: compared.filter(({ changed }) => !changed).map(({ title }) => title),
        sendBy: momentInWords(correction.sendBy),
        version: correction.version,
        columns: 'govuk-grid-column-full',
        back: { href: paths.window(window.windowId).correction, text: 'Back to what is to be corrected' },
      };
    },
    fields: {},
    act: (correcting, _, request) => sendCorrected(deps, correcting, oneValue(request.form, '_version'), request),
    next: ({ window }) => paths.window(window.windowId).correction,
  });
