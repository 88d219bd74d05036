import type { StoredLetter } from '../../../../adapters/dynamodb/stored-letter.ts';
import { barriersToDeliveredOtherwise } from '../../../../domain/letters/delivered-otherwise.ts';
import { windowOfLetter } from '../../../../domain/letters/letter.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import { deciders } from '../../../../domain/people/officer.ts';
import { type AnswersTo, onlyIf } from '../../../../domain/questions/field.ts';
import { choice, day, email, reason } from '../../../../domain/questions/kinds.ts';
import { formRoutes, unless } from '../../../shared/forms/form.ts';
import { notFound, Problem } from '../../../shared/web/problem.ts';
import { page } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import { mayHandle, undeliveredFor } from '../../case/undelivered-letters.ts';
import { type Settling, settleLetter } from '../../decisions/undelivered-letter.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { describedLetter } from '../../words/letters.ts';

const fields = {
  decision: choice({
    label: 'What have you done about it?',
    choices: [
      { value: 'again', text: 'I have the right address: send it again' },
      {
        value: 'otherwise',
        text: 'It has been delivered otherwise',
        hint: 'An outcome is told in writing: if you telephoned or met, say in the reason how the letter follows.',
      },
    ],
    missing: 'Select what you have done about it',
  }),
  // The address is the provider's: a browser has none of its own to offer.
  to: onlyIf(
    'decision',
    'again',
    email({
      label: 'Email address',
      hint: 'Later letters about this application go there too.',
      autocomplete: 'off',
    }),
  ),
  how: onlyIf(
    'decision',
    'otherwise',
    choice({
      label: 'How?',
      choices: [
        { value: 'post', text: 'By post' },
        { value: 'telephone', text: 'By telephone' },
        { value: 'in-person', text: 'In person' },
      ],
      missing: 'Select how it was delivered',
    }),
  ),
  on: onlyIf(
    'decision',
    'otherwise',
    day({
      label: 'On which day?',
      hint: 'The day it was posted or said, for example 2 4 2027',
      missing: 'Enter the day on which it was posted or said',
    }),
  ),
  reason: reason({
    label: 'Reason',
    hint: 'Kept with the record: where the address comes from, or what was done and who has the proof of it.',
    missing: 'Enter where the address comes from, or what was done',
  }),
};

/** Letters that could not be delivered: why, since when, and what an officer did about each. */
export const letterRoutes = (deps: Deps): readonly Route[] => [
  withRole(...deciders).get('/officers/letters', async ({ visitor }) => {
    const { letters, undeclared } = await undeliveredFor(deps, officerOf(visitor));
    return page('officer/letters/list.njk', {
      title: 'Letters that could not be delivered',
      back: { href: paths.home, text: 'Your work' },
      letters: letters.map(describedLetter),
      undeclared: undeclared.map((windowId) => ({ windowId, href: paths.window(windowId).declaration })),
    });
  }),

  ...formRoutes(withRole(...deciders), {
    path: '/officers/letters/{letterId}',
    template: 'officer/letters/letter.njk',
    load: ({ params, visitor }) => letterSeenBy(deps, officerOf(visitor), params.letterId),
    show: (letter) => ({
      title: 'A letter could not be delivered',
      back: { href: paths.letters, text: 'Letters that could not be delivered' },
      button: 'Save',
      letter: describedLetter(letter),
      isWaiting: letter.status === 'undeliverable',
      status: letter.status,
      otherwise: letter.otherwise,
    }),
    fields,
    act: async (letter, answers, { visitor, arrivedAt }) => {
      const settling = settlingOf(answers);
      const barriers =
        settling.decision === 'otherwise' ? barriersToDeliveredOtherwise(settling.on, letter, arrivedAt) : [];
      return unless(
        barriers.map((barrier) => ({ ...barrier, field: 'on' })),
        () => settleLetter(deps, letter, settling, personOf(visitor), arrivedAt),
      );
    },
    next: () => paths.letters,
  }),
];

const settlingOf = ({ to, how, on, reason: why }: AnswersTo<typeof fields>): Settling => {
  if (to !== undefined) return { decision: 'again', to, reason: why };
  if (how !== undefined && on !== undefined) return { decision: 'otherwise', how, on, reason: why };
  throw new Error('The form of a letter was taken without what its choice asks');
};

/** @throws Problem 404, or 403 for who may not see to this letter */
const letterSeenBy = async (deps: Deps, officer: Officer, letterId: string): Promise<StoredLetter> => {
  const letter = /^[\w.:|@+=-]{1,400}$/.test(letterId) ? await deps.letters.get(letterId) : undefined;
  if (!letter || !everFailed(letter)) throw notFound();
  const may = await mayHandle(deps, officer, letter);
  if (may !== 'yes') throw notYours(may, letter);
  return letter;
};

/** Only letters that could not be delivered are an officer's business. */
const everFailed = ({ failure, otherwise, round }: StoredLetter): boolean =>
  failure !== undefined || otherwise !== undefined || round > 1;

const notYours = (may: 'conflicted' | 'undeclared', letter: StoredLetter) =>
  may === 'undeclared'
    ? new Problem(403, {
        title: 'Declare conflicts of interest first',
        lines: ['Nobody sees anything of a window’s applications before they have declared any conflict of interest.'],
        link: { href: paths.window(windowOfLetter(letter)).declaration, text: 'Declare conflicts of interest' },
      })
    : new Problem(403, {
        title: 'You declared a conflict of interest',
        lines: ['You declared a conflict of interest with this applicant, so somebody else sees to its letters.'],
        link: { href: paths.letters, text: 'Letters that could not be delivered' },
      });
