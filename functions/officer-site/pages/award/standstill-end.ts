import * as z from 'zod';
import { unknownEndInWords } from '../../../../domain/award/standstill.ts';
import { barriersToConfirmingEnd } from '../../../../domain/award/standstill-end.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import type { Question } from '../../../../domain/questions/question.ts';
import { barrierErrors } from '../../../shared/forms/field-errors.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { frozenAgreement, windowSeenBy } from '../../case-file.ts';
import { confirmEnd } from '../../decisions/standstill.ts';
import type { Dependencies } from '../../dependencies.ts';
import { formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { reasonField } from '../../forms/reason.ts';
import { deciders, officerOf, personOf } from '../../officer.ts';
import { windowTitle } from '../../words/window-title.ts';

const path = '/officers/windows/{windowId}/standstill/end';
const template = 'officer/award/standstill-end.njk';

const questions: readonly Question[] = [
  {
    kind: 'date',
    name: 'lastDay',
    label: 'Last day of the standstill',
    hint: 'It ends at the midnight that ends this day.',
  },
  {
    kind: 'long-text',
    name: 'reason',
    label: 'Reason and source',
    hint: 'Say which days are bank holidays, and where that is published. Kept with the award.',
  },
];

const schema = z.object({
  lastDay: z.iso.date('Enter the last day of the standstill'),
  reason: reasonField('Enter the reason and the source'),
});

/** An officer confirms an end that cannot be worked out, since bank holidays are not known so far ahead (docs/rules.md, rule 7). */
export const standstillEndRoutes = (deps: Dependencies): readonly Route[] => {
  const shown = async (officer: Officer, windowId: string, at: string) => {
    const { window } = await windowSeenBy(deps, officer, windowId);
    const [agreement, unknown, confirmed] = await Promise.all([
      frozenAgreement(deps, windowId),
      deps.awards.unknownEnd(windowId),
      deps.awards.confirmedEnd(windowId),
    ]);
    const isOver = window.standstillEndsAt !== undefined && at >= window.standstillEndsAt;
    if (!unknown || isOver) throw notFound();
    const counts = confirmed?.reckonedFrom === unknown.reckonedFrom ? confirmed : undefined;
    return {
      unknown,
      confirmed,
      // The last day that was worked out may be a bank holiday that nobody knows yet, so none is suggested.
      values: counts && { lastDay: counts.lastDay },
      model: {
        title: 'Confirm the end of the standstill',
        caption: windowTitle(agreement, window),
        back: { href: `/officers/windows/${windowId}/standstill`, text: 'Standstill and challenges' },
        button: 'Confirm the end',
        why: unknownEndInWords(unknown, unknown.knownUntil),
        basis: unknown.basis,
        confirmed: counts,
      },
    };
  };

  return [
    withRole(...deciders).get(path, async ({ params, visitor, restored, arrivedAt }) => {
      const { model, values } = await shown(officerOf(visitor), params.windowId, arrivedAt);
      return formPage(template, model, { questions, values, restored });
    }),

    withRole(...deciders).post(path, async ({ params, form, visitor, arrivedAt }) => {
      const { model, unknown, confirmed } = await shown(officerOf(visitor), params.windowId, arrivedAt);
      const read = readForm(questions, schema, form);
      if ('wrong' in read) return formPage(template, model, { questions, ...read });
      const barriers = barriersToConfirmingEnd(read.value.lastDay, unknown);
      if (barriers.length > 0) {
        const wrong = barrierErrors(barriers, {}, 'lastDay-day');
        return formPage(template, model, { questions, values: read.values, wrong });
      }
      const { windowId, reckonedFrom } = unknown;
      const fresh = { windowId, reckonedFrom, by: personOf(visitor), at: arrivedAt, ...read.value };
      await confirmEnd(deps, fresh, confirmed);
      return redirect(model.back.href);
    }),
  ];
};
