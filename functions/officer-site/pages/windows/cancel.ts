import * as z from 'zod';
import { Conflict } from '../../../../adapters/dynamodb/conflict.ts';
import type { Question } from '../../../../domain/questions/question.ts';
import { barriersToCancelling } from '../../../../domain/window/cancelling.ts';
import { isToldToNobody } from '../../../../domain/window/extending.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { conflict } from '../../../shared/web/problem.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { frozenAgreement, windowAsked } from '../../case-file.ts';
import { awardAtStake } from '../../decisions/out-of-reach.ts';
import type { Dependencies } from '../../dependencies.ts';
import { barrierErrors, formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { reasonField } from '../../forms/reason.ts';
import { deciders, personOf } from '../../officer.ts';
import { windowTitle } from '../../words/window-title.ts';

const questions: readonly Question[] = [
  {
    kind: 'long-text',
    name: 'reason',
    label: 'Reason for cancelling',
    hint: 'Every registered provider is told it, in these words.',
  },
  {
    kind: 'checkboxes',
    name: 'confirm',
    label: 'This cannot be undone',
    choices: [{ value: 'yes', text: 'I confirm that this window is to be cancelled for everyone' }],
  },
];

const schema = z.object({
  reason: reasonField('Enter the reason for cancelling'),
  confirm: z.array(z.string()).refine((values) => values.includes('yes'), 'Confirm that the window is to be cancelled'),
});

/** Ends a window before its award, or one whose contracts can never be made, with a reason that every registered provider is told. */
export const cancelRoutes = (deps: Dependencies): readonly Route[] => {
  const shown = async (window: Window, now: string) => ({
    title: 'Cancel the window',
    caption: windowTitle(await frozenAgreement(deps, window.windowId), window),
    back: { href: `/officers/windows/${window.windowId}` },
    button: 'Cancel the window',
    window,
    outOfReach: (await awardAtStake(deps, window, now)).outOfReach,
    toldToNobody: isToldToNobody(window, { kind: 'cancelled', at: now }),
  });

  return [
    withRole(...deciders).get('/officers/windows/{windowId}/cancel', async ({ params, restored, arrivedAt }) => {
      const window = await windowAsked(deps, params.windowId);
      return formPage('officer/windows/cancel.njk', await shown(window, arrivedAt), { questions, restored });
    }),

    withRole(...deciders).post('/officers/windows/{windowId}/cancel', async ({ params, form, visitor, arrivedAt }) => {
      const window = await windowAsked(deps, params.windowId);
      const read = readForm(questions, schema, form);
      if ('wrong' in read)
        return formPage('officer/windows/cancel.njk', await shown(window, arrivedAt), { questions, ...read });

      const { reason } = read.value;
      const before = window.changes.findLast(({ kind }) => kind === 'cancelled');
      if (before?.by.id === visitor.subject && before.reason === reason)
        return redirect(`/officers/windows/${window.windowId}`);

      const barriers = barriersToCancelling(window, await awardAtStake(deps, window, arrivedAt), reason);
      if (barriers.length > 0) {
        const wrong = barrierErrors(barriers, {}, 'reason');
        return formPage('officer/windows/cancel.njk', await shown(window, arrivedAt), {
          questions,
          values: read.values,
          wrong,
        });
      }
      const change = { kind: 'cancelled' as const, at: arrivedAt, by: personOf(visitor), reason };
      await deps.followChange(window.windowId, change);
      try {
        await deps.windows.move(
          window,
          'cancelled',
          { changes: [...window.changes, change] },
          { at: arrivedAt, by: personOf(visitor), action: 'window cancelled', detail: reason },
        );
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        throw conflict(['The window was changed while you were typing. Nothing was cancelled by you.'], {
          href: `/officers/windows/${window.windowId}`,
          text: 'See the window as it is now',
        });
      }
      return redirect(`/officers/windows/${window.windowId}`);
    }),
  ];
};
