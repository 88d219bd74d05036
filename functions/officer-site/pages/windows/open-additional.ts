import { dayOfClosing } from '../../../../domain/questions/kinds/time-of-day.ts';
import { choice, day, reason, time } from '../../../../domain/questions/kinds.ts';
import type { TypedValues } from '../../../../domain/questions/question.ts';
import { oneInstant } from '../../../../domain/time/one-instant.ts';
import { LEAST_OPEN_HOURS } from '../../../../domain/window/additional.ts';
import { form } from '../../../shared/forms/form.ts';
import { personOf } from '../../case/officer.ts';
import { planWindow } from '../../decisions/plan-window.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Opens a window beyond the schedule: the council may do so at other times (docs/rules.md, rule 1). First shown in words, then done. */
export const openAdditional = (deps: DeskDeps) => {
  const [only, ...others] = deps.agreements;
  return form({
    template: 'officer/windows/open-additional.njk',
    load: async () => deps.agreements,
    show: () => ({
      title: 'Open an additional window',
      back: { href: paths.windows },
      button: 'Continue',
      leastOpenHours: LEAST_OPEN_HOURS,
    }),
    values: (): TypedValues => (only && others.length === 0 ? { agreementId: only.id } : {}),
    fields: (agreements) => ({
      agreementId: choice({
        label: 'Which agreement?',
        choices: agreements.map(({ id, title, council }) => ({ value: id, text: title, hint: council })),
        missing: 'Select an agreement',
      }),
      opensOn: day({ label: 'Opening date', hint: 'For example, 1 6 2027', missing: 'Enter the opening date' }),
      opensAt: time({
        label: 'Opening time',
        hint: 'London time, for example 9am',
        missing: 'Enter the opening time, like 9am',
      }),
      closesOn: day({ label: 'Closing date', hint: 'For example, 1 7 2027', missing: 'Enter the closing date' }),
      closesAt: time({
        label: 'Closing time',
        hint: 'London time, for example 12 noon',
        missing: 'Enter the closing time, like 12 noon or 5:30pm',
      }),
      reason: reason({
        label: 'Why is an additional window needed?',
        hint: 'Kept with the window. For example, two zones have no provider for complex care.',
        missing: 'Enter why an additional window is needed',
      }),
    }),
    act: async (agreements, answers, { typed, confirmed, visitor, arrivedAt }) => {
      const agreement = agreements.find(({ id }) => id === answers.agreementId);
      if (!agreement) throw new Error(`There is no agreement ${answers.agreementId}`);
      const opens = oneInstant(answers.opensOn, answers.opensAt);
      if ('reason' in opens) return { barriers: [{ ...opens.reason, field: 'opensAt' }] };
      const closes = oneInstant(dayOfClosing(answers.closesOn, typed.closesAt), answers.closesAt);
      if ('reason' in closes) return { barriers: [{ ...closes.reason, field: 'closesAt' }] };
      return planWindow(deps, agreement, {
        opensAt: opens.instant,
        closesAt: closes.instant,
        reason: answers.reason,
        by: personOf(visitor),
        at: arrivedAt,
        confirmed,
      });
    },
    fieldOf: {
      'closes-too-soon': 'closesOn',
      'term-over': 'closesOn',
      'no-reason': 'reason',
    },
    next: () => paths.windows,
  });
};
