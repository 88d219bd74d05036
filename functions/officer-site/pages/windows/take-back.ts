import * as z from 'zod';
import { Conflict } from '../../../../adapters/dynamodb/conflict.ts';
import type { Question } from '../../../../domain/questions/question.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { barriersToTakingBack, toldFrom } from '../../../../domain/window/extending.ts';
import type { Window, WindowChange } from '../../../../domain/window/window.ts';
import { conflict, Problem } from '../../../shared/web/problem.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { frozenAgreement, windowAsked } from '../../case-file.ts';
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
    label: 'Why is the extension taken back?',
    hint: 'Kept with the window. No provider has been told of the extension.',
  },
];
const schema = z.object({ reason: reasonField('Enter why the extension is taken back') });

/** Takes an extension back before anybody is told of it (docs/rules.md, rule 1). */
export const takeBackRoutes = (deps: Dependencies): readonly Route[] => {
  const shown = async (window: Window, change: WindowChange) => ({
    title: 'Take the extension back',
    caption: windowTitle(await frozenAgreement(deps, window.windowId), window),
    back: { href: `/officers/windows/${window.windowId}` },
    button: 'Take the extension back',
    window,
    change,
    toldFrom: toldFrom(change),
  });
  const lastExtension = ({ windowId, changes }: Window): WindowChange => {
    const change = changes.findLast(({ kind, takenBack }) => kind === 'extended' && !takenBack);
    if (change) return change;
    throw new Problem(409, {
      title: 'There is no extension to take back',
      lines: ['This window has not been extended, or the extension has been taken back already.'],
      link: { href: `/officers/windows/${windowId}`, text: 'See the window' },
    });
  };

  return [
    withRole(...deciders).get('/officers/windows/{windowId}/take-back', async ({ params, restored }) => {
      const window = await windowAsked(deps, params.windowId);
      const model = await shown(window, lastExtension(window));
      return formPage('officer/windows/take-back.njk', model, { questions, restored });
    }),

    withRole(...deciders).post(
      '/officers/windows/{windowId}/take-back',
      async ({ params, form, visitor, arrivedAt }) => {
        const window = await windowAsked(deps, params.windowId);
        const change = lastExtension(window);
        const again = async (how: Omit<Parameters<typeof formPage>[2], 'questions'>) =>
          formPage('officer/windows/take-back.njk', await shown(window, change), { questions, ...how });
        const read = readForm(questions, schema, form);
        if ('wrong' in read) return again(read);

        const { reason } = read.value;
        const barriers = barriersToTakingBack(window, change, reason, arrivedAt);
        const closesAt = change.closedBefore;
        if (barriers.length > 0 || closesAt === undefined)
          return again({ values: read.values, wrong: barrierErrors(barriers, {}, 'reason') });
        const takenBack = { at: arrivedAt, by: personOf(visitor), reason };
        const changes = window.changes.map((each) => (each === change ? { ...each, takenBack } : each));
        try {
          await deps.windows.change(
            window,
            { closesAt, changes },
            {
              at: arrivedAt,
              by: personOf(visitor),
              action: 'extension taken back',
              detail: `closes again at ${momentInWords(closesAt)}: ${reason}`,
            },
          );
        } catch (error) {
          if (!(error instanceof Conflict)) throw error;
          throw conflict(['The window was changed while you were typing. Nothing was taken back by you.'], {
            href: `/officers/windows/${window.windowId}`,
            text: 'See the window as it is now',
          });
        }
        return redirect(`/officers/windows/${window.windowId}`);
      },
    ),
  ];
};
