import { reason } from '../../../../domain/questions/kinds.ts';
import { toldFrom } from '../../../../domain/window/extending.ts';
import { form } from '../../../shared/forms/form.ts';
import { Problem } from '../../../shared/web/problem.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { personOf } from '../../case/officer.ts';
import { type OfWindow, windowAsked } from '../../case/window.ts';
import { lastExtension, takeExtensionBack } from '../../decisions/extend-window.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/** Takes an extension back before anybody is told of it (docs/rules.md, rule 1). */
export const takeBack = (deps: DeskDeps) =>
  form({
    template: 'officer/windows/take-back.njk',
    load: async ({ params }: OfWindow) => {
      const window = await windowAsked(deps, params.windowId);
      const change = lastExtension(window);
      if (!change) throw notExtended(window.windowId);
      return { window, change };
    },
    show: async ({ window, change }) => ({
      title: 'Take the extension back',
      caption: windowTitle(await frozenAgreement(deps, window.windowId), window),
      back: { href: paths.window(window.windowId).page },
      button: 'Take the extension back',
      window,
      change,
      toldFrom: toldFrom(change),
    }),
    fields: {
      reason: reason({
        label: 'Why is the extension taken back?',
        hint: 'Kept with the window. No provider has been told of the extension.',
        missing: 'Enter why the extension is taken back',
      }),
    },
    act: ({ window, change }, answers, { visitor, arrivedAt }) =>
      takeExtensionBack(deps, window, change, { by: personOf(visitor), at: arrivedAt, reason: answers.reason }),
    next: ({ window }) => paths.window(window.windowId).page,
    lost: {
      text: 'The window was changed while you were typing. Nothing was taken back by you.',
      link: 'See the window as it is now',
    },
  });

const notExtended = (windowId: string): Problem =>
  new Problem(409, {
    title: 'There is no extension to take back',
    lines: ['This window has not been extended, or the extension has been taken back already.'],
    link: { href: paths.window(windowId).page, text: 'See the window' },
  });
