import { barriersToDeliveredOtherwise } from '../../../../domain/letters/delivered-otherwise.ts';
import { type AnswersTo, onlyIf } from '../../../../domain/questions/field.ts';
import { choice, day, email, reason } from '../../../../domain/questions/kinds.ts';
import { form, unless } from '../../../shared/forms/form.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import { letterSeenBy } from '../../case/undelivered-letters.ts';
import { type Settling, settleLetter } from '../../decisions/undelivered-letter.ts';
import type { DeskDeps } from '../../deps.ts';
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

/** A letter that could not be delivered, and what an officer did about it. */
export const letter = (deps: DeskDeps) =>
  form({
    template: 'officer/letters/letter.njk',
    load: ({ params, visitor }: SignedInRequest<'/{letterId}'>) =>
      letterSeenBy(deps, officerOf(visitor), params.letterId),
    show: (found) => ({
      title: 'A letter could not be delivered',
      back: { href: paths.letters, text: 'Letters that could not be delivered' },
      button: 'Save',
      letter: describedLetter(found),
      isWaiting: found.status === 'undeliverable',
      status: found.status,
      otherwise: found.otherwise,
    }),
    fields,
    act: async (found, answers, { visitor, arrivedAt }) => {
      const settling = settlingOf(answers);
      const barriers =
        settling.decision === 'otherwise' ? barriersToDeliveredOtherwise(settling.on, found, arrivedAt) : [];
      return unless(
        barriers.map((barrier) => ({ ...barrier, field: 'on' })),
        () => settleLetter(deps, found, settling, personOf(visitor), arrivedAt),
      );
    },
    next: () => paths.letters,
  });

const settlingOf = ({ to, how, on, reason: why }: AnswersTo<typeof fields>): Settling => {
  if (to !== undefined) return { decision: 'again', to, reason: why };
  if (how !== undefined && on !== undefined) return { decision: 'otherwise', how, on, reason: why };
  throw new Error('The form of a letter was taken without what its choice asks');
};
