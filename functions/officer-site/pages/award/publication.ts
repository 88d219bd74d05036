import * as z from 'zod';
import { barriersToPublishing, noticeComesFirst, type Publication } from '../../../../domain/award/publication.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import type { Question, TypedValues } from '../../../../domain/questions/question.ts';
import { londonDate, londonInstants } from '../../../../domain/time/london.ts';
import { timeInWords } from '../../../../domain/time/plain-words.ts';
import { barrierErrors } from '../../../shared/forms/field-errors.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { frozenAgreement, windowSeenBy } from '../../case-file.ts';
import { recordPublication } from '../../decisions/standstill.ts';
import type { Dependencies } from '../../dependencies.ts';
import { formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { timeField } from '../../forms/time-of-day.ts';
import { deciders, officerOf, personOf } from '../../officer.ts';
import { windowTitle } from '../../words/window-title.ts';

const path = '/officers/windows/{windowId}/standstill/publication';
const template = 'officer/award/publication.njk';

const questions: readonly Question[] = [
  {
    kind: 'text',
    name: 'number',
    label: 'Number of the UK6 notice',
    hint: 'As the central digital platform shows it, for example 2027/S 000-001164 or 012345-2027',
    width: 20,
  },
  { kind: 'date', name: 'publishedOn', label: 'Date of publication', hint: 'For example, 2 4 2027' },
  {
    kind: 'text',
    name: 'publishedAt',
    label: 'Time of publication',
    hint: 'London time, for example 12 noon or 5:30pm',
    width: 10,
  },
];
const correcting: Question = {
  kind: 'long-text',
  name: 'correction',
  label: 'Why the record is corrected',
  hint: 'Kept with the record. The end of the standstill is worked out again, and never comes earlier than was stated before.',
};

const schema = z.object({
  number: z.string().trim(),
  publishedOn: z.iso.date('Enter the date of publication'),
  publishedAt: timeField('Enter the time of publication, like 12 noon or 5:30pm'),
  correction: z.string().trim().max(2000, 'Use 2,000 characters or fewer').optional(),
});

/** An officer records the publication of the award notice, which begins a standstill under PA 2023 (docs/rules.md, rules 7 and 10). */
export const publicationRoutes = (deps: Dependencies): readonly Route[] => {
  const shown = async (officer: Officer, windowId: string) => {
    const { window } = await windowSeenBy(deps, officer, windowId);
    const [agreement, recorded, told, standstill, approvals] = await Promise.all([
      frozenAgreement(deps, windowId),
      deps.awards.publication(windowId),
      deps.awards.told(windowId),
      deps.awards.standstill(windowId),
      deps.awards.approvals(windowId),
    ]);
    if (!noticeComesFirst(agreement.regime)) throw notFound();
    const approvedAt = approvals.findLast(({ decision }) => decision === 'approved')?.at;
    return {
      window,
      recorded,
      award: { approvedAt, toldAt: told?.at, endsAt: standstill?.endsAt, recorded: recorded !== undefined },
      asked: recorded ? [...questions, correcting] : questions,
      model: {
        title: recorded ? 'Correct the record of the award notice' : 'Record the award notice',
        caption: windowTitle(agreement, window),
        back: { href: `/officers/windows/${windowId}/standstill`, text: 'Standstill and challenges' },
        button: recorded ? 'Correct the record' : 'Record the notice',
        recorded,
        told,
      },
    };
  };

  return [
    withRole(...deciders).get(path, async ({ params, visitor, restored }) => {
      const { model, asked, recorded } = await shown(officerOf(visitor), params.windowId);
      return formPage(template, model, { questions: asked, values: valuesOf(recorded), restored });
    }),

    withRole(...deciders).post(path, async ({ params, form, visitor, arrivedAt }) => {
      const { window, model, asked, recorded, award } = await shown(officerOf(visitor), params.windowId);
      const read = readForm(asked, schema, form);
      if ('wrong' in read) return formPage(template, model, { questions: asked, ...read });
      const { number, publishedOn, publishedAt: time, correction } = read.value;
      const [publishedAt] = londonInstants(publishedOn, time);
      if (!publishedAt) {
        const none = [{ code: 'no-such-time', text: 'London’s clocks did not show that time on that day.' }];
        const wrong = barrierErrors(none, {}, 'publishedAt');
        return formPage(template, model, { questions: asked, values: read.values, wrong });
      }
      const told = { number, publishedAt, ...(correction ? { correction } : {}) };
      const isSame = recorded?.number === number && recorded.publishedAt === publishedAt;
      const barriers = isSame ? [] : barriersToPublishing(told, award, arrivedAt);
      if (barriers.length > 0) {
        const fields = { 'no-number': 'number', 'no-reason': 'correction' };
        const wrong = barrierErrors(barriers, fields, 'publishedOn-day');
        return formPage(template, model, { questions: asked, values: read.values, wrong });
      }
      const fresh = {
        windowId: window.windowId,
        notice: 'UK6' as const,
        by: personOf(visitor),
        at: arrivedAt,
        ...told,
      };
      await recordPublication(deps, fresh, recorded);
      return redirect(model.back.href);
    }),
  ];
};

const valuesOf = (recorded: Publication | undefined): TypedValues =>
  recorded
    ? {
        number: recorded.number,
        publishedOn: londonDate(recorded.publishedAt),
        publishedAt: timeInWords(recorded.publishedAt),
      }
    : {};
