import { reason, text } from '../../../../domain/questions/kinds.ts';
import { done, form } from '../../../shared/forms/form.ts';
import type { OfApplication } from '../../case/application.ts';
import { personOf } from '../../case/officer.ts';
import { recordReadBack } from '../../decisions/control.ts';
import type { DeskDeps } from '../../deps.ts';
import { issuedCase } from './issued-case.ts';
import { backOf, captionOf, contactOf, controlAt } from './parts.ts';

const fields = {
  code: text({
    label: 'The code as it was read back',
    hint: '8 letters and numbers, like 7KQM-2XPD',
    width: 10,
    missing: 'Enter the code as it was read back',
  }),
  reason: reason({
    label: 'Who read it back, and when',
    hint: 'You called the register’s number. Kept with the proof.',
    missing: 'Enter who read the code back, and when',
  }),
};

/** An officer records that the code was read back at the register's telephone number. */
export const readBack = (deps: DeskDeps) =>
  form({
    template: 'officer/control/with-contact.njk',
    load: (request: OfApplication) => issuedCase(deps, request),
    show: async (about) => ({
      title: 'Record that the code was read back',
      caption: captionOf(about),
      back: backOf(about),
      button: 'Record it',
      ...(await contactOf(deps, about)),
    }),
    fields,
    act: async (about, { code, reason: who }, { visitor, arrivedAt }) => {
      const deed = { typed: code, reason: who, by: personOf(visitor), at: arrivedAt };
      const barriers = await recordReadBack(deps, about, deed);
      return barriers.length > 0 ? { barriers } : done;
    },
    next: (about) => controlAt(about).page,
  });
