import * as z from 'zod';
import { Conflict } from '../../../../adapters/dynamodb/conflict.ts';
import { type Agreement, endOfTerm } from '../../../../domain/agreement/agreement.ts';
import { londonInstant } from '../../../../domain/time/london.ts';
import { additionalWindowIdOf } from '../../../../domain/window/additional.ts';
import { barriersToOpening } from '../../../../domain/window/barriers.ts';
import type { Question } from '../../../shared/forms/question.ts';
import { conflict } from '../../../shared/web/problem.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import type { Dependencies } from '../../dependencies.ts';
import { barrierErrors, formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { reasonField } from '../../forms/reason.ts';
import { timeField } from '../../forms/time-of-day.ts';
import { deciders, personOf } from '../../officer.ts';
import { windowsOf } from './windows-of.ts';

const questionsOn = (agreements: readonly Agreement[]): readonly Question[] => [
  {
    kind: 'radios',
    name: 'agreementId',
    label: 'Which agreement?',
    choices: agreements.map(({ id, title, council }) => ({ value: id, text: title, hint: council })),
  },
  { kind: 'date', name: 'opensOn', label: 'Opening date', hint: 'For example, 1 6 2027' },
  { kind: 'text', name: 'opensAt', label: 'Opening time', hint: 'London time, for example 9am', width: 10 },
  { kind: 'date', name: 'closesOn', label: 'Closing date', hint: 'For example, 1 7 2027' },
  { kind: 'text', name: 'closesAt', label: 'Closing time', hint: 'London time, for example 12 noon', width: 10 },
  {
    kind: 'long-text',
    name: 'reason',
    label: 'Why is an additional window needed?',
    hint: 'Kept with the window. For example, two zones have no provider for complex care.',
  },
];

const schemaOn = (agreements: readonly Agreement[]) =>
  z.object({
    agreementId: z.string().refine((id) => agreements.some((each) => each.id === id), 'Select an agreement'),
    opensOn: z.iso.date('Enter the opening date'),
    opensAt: timeField('Enter the opening time, like 9am'),
    closesOn: z.iso.date('Enter the closing date'),
    closesAt: timeField('Enter the closing time, like 12 noon or 5:30pm'),
    reason: reasonField('Enter why an additional window is needed'),
  });

/** Opens a window beyond the schedule: the council may do so at other times (docs/rules.md, rule 1). */
export const openAdditionalRoutes = (deps: Dependencies): readonly Route[] => {
  const questions = questionsOn(deps.agreements);
  const schema = schemaOn(deps.agreements);
  const model = {
    title: 'Open an additional window',
    back: { href: '/officers/windows' },
    button: 'Open this window',
  };

  return [
    withRole(...deciders).get('/officers/windows/open', ({ restored }) =>
      formPage('officer/windows/open-additional.njk', model, {
        questions,
        values: deps.agreements.length === 1 ? { agreementId: deps.agreements[0]?.id ?? '' } : {},
        restored,
      }),
    ),

    withRole(...deciders).post('/officers/windows/open', async ({ form, visitor, arrivedAt }) => {
      const read = readForm(questions, schema, form);
      if ('wrong' in read) return formPage('officer/windows/open-additional.njk', model, { questions, ...read });

      const { agreementId, reason } = read.value;
      const agreement = deps.agreements.find(({ id }) => id === agreementId);
      if (!agreement) throw new Error(`There is no agreement ${agreementId}`);
      const opensAt = londonInstant(read.value.opensOn, read.value.opensAt);
      const closesAt = londonInstant(read.value.closesOn, read.value.closesAt);
      const windowId = additionalWindowIdOf(agreementId, opensAt);
      const running = await windowsOf(deps, agreementId);
      const same = running.find((window) => window.windowId === windowId);
      if (same?.additional?.by.id === visitor.subject && same.additional.reason === reason)
        return redirect(`/officers/windows/${windowId}`);

      const barriers = barriersToOpening(
        { opensAt, closesAt, reason },
        { on: arrivedAt, running, endOfTerm: endOfTerm(agreement) },
      );
      if (barriers.length > 0) {
        const fields = { 'closes-too-soon': 'closesOn-day', 'no-reason': 'reason' };
        const wrong = barrierErrors(barriers, fields, 'opensOn-day');
        return formPage('officer/windows/open-additional.njk', model, { questions, values: read.values, wrong });
      }
      try {
        await deps.startWindow({ windowId, agreementId, opensAt, closesAt, reason, by: personOf(visitor) });
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        throw conflict(['A window that opens at that time has been asked for already.'], {
          href: '/officers/windows',
          text: 'See the windows',
        });
      }
      return redirect(`/officers/windows?asked=${encodeURIComponent(windowId)}`);
    }),
  ];
};
