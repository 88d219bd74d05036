import * as z from 'zod';
import type { Agreement } from '../../../../domain/agreement/agreement.ts';
import type { Question } from '../../../../domain/questions/question.ts';
import { reasonField } from '../../forms/reason.ts';
import { timeField } from '../../forms/time-of-day.ts';

/** What is asked of who opens an additional window. */
export const questionsOn = (agreements: readonly Agreement[]): readonly Question[] => [
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

export const schemaOn = (agreements: readonly Agreement[]) =>
  z.object({
    agreementId: z.string().refine((id) => agreements.some((each) => each.id === id), 'Select an agreement'),
    opensOn: z.iso.date('Enter the opening date'),
    opensAt: timeField('Enter the opening time, like 9am'),
    closesOn: z.iso.date('Enter the closing date'),
    closesAt: timeField('Enter the closing time, like 12 noon or 5:30pm'),
    reason: reasonField('Enter why an additional window is needed'),
  });
