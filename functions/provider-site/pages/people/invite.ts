import { choice, email } from '../../../../domain/questions/kinds.ts';
import { form } from '../../../shared/forms/form.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { ownPeople } from '../../case/people.ts';
import { invite as send } from '../../decisions/people.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

export const partChoices = [
  {
    value: 'prepare',
    text: 'Prepare',
    hint: 'They fill in applications, send files and look up locations. Nothing that they do binds you.',
  },
  {
    value: 'sign',
    text: 'Prepare and sign',
    hint: 'They also submit and withdraw applications, reply to the council, accept and leave contracts, and say who acts for you.',
  },
] as const;

/** Asks somebody by email to act for the provider. */
export const invite = (deps: Deps) =>
  form({
    template: 'forms/question-page.njk',
    load: (request: SignedInRequest) => ownPeople(deps, request),
    show: () => ({
      title: 'Ask somebody to act for you',
      lead: 'We write to them. They sign in with that address, and accept or decline. You can cancel it until then, and end it at any time after.',
      button: 'Send the invitation',
      back: { href: paths.people, text: 'Back to the people who act for you' },
    }),
    fields: {
      email: email({ label: 'Their email address' }),
      part: choice({ label: 'What may they do?', choices: partChoices, missing: 'Select what they may do' }),
    },
    act: (own, { email: to, part }, request) =>
      send(deps, own, { email: to, part: part === 'sign' ? 'sign' : 'prepare' }, request),
    next: () => paths.people,
    lost,
  });

export const lost = {
  text: 'Who acts for you was changed by somebody else meanwhile. What you sent was not done.',
  link: 'See who acts for you now',
};
