import { choice, day } from '../../../../domain/questions/kinds.ts';
import type { TypedValues } from '../../../../domain/questions/question.ts';
import { done, form } from '../../../shared/forms/form.ts';
import type { OfApplication } from '../../case/application.ts';
import { personOf } from '../../case/officer.ts';
import { recordSending } from '../../decisions/control.ts';
import type { DeskDeps } from '../../deps.ts';
import { issuedCase } from './issued-case.ts';
import { backOf, captionOf, contactOf, controlAt } from './parts.ts';

const fields = {
  how: choice({
    label: 'How the code went to the location',
    choices: [
      { value: 'post', text: 'Posted to the address that the register gives' },
      { value: 'telephone', text: 'Told at the telephone number that the register gives' },
    ],
    missing: 'Select how the code went to the location',
  }),
  on: day({ label: 'On which day', missing: 'Enter the day on which the code was sent' }),
};

/** An officer notes how the code went to the register's contact, or puts it right; the provider is told that it is on its way. */
export const sent = (deps: DeskDeps) =>
  form({
    template: 'officer/control/with-contact.njk',
    load: (request: OfApplication) => issuedCase(deps, request),
    show: async (about) => ({
      title: about.last.sent ? 'Correct how the code was sent' : 'Record how the code was sent',
      caption: captionOf(about),
      back: backOf(about),
      button: 'Record it and tell the provider',
      ...(await contactOf(deps, about)),
    }),
    fields,
    values: ({ last: { sent } }): TypedValues => (sent ? { how: sent.how, on: sent.on } : {}),
    act: async (about, { how, on }, { visitor, arrivedAt }) => {
      const barriers = await recordSending(deps, about, { how, on, by: personOf(visitor), at: arrivedAt });
      return barriers.length > 0 ? { barriers } : done;
    },
    fieldOf: { 'wrong-day': 'on' },
    next: (about) => controlAt(about).page,
  });
