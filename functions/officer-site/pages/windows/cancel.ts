import { confirmed, reason } from '../../../../domain/questions/kinds.ts';
import { isToldToNobody } from '../../../../domain/window/extending.ts';
import { form } from '../../../shared/forms/form.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import { cancelCase, cancelWindow } from '../../decisions/cancel-window.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/** Ends a window before its award, or one whose contracts can never be made, with a reason that every registered provider is told. */
export const cancel = (deps: DeskDeps) =>
  form({
    template: 'officer/windows/cancel.njk',
    freshly: true,
    load: ({ params, visitor, arrivedAt }: OfWindow) =>
      cancelCase(deps, officerOf(visitor), params.windowId, arrivedAt),
    show: async ({ window, award }, { arrivedAt }) => ({
      title: 'Cancel the window',
      caption: windowTitle(await frozenAgreement(deps, window.windowId), window),
      back: { href: paths.window(window.windowId).page },
      button: 'Cancel the window',
      window,
      outOfReach: award.outOfReach,
      toldToNobody: isToldToNobody(window, { kind: 'cancelled', at: arrivedAt }),
    }),
    fields: {
      reason: reason({
        label: 'Reason for cancelling',
        hint: 'Every registered provider is told it, in these words.',
        missing: 'Enter the reason for cancelling',
      }),
      confirm: confirmed({
        label: 'This cannot be undone',
        statement: 'I confirm that this window is to be cancelled for everyone',
        missing: 'Confirm that the window is to be cancelled',
      }),
    },
    act: (found, answers, { visitor, arrivedAt }) =>
      cancelWindow(deps, found, { by: personOf(visitor), at: arrivedAt, reason: answers.reason }),
    next: ({ window }) => paths.window(window.windowId).page,
    lost: {
      text: 'The window was changed while you were typing. Nothing was cancelled by you.',
      link: 'See the window as it is now',
    },
  });
