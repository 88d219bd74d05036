import { Conflict } from '../../../../adapters/dynamodb/conflict.ts';
import type { Calendar } from '../../../../adapters/dynamodb/windows.ts';
import type { Agreement } from '../../../../domain/agreement/agreement.ts';
import { oneInstant } from '../../../../domain/time/one-instant.ts';
import { spanInWords } from '../../../../domain/time/plain-words.ts';
import { additionalWindowIdOf, barriersToOpening } from '../../../../domain/window/additional.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { oneError } from '../../../shared/forms/field-errors.ts';
import { conflict } from '../../../shared/web/problem.ts';
import { oneValue, type SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import type { Dependencies } from '../../dependencies.ts';
import { CHANGE, CONFIRMED, checkPage } from '../../forms/check-page.ts';
import { barrierErrors, formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { dayOfClosing } from '../../forms/time-of-day.ts';
import { deciders, personOf } from '../../officer.ts';
import { questionsOn, schemaOn } from './additional-form.ts';
import { registeredInWords } from './registered.ts';

/** So often the form is weighed again where others plan or lengthen windows at that moment. */
const ATTEMPTS = 4;

/** Opens a window beyond the schedule: the council may do so at other times (docs/rules.md, rule 1). First shown in words, then done. */
export const openAdditionalRoutes = (deps: Dependencies): readonly Route[] => {
  const questions = questionsOn(deps.agreements);
  const schema = schemaOn(deps.agreements);
  const model = { title: 'Open an additional window', back: { href: '/officers/windows' }, button: 'Continue' };
  const form = (how: Omit<Parameters<typeof formPage>[2], 'questions'>) =>
    formPage('officer/windows/open-additional.njk', model, { questions, ...how });

  /** Plans the window and starts its machine: of two officers at the same moment one is told what the other planned. */
  const open = async (planned: Window, agreement: Agreement, calendar: Calendar): Promise<'opened' | 'too-late'> => {
    const { by, reason, askedAt = planned.opensAt } = planned.additional ?? {};
    try {
      const audit = { at: askedAt, by, action: 'window prepared', detail: reason };
      const kept = await deps.windows.prepare(planned, agreement, audit, [deps.windows.holdCalendar(calendar)]);
      if (kept !== planned) return 'too-late';
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return 'too-late';
    }
    await deps.startWindow(planned);
    return 'opened';
  };

  const plan = async (request: SignedInRequest, left = ATTEMPTS): Promise<PageResult> => {
    const { visitor, arrivedAt } = request;
    const read = readForm(questions, schema, request.form);
    if ('wrong' in read) return form(read);
    const { values, value } = read;
    if (oneValue(request.form, CHANGE)) return form({ values });
    const { agreementId, reason } = value;
    const agreement = deps.agreements.find(({ id }) => id === agreementId);
    if (!agreement) throw new Error(`There is no agreement ${agreementId}`);
    const opens = oneInstant(value.opensOn, value.opensAt);
    const closes = oneInstant(dayOfClosing(value.closesOn, values.closesAt), value.closesAt);
    if ('reason' in opens) return form({ values, wrong: oneError('opensAt', opens.reason.text) });
    if ('reason' in closes) return form({ values, wrong: oneError('closesAt', closes.reason.text) });

    const span = { opensAt: opens.instant, closesAt: closes.instant };
    const calendar = await deps.windows.calendar(agreementId);
    const { windows } = calendar;
    const windowId = additionalWindowIdOf(agreementId, span.opensAt, windows);
    const same = windows.find((window) => window.windowId === windowId);
    if (same?.additional?.by.id === visitor.subject && same.additional.reason === reason) {
      // Sent again, perhaps since its machine could not be started.
      if (same.status === 'scheduled') await deps.startWindow(same);
      return redirect(`/officers/windows/${windowId}`);
    }
    const barriers = barriersToOpening({ ...span, reason }, { on: arrivedAt, windows, agreement });
    if (barriers.length > 0) {
      const fields = { 'closes-too-soon': 'closesOn-day', 'term-over': 'closesOn-day', 'no-reason': 'reason' };
      return form({ values, wrong: barrierErrors(barriers, fields, 'opensOn-day') });
    }
    const confirming = `${span.opensAt} ${span.closesAt}`;
    if (oneValue(request.form, CONFIRMED) !== confirming) {
      const [from, to] = spanInWords(span.opensAt, span.closesAt);
      return checkPage(
        { ...model, title: 'Check before you open the window', caption: agreement.title, button: 'Open this window' },
        {
          form: request.form,
          confirming,
          rows: [
            { key: 'It opens', value: from },
            { key: 'It closes', value: to },
            { key: 'Reason', value: reason },
            { key: 'Who is told', value: await registeredInWords(deps, agreementId) },
          ],
          notes: [
            'The window is on the public page at once. Providers are written to when it opens. Until then you can cancel it; within 10 minutes, without anybody being told.',
          ],
        },
      );
    }
    const planned: Window = {
      windowId,
      agreementId,
      execution: deps.startWindow.executionOf(windowId),
      status: 'scheduled',
      ...span,
      additional: { by: personOf(visitor), reason, askedAt: arrivedAt },
      changes: [],
      version: 1,
    };
    // Whoever came first is seen now: the rules say who, and when their window is.
    if ((await open(planned, agreement, calendar)) === 'opened') return redirect(`/officers/windows/${windowId}`);
    if (left === 0) throw conflict(undefined, { href: '/officers/windows', text: 'See the windows as they are now' });
    return plan(request, left - 1);
  };

  return [
    withRole(...deciders).get('/officers/windows/open', ({ restored }) =>
      form({ values: deps.agreements.length === 1 ? { agreementId: deps.agreements[0]?.id ?? '' } : {}, restored }),
    ),
    withRole(...deciders).post('/officers/windows/open', (request) => plan(request)),
  ];
};
