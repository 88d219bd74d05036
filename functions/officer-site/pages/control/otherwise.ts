import type { Fields } from '../../../../domain/questions/field.ts';
import { choice, reason } from '../../../../domain/questions/kinds.ts';
import { barriersToTurningAway } from '../../../../domain/reason.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { oneValue } from '../../../shared/web/request.ts';
import type { OfApplication } from '../../case/application.ts';
import { type ControlCase, controlUnproved } from '../../case/control.ts';
import { personOf } from '../../case/officer.ts';
import { decideOnProof, proposeProof } from '../../decisions/control.ts';
import type { DeskDeps } from '../../deps.ts';
import { backOf, captionOf, controlAt } from './parts.ts';

const why = reason({
  label: 'Reason',
  hint: 'What shows that this account speaks for the location, and how you found out. Kept with the proof.',
  missing: 'Enter the reason',
});
const decision = choice({
  label: 'Your decision',
  choices: [
    { value: 'confirm', text: 'Confirm', hint: 'It counts as proved. Somebody else than who proposed it confirms.' },
    { value: 'decline', text: 'Decline', hint: 'Nothing is proved; a code can be issued.' },
  ],
  missing: 'Select whether you confirm or decline',
});

/** What was read is what is confirmed: who proposed it may take it back and propose another while it is read. */
const anotherProposed = {
  code: 'other-proposal',
  text: 'A proof was proposed after you opened this page. Read its reason, then decide',
};

/** Proof without a code, of a provider that cannot receive one: an officer proposes it with a reason, and another confirms. */
export const otherwise = (deps: DeskDeps) =>
  form({
    template: 'officer/control/otherwise.njk',
    load: (request: OfApplication) => controlUnproved(deps, request),
    show: (about) => ({
      title: about.control.otherwise ? 'Confirm a proof without a code' : 'Prove it without a code',
      caption: captionOf(about),
      back: backOf(about),
      button: about.control.otherwise ? 'Record the decision' : 'Propose it',
      proposed: about.control.otherwise,
      version: about.control.otherwise?.at,
    }),
    fields: ({ control }: ControlCase): Fields => (control.otherwise ? { decision, reason: why } : { reason: why }),
    act: async (about, answers, { form: sent, visitor, arrivedAt }) => {
      const deed = { reason: String(answers.reason), by: personOf(visitor), at: arrivedAt };
      if (!about.control.otherwise) {
        const barriers = barriersToTurningAway(deed.reason);
        if (barriers.length > 0) return { barriers };
        await proposeProof(deps, about, deed);
        return done;
      }
      if (oneValue(sent, '_version') !== about.control.otherwise.at) return { barriers: [anotherProposed] };
      const made = answers.decision === 'confirm' ? 'confirm' : 'decline';
      const barriers = await decideOnProof(deps, about, { ...deed, decision: made });
      return barriers.length > 0 ? { barriers } : done;
    },
    fieldOf: { 'no-reason': 'reason', 'same-officer': 'decision', 'other-proposal': 'decision' },
    next: (about) => controlAt(about).page,
  });
