import { unknownEndInWords } from '../../../../domain/award/standstill.ts';
import { barriersToConfirmingEnd } from '../../../../domain/award/standstill-end.ts';
import { day, reason } from '../../../../domain/questions/kinds.ts';
import type { TypedValues } from '../../../../domain/questions/question.ts';
import { form, unless } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import { confirmEnd } from '../../decisions/standstill.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/** An officer confirms an end that cannot be worked out, since bank holidays are not known so far ahead (docs/rules.md, rule 7). */
export const standstillEnd = (deps: Deps) =>
  form({
    template: 'officer/award/standstill-end.njk',
    load: async ({ params, visitor, arrivedAt }: OfWindow) => {
      const { window } = await windowSeenBy(deps, officerOf(visitor), params.windowId);
      const { windowId, standstillEndsAt } = window;
      const [agreement, unknown, confirmed] = await Promise.all([
        frozenAgreement(deps, windowId),
        deps.awards.unknownEnd(windowId),
        deps.awards.confirmedEnd(windowId),
      ]);
      const isOver = standstillEndsAt !== undefined && arrivedAt >= standstillEndsAt;
      if (!unknown || isOver) throw notFound();
      const counts = confirmed?.reckonedFrom === unknown.reckonedFrom ? confirmed : undefined;
      return { window, agreement, unknown, confirmed, counts };
    },
    show: ({ window, agreement, unknown, counts }) => ({
      title: 'Confirm the end of the standstill',
      caption: windowTitle(agreement, window),
      back: { href: paths.window(window.windowId).standstill, text: 'Standstill and challenges' },
      button: 'Confirm the end',
      why: unknownEndInWords(unknown, unknown.knownUntil),
      basis: unknown.basis,
      confirmed: counts,
    }),
    fields: {
      lastDay: day({
        label: 'Last day of the standstill',
        hint: 'It ends at the midnight that ends this day.',
        missing: 'Enter the last day of the standstill',
      }),
      reason: reason({
        label: 'Reason and source',
        hint: 'Say which days are bank holidays, and where that is published. Kept with the award.',
        missing: 'Enter the reason and the source',
      }),
    },
    // The last day that was worked out may be a bank holiday that nobody knows yet, so none is suggested.
    values: ({ counts }): TypedValues => (counts ? { lastDay: counts.lastDay } : {}),
    act: ({ unknown, confirmed }, answers, { visitor, arrivedAt }) =>
      unless(barriersToConfirmingEnd(answers.lastDay, unknown), () => {
        const { windowId, reckonedFrom } = unknown;
        const fresh = { windowId, reckonedFrom, by: personOf(visitor), at: arrivedAt, ...answers };
        return confirmEnd(deps, fresh, confirmed);
      }),
    next: ({ window }) => paths.window(window.windowId).standstill,
  });
