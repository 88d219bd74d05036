import { describe, expect, it } from 'vitest';
import type { Question } from '../../../../domain/questions/question.ts';
import { dayParts } from '../../../../domain/questions/typed-day.ts';
import { typedValues } from '../../../../functions/shared/forms/typed-values.ts';

const questions: readonly Question[] = [
  { kind: 'text', name: 'name', label: 'Name' },
  { kind: 'date', name: 'on', label: 'When?' },
  {
    kind: 'checkboxes',
    name: 'zones',
    label: 'Where?',
    choices: [{ value: '1', text: 'One', reveals: [{ kind: 'text', name: 'hours-1', label: 'Hours' }] }],
  },
];
const date = (day: string, month: string, year: string) => ({ 'on-day': day, 'on-month': month, 'on-year': year });

describe('What a form sent', () => {
  it('is read for the questions of the page and nothing else', () => {
    expect(typedValues(questions, { name: 'Asha', zones: '1', 'hours-1': '20', admin: 'yes' })).toEqual({
      name: 'Asha',
      on: '',
      zones: ['1'],
      'hours-1': '20',
    });
  });

  it.each([
    [date('1', '9', '2026'), '2026-09-01'],
    [date(' 12 ', '05', '2026'), '2026-05-12'],
    [date('', '', ''), ''],
    [date('', '5', '2026'), '2026-05-'],
    [date('first', '5', '2026'), '2026-05-first'],
  ])('of a date %j is "%s", and shows its parts again', (form, value) => {
    expect(typedValues(questions, form).on).toBe(value);
  });

  it('is all of a field sent twice where one is asked, for its kind to refuse', () => {
    expect(typedValues(questions, { name: ['Asha', 'Bela'] }).name).toEqual(['Asha', 'Bela']);
    expect(typedValues(questions, { name: ['Asha', 'Asha'] }).name).toBe('Asha');
    expect(typedValues(questions, { ...date('1', '9', '2026'), 'on-day': ['1', '2'] }).on).toBe('2026-09-1 2');
  });

  it('has no parts of a date where there is none', () => {
    expect(dayParts(undefined)).toEqual({ day: '', month: '', year: '' });
    expect(dayParts('2026-05-')).toEqual({ day: '', month: '05', year: '2026' });
  });
});
