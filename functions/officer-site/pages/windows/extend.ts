import { dayOfClosing } from '../../../../domain/questions/kinds/time-of-day.ts';
import { day, reason, time } from '../../../../domain/questions/kinds.ts';
import { oneInstant } from '../../../../domain/time/one-instant.ts';
import { form } from '../../../shared/forms/form.ts';
import { agreementNow } from '../../case/agreement.ts';
import { personOf } from '../../case/officer.ts';
import { type OfWindow, windowAsked } from '../../case/window.ts';
import { extendWindow } from '../../decisions/extend-window.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/** Moves the closing instant later, for everyone, with a reason (docs/rules.md, rule 1): first shown in words, then done, then told. */
export const extend = (deps: DeskDeps) =>
  form({
    template: 'officer/windows/extend.njk',
    load: async ({ params }: OfWindow) => {
      const window = await windowAsked(deps, params.windowId);
      return { window, agreement: await agreementNow(deps, window) };
    },
    show: ({ window, agreement }) => ({
      title: 'Extend the window',
      caption: windowTitle(agreement, window),
      back: { href: paths.window(window.windowId).page },
      button: 'Continue',
      window,
      longest: agreement.longestExtension,
    }),
    fields: {
      closesOn: day({
        label: 'New closing date',
        hint: 'For example, 2 4 2027',
        missing: 'Enter the new closing date',
      }),
      closesAt: time({
        label: 'New closing time',
        hint: 'London time, for example 12 noon',
        missing: 'Enter the new closing time, like 12 noon or 5:30pm',
      }),
      reason: reason({
        label: 'Reason for the extension',
        hint: 'Every registered provider is told it, in these words.',
        missing: 'Enter the reason for the extension',
      }),
    },
    act: async ({ window, agreement }, answers, { typed, confirmed, visitor, arrivedAt }) => {
      const asked = oneInstant(dayOfClosing(answers.closesOn, typed.closesAt), answers.closesAt);
      if ('reason' in asked) return { barriers: [{ ...asked.reason, field: 'closesAt' }] };
      const closesAt = asked.instant;
      const by = { by: personOf(visitor), at: arrivedAt };
      return extendWindow(deps, window, agreement, { ...by, closesAt, reason: answers.reason, confirmed });
    },
    fieldOf: { 'no-reason': 'reason' },
    next: ({ window }) => paths.window(window.windowId).page,
    lost: {
      text: 'The window was changed or closed, or another one planned, while you were typing. Nothing was extended by you.',
      link: 'See the window as it is now',
    },
  });
