import * as z from 'zod';
import { Conflict } from '../../../../adapters/dynamodb/conflict.ts';
import { londonInstant } from '../../../../domain/time/london.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { barriersToExtending } from '../../../../domain/window/barriers.ts';
import type { Window } from '../../../../domain/window/window.ts';
import type { Question } from '../../../shared/forms/question.ts';
import { conflict } from '../../../shared/web/problem.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { frozenAgreement, windowAsked } from '../../case-file.ts';
import type { Dependencies } from '../../dependencies.ts';
import { barrierErrors, formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { reasonField } from '../../forms/reason.ts';
import { timeField } from '../../forms/time-of-day.ts';
import { deciders, personOf } from '../../officer.ts';
import { windowTitle } from '../../words/window-title.ts';
import { tellOfChange } from './tell-of-change.ts';

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

/** Moves the closing instant later, for everyone, with a reason (docs/rules.md, rule 1). */
export const extendRoutes = (deps: Dependencies): readonly Route[] => {
  const shown = async (window: Window) => ({
    title: 'Extend the window',
    caption: windowTitle(await frozenAgreement(deps, window.windowId), window),
    back: { href: `/officers/windows/${window.windowId}` },
    button: 'Extend the window for everyone',
    window,
  });

  return [
    withRole(...deciders).get('/officers/windows/{windowId}/extend', async ({ params, restored }) => {
      const window = await windowAsked(deps, params.windowId);
      return formPage('officer/windows/extend.njk', await shown(window), { questions, restored });
    }),

    withRole(...deciders).post('/officers/windows/{windowId}/extend', async ({ params, form, visitor, arrivedAt }) => {
      const window = await windowAsked(deps, params.windowId);
      const read = readForm(questions, schema, form);
      if ('wrong' in read) return formPage('officer/windows/extend.njk', await shown(window), { questions, ...read });

      const { reason } = read.value;
      const closesAt = londonInstant(read.value.closesOn, read.value.closesAt);
      const before = window.changes.findLast(({ kind }) => kind === 'extended');
      if (before?.by.id === visitor.subject && before.closesAt === closesAt && before.reason === reason) {
        await tellOfChange(deps, window.windowId, before);
        return redirect(`/officers/windows/${window.windowId}`);
      }

      const barriers = barriersToExtending(window, closesAt, reason, arrivedAt);
      if (barriers.length > 0) {
        const wrong = barrierErrors(barriers, { 'no-reason': 'reason' }, 'closesOn-day');
        return formPage('officer/windows/extend.njk', await shown(window), { questions, values: read.values, wrong });
      }
      const change = { kind: 'extended' as const, at: arrivedAt, by: personOf(visitor), reason, closesAt };
      try {
        await deps.windows.change(
          window,
          { closesAt, changes: [...window.changes, change] },
          {
            at: arrivedAt,
            by: personOf(visitor),
            action: 'window extended',
            detail: `from ${momentInWords(window.closesAt)} to ${momentInWords(closesAt)}: ${reason}`,
          },
        );
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        throw conflict(['The window was changed, or closed, while you were typing. Nothing was extended by you.'], {
          href: `/officers/windows/${window.windowId}`,
          text: 'See the window as it is now',
        });
      }
      await tellOfChange(deps, window.windowId, change);
      return redirect(`/officers/windows/${window.windowId}`);
    }),
  ];
};
