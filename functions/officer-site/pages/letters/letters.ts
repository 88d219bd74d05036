import * as z from 'zod';
import type { StoredLetter } from '../../../../adapters/dynamodb/stored-letter.ts';
import { barriersToDeliveredOtherwise } from '../../../../domain/letters/delivered-otherwise.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import type { Question } from '../../../../domain/questions/question.ts';
import { barrierErrors } from '../../../shared/forms/field-errors.ts';
import { notFound, Problem } from '../../../shared/web/problem.ts';
import { page, redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { type Settling, settleLetter } from '../../decisions/undelivered-letter.ts';
import type { Dependencies } from '../../dependencies.ts';
import { formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { reasonField } from '../../forms/reason.ts';
import { deciders, officerOf, personOf } from '../../officer.ts';
import { describedLetter, mayHandle, undeliveredFor } from './undelivered.ts';

const path = '/officers/letters/{letterId}';
const template = 'officer/letters/letter.njk';

const questions: readonly Question[] = [
  {
    kind: 'radios',
    name: 'decision',
    label: 'What have you done about it?',
    choices: [
      {
        value: 'again',
        text: 'I have the right address: send it again',
        reveals: [
          {
            kind: 'text',
            type: 'email',
            name: 'to',
            label: 'Email address',
            hint: 'Later letters about this application go there too.',
          },
        ],
      },
      {
        value: 'otherwise',
        text: 'It has been delivered otherwise',
        hint: 'An outcome is told in writing: if you telephoned or met, say in the reason how the letter follows.',
        reveals: [
          {
            kind: 'radios',
            name: 'how',
            label: 'How?',
            choices: [
              { value: 'post', text: 'By post' },
              { value: 'telephone', text: 'By telephone' },
              { value: 'in-person', text: 'In person' },
            ],
          },
          {
            kind: 'date',
            name: 'on',
            label: 'On which day?',
            hint: 'The day it was posted or said, for example 2 4 2027',
          },
        ],
      },
    ],
  },
  {
    kind: 'long-text',
    name: 'reason',
    label: 'Reason',
    hint: 'Kept with the record: where the address comes from, or what was done and who has the proof of it.',
  },
];

const reason = reasonField('Enter where the address comes from, or what was done');
const schema = z.discriminatedUnion(
  'decision',
  [
    z.object({
      decision: z.literal('again'),
      to: z.string().trim().pipe(z.email('Enter an email address in the correct format, like name@example.com')),
      reason,
    }),
    z.object({
      decision: z.literal('otherwise'),
      how: z.enum(['post', 'telephone', 'in-person'], { error: 'Select how it was delivered' }),
      on: z.iso.date('Enter the day on which it was posted or said'),
      reason,
    }),
  ],
  { error: 'Select what you have done about it' },
);

/** Letters that could not be delivered: why, since when, and what an officer did about each. */
export const letterRoutes = (deps: Dependencies): readonly Route[] => {
  const asked = async (officer: Officer, letterId: string): Promise<StoredLetter> => {
    const letter = /^[\w.:|@+=-]{1,400}$/.test(letterId) ? await deps.letters.get(letterId) : undefined;
    if (!letter || !everFailed(letter)) throw notFound();
    const may = await mayHandle(deps, officer, letter);
    if (may !== 'yes') throw notYours(may, letter);
    return letter;
  };
  const shown = (letter: StoredLetter) => ({
    title: 'A letter could not be delivered',
    back: { href: '/officers/letters', text: 'Letters that could not be delivered' },
    button: 'Save',
    letter: describedLetter(letter),
    isWaiting: letter.status === 'undeliverable',
    status: letter.status,
    otherwise: letter.otherwise,
  });

  return [
    withRole(...deciders).get('/officers/letters', async ({ visitor }) => {
      const { letters, undeclared } = await undeliveredFor(deps, officerOf(visitor));
      return page('officer/letters/list.njk', {
        title: 'Letters that could not be delivered',
        back: { href: '/officers', text: 'Your work' },
        letters: letters.map(describedLetter),
        undeclared,
      });
    }),

    withRole(...deciders).get(path, async ({ params, visitor, restored }) => {
      const letter = await asked(officerOf(visitor), params.letterId);
      return formPage(template, shown(letter), { questions, restored });
    }),

    withRole(...deciders).post(path, async ({ params, form, visitor, arrivedAt }) => {
      const letter = await asked(officerOf(visitor), params.letterId);
      const read = readForm(questions, schema, form);
      if ('wrong' in read) return formPage(template, shown(letter), { questions, ...read });
      const settling: Settling = read.value;
      const barriers =
        settling.decision === 'otherwise' ? barriersToDeliveredOtherwise(settling.on, letter, arrivedAt) : [];
      if (barriers.length > 0) {
        const wrong = barrierErrors(barriers, {}, 'on-day');
        return formPage(template, shown(letter), { questions, values: read.values, wrong });
      }
      await settleLetter(deps, letter, settling, personOf(visitor), arrivedAt);
      return redirect('/officers/letters');
    }),
  ];
};

/** Only letters that could not be delivered are an officer's business. */
const everFailed = ({ failure, otherwise, round }: StoredLetter): boolean =>
  failure !== undefined || otherwise !== undefined || round > 1;

const notYours = (may: 'conflicted' | 'undeclared', letter: StoredLetter) => {
  const { windowHref } = describedLetter(letter);
  return may === 'undeclared'
    ? new Problem(403, {
        title: 'Declare conflicts of interest first',
        lines: ['Nobody sees anything of a window’s applications before they have declared any conflict of interest.'],
        link: { href: `${windowHref}/declaration`, text: 'Declare conflicts of interest' },
      })
    : new Problem(403, {
        title: 'You declared a conflict of interest',
        lines: ['You declared a conflict of interest with this applicant, so somebody else sees to its letters.'],
        link: { href: '/officers/letters', text: 'Letters that could not be delivered' },
      });
};
