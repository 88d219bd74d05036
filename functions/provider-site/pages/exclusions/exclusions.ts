import { pages } from '../../../../domain/application/answers.ts';
import type { Question } from '../../../shared/forms/question.ts';
import { type FormContext, type FormPage, TASKS } from '../form-page.ts';
import { grounds } from './grounds.ts';

const declaration = (label: string, explain: string, words: number): readonly Question[] => [
  {
    kind: 'radios',
    name: 'declared',
    label,
    hint: 'Answering yes does not end your application: an officer reads what you write before anything is decided.',
    choices: [
      { value: 'yes', text: 'Yes', reveals: [{ kind: 'long-text', name: 'details', label: explain, words, rows: 6 }] },
      { value: 'no', text: 'No' },
    ],
  },
];

const whatHappened = 'Explain what happened, when, and what has changed since';

export const mandatoryExclusions = ({ agreement: { regime } }: FormContext): FormPage => ({
  path: 'mandatory-exclusions',
  task: 'Exclusion grounds',
  title: 'Mandatory exclusion grounds',
  schema: pages['mandatory-exclusions'],
  template: 'provider/grounds.njk',
  introduction: {
    text: [
      'In the last 5 years, has your organisation, or anybody who directs or controls it, been convicted of or found responsible for any of these?',
    ],
    points: [...grounds[regime].mandatory],
  },
  questions: declaration('Does any of these apply?', whatHappened, 300),
  next: () => 'discretionary-exclusions',
});

export const discretionaryExclusions = ({ agreement: { regime } }: FormContext): FormPage => ({
  path: 'discretionary-exclusions',
  task: 'Exclusion grounds',
  title: 'Discretionary exclusion grounds',
  schema: pages['discretionary-exclusions'],
  template: 'provider/grounds.njk',
  introduction: {
    text: [
      'In the last 3 years, has any of these applied to your organisation, or to anybody who directs or controls it?',
    ],
    points: [...grounds[regime].discretionary],
  },
  questions: declaration('Does any of these apply?', whatHappened, 300),
  next: () => 'conflicts',
});

export const conflicts: FormPage = {
  path: 'conflicts',
  task: 'Exclusion grounds',
  title: 'Conflicts of interest',
  schema: pages.conflicts,
  template: 'provider/grounds.njk',
  introduction: {
    text: [
      'Is anybody in your organisation connected with the council in a way that could look like an unfair advantage? For example:',
    ],
    points: [
      'a relative or close friend who works for the council or is a councillor',
      'a person who works, or lately worked, for both',
      'help that you gave the council in preparing this agreement',
    ],
  },
  questions: declaration(
    'Does anybody have a conflict of interest?',
    'Explain the connection and how you would keep it apart',
    150,
  ),
  next: () => TASKS,
};
