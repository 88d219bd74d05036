import { form } from '../../../shared/forms/form.ts';
import { submittedOf } from '../../case/submitted.ts';
import type { OfWindow } from '../../case/window.ts';
import { withdrawApplication } from '../../decisions/withdraw.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { closingOf } from '../../words/closing.ts';

/** Asks before a submission is taken back. */
export const withdraw = (deps: Deps) =>
  form({
    template: 'provider/withdraw.njk',
    load: (request: OfWindow) => submittedOf(deps, request),
    elsewhere: ({ window, head }) => (head ? undefined : paths.window(window.windowId).page),
    show: ({ window, head }, { arrivedAt }) => {
      const { receipt } = paths.window(window.windowId);
      return {
        title: 'Do you want to withdraw your application?',
        receipt: head?.receipt,
        closing: closingOf(window, arrivedAt),
        receiptHref: receipt,
        back: { href: receipt },
      };
    },
    fields: {},
    act: (submitted, _, request) => withdrawApplication(deps, submitted, request),
    next: ({ window }) => paths.window(window.windowId).tasks,
  });
