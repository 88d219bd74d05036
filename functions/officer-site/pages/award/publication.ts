import { barriersToPublishing, noticeComesFirst } from '../../../../domain/award/publication.ts';
import { PA_WORKING_DAYS } from '../../../../domain/award/standstill.ts';
import { day, optionalLongText, optionalText, time } from '../../../../domain/questions/kinds.ts';
import type { TypedValues } from '../../../../domain/questions/question.ts';
import { londonDate, londonInstants } from '../../../../domain/time/london.ts';
import { timeInWords } from '../../../../domain/time/plain-words.ts';
import { form, unless } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import { recordPublication } from '../../decisions/standstill.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

const fields = {
  number: optionalText({
    label: 'Number of the UK6 notice',
    hint: 'As the central digital platform shows it, for example 2027/S 000-001164 or 012345-2027',
    width: 20,
  }),
  publishedOn: day({
    label: 'Date of publication',
    hint: 'For example, 2 4 2027',
    missing: 'Enter the date of publication',
  }),
  publishedAt: time({
    label: 'Time of publication',
    hint: 'London time, for example 12 noon or 5:30pm',
    missing: 'Enter the time of publication, like 12 noon or 5:30pm',
  }),
};
const correcting = {
  ...fields,
  correction: optionalLongText({
    label: 'Why the record is corrected',
    hint: 'Kept with the record. The end of the standstill is worked out again, and never comes earlier than was stated before.',
    longest: 2000,
  }),
};

/** An officer records the publication of the award notice, which begins a standstill under PA 2023 (docs/rules.md, rules 7 and 10). */
export const publication = (deps: Deps) =>
  form({
    template: 'officer/award/publication.njk',
    load: async ({ params, visitor }: OfWindow) => {
      const { window } = await windowSeenBy(deps, officerOf(visitor), params.windowId);
      const { windowId } = window;
      const [agreement, recorded, told, standstill, approvals] = await Promise.all([
        frozenAgreement(deps, windowId),
        deps.awards.publication(windowId),
        deps.awards.told(windowId),
        deps.awards.standstill(windowId),
        deps.awards.approvals(windowId),
      ]);
      if (!noticeComesFirst(agreement.regime)) throw notFound();
      const approvedAt = approvals.findLast(({ decision }) => decision === 'approved')?.at;
      const award = { approvedAt, toldAt: told?.at, endsAt: standstill?.endsAt, recorded: recorded !== undefined };
      return { window, agreement, recorded, told, award };
    },
    show: ({ window, agreement, recorded, told }) => ({
      title: recorded ? 'Correct the record of the award notice' : 'Record the award notice',
      caption: windowTitle(agreement, window),
      back: { href: paths.window(window.windowId).standstill, text: 'Standstill and challenges' },
      button: recorded ? 'Correct the record' : 'Record the notice',
      workingDays: PA_WORKING_DAYS,
      recorded,
      told,
    }),
    fields: ({ recorded }): typeof fields & Partial<typeof correcting> => (recorded ? correcting : fields),
    values: ({ recorded }): TypedValues =>
      recorded
        ? {
            number: recorded.number,
            publishedOn: londonDate(recorded.publishedAt),
            publishedAt: timeInWords(recorded.publishedAt),
          }
        : {},
    act: async ({ window, recorded, award }, answers, { visitor, arrivedAt }) => {
      const { number, publishedOn, correction } = answers;
      const [publishedAt] = londonInstants(publishedOn, answers.publishedAt);
      if (!publishedAt) return { barriers: [noSuchTime] };
      const told = { number, publishedAt, ...(correction ? { correction } : {}) };
      const isSame = recorded?.number === number && recorded.publishedAt === publishedAt;
      const fresh = {
        windowId: window.windowId,
        notice: 'UK6' as const,
        by: personOf(visitor),
        at: arrivedAt,
        ...told,
      };
      return unless(isSame ? [] : barriersToPublishing(told, award, arrivedAt), () =>
        recordPublication(deps, fresh, recorded),
      );
    },
    fieldOf: { 'no-number': 'number', 'no-reason': 'correction' },
    otherwise: 'publishedOn',
    next: ({ window }) => paths.window(window.windowId).standstill,
  });

const noSuchTime = {
  code: 'no-such-time',
  text: 'London’s clocks did not show that time on that day.',
  field: 'publishedAt',
};
