import * as z from 'zod';
import { Conflict } from '../../../../adapters/dynamodb/conflict.ts';
import type { Question } from '../../../../domain/questions/question.ts';
import { oneInstant } from '../../../../domain/time/one-instant.ts';
import { momentInWords, spanInWords } from '../../../../domain/time/plain-words.ts';
import { barriersToExtending, toldFrom } from '../../../../domain/window/extending.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { oneError } from '../../../shared/forms/field-errors.ts';
import { conflict } from '../../../shared/web/problem.ts';
import { oneValue } from '../../../shared/web/request.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { agreementNow } from '../../agreement-now.ts';
import { windowAsked } from '../../case-file.ts';
import type { Dependencies } from '../../dependencies.ts';
import { CHANGE, CONFIRMED, checkPage } from '../../forms/check-page.ts';
import { barrierErrors, formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { reasonField } from '../../forms/reason.ts';
import { dayOfClosing, timeField } from '../../forms/time-of-day.ts';
import { deciders, personOf } from '../../officer.ts';
import { windowTitle } from '../../words/window-title.ts';
import { registeredInWords } from './registered.ts';

const questions: readonly Question[] = [
  { kind: 'date', name: 'closesOn', label: 'New closing date', hint: 'For example, 2 4 2027' },
  { kind: 'text', name: 'closesAt', label: 'New closing time', hint: 'London time, for example 12 noon', width: 10 },
  {
    kind: 'long-text',
    name: 'reason',
    label: 'Reason for the extension',
    hint: 'Every registered provider is told it, in these words.',
  },
];

const schema = z.object({
  closesOn: z.iso.date('Enter the new closing date'),
  closesAt: timeField('Enter the new closing time, like 12 noon or 5:30pm'),
  reason: reasonField('Enter the reason for the extension'),
});

/** Moves the closing instant later, for everyone, with a reason (docs/rules.md, rule 1): first shown in words, then done, then told. */
export const extendRoutes = (deps: Dependencies): readonly Route[] => {
  const shown = async (window: Window) => {
    const agreement = await agreementNow(deps, window);
    return {
      title: 'Extend the window',
      caption: windowTitle(agreement, window),
      back: { href: `/officers/windows/${window.windowId}` },
      window,
      longest: agreement.longestExtension,
    };
  };

  return [
    withRole(...deciders).get('/officers/windows/{windowId}/extend', async ({ params, restored }) => {
      const window = await windowAsked(deps, params.windowId);
      return formPage('officer/windows/extend.njk', await shown(window), { questions, restored });
    }),

    withRole(...deciders).post('/officers/windows/{windowId}/extend', async ({ params, form, visitor, arrivedAt }) => {
      const { agreementId } = await windowAsked(deps, params.windowId);
      const calendar = await deps.windows.calendar(agreementId);
      const window = calendar.windows.find(({ windowId }) => windowId === params.windowId);
      if (!window) throw new Error(`There is no window ${params.windowId}`);
      const agreement = await agreementNow(deps, window);
      const page = { ...(await shown(window)), button: 'Continue' };
      const again = (how: Omit<Parameters<typeof formPage>[2], 'questions'>) =>
        formPage('officer/windows/extend.njk', page, { questions, ...how });

      const read = readForm(questions, schema, form);
      if ('wrong' in read) return again(read);
      const { values, value } = read;
      if (oneValue(form, CHANGE)) return again({ values });
      const asked = oneInstant(dayOfClosing(value.closesOn, values.closesAt), value.closesAt);
      if ('reason' in asked) return again({ values, wrong: oneError('closesAt', asked.reason.text) });

      const [closesAt, { reason }] = [asked.instant, value];
      const toWindow = redirect(`/officers/windows/${window.windowId}`);
      const before = window.changes.findLast(({ kind, takenBack }) => kind === 'extended' && !takenBack);
      if (before?.by.id === visitor.subject && before.closesAt === closesAt && before.reason === reason)
        return toWindow;

      const { windows } = calendar;
      const barriers = barriersToExtending(window, closesAt, reason, { on: arrivedAt, windows, agreement });
      if (barriers.length > 0)
        return again({ values, wrong: barrierErrors(barriers, { 'no-reason': 'reason' }, 'closesOn-day') });

      const change = {
        kind: 'extended' as const,
        at: arrivedAt,
        by: personOf(visitor),
        reason,
        closesAt,
        closedBefore: window.closesAt,
      };
      const [from, to] = spanInWords(window.closesAt, closesAt);
      if (oneValue(form, CONFIRMED) !== `${window.closesAt} ${closesAt}`)
        return checkPage(
          { ...page, title: 'Check before you extend the window', button: 'Extend the window for everyone' },
          {
            form,
            confirming: `${window.closesAt} ${closesAt}`,
            rows: [
              { key: 'It closes now', value: from },
              { key: 'It will close', value: to },
              { key: 'Reason', value: reason },
              { key: 'Who is told', value: await registeredInWords(deps, agreementId) },
            ],
            notes: [
              'The new closing time holds at once, for everyone. Providers are written to 10 minutes later: until then you or a colleague can take the extension back. After that it can only be extended further.',
            ],
          },
        );

      await deps.followChange(window.windowId, change);
      try {
        await deps.windows.change(
          window,
          { closesAt, changes: [...window.changes, change] },
          {
            at: arrivedAt,
            by: personOf(visitor),
            action: 'window extended',
            detail: `from ${from} to ${to}, to be told at ${momentInWords(toldFrom(change))}: ${reason}`,
          },
          [deps.windows.holdCalendar(calendar)],
        );
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        throw conflict(
          [
            'The window was changed or closed, or another one planned, while you were typing. Nothing was extended by you.',
          ],
          { href: `/officers/windows/${window.windowId}`, text: 'See the window as it is now' },
        );
      }
      return toWindow;
    }),
  ];
};
