import { barriersToDecidingOnReply } from '../../../../domain/application/representation.ts';
import { choice, reason } from '../../../../domain/questions/kinds.ts';
import { barriersToTurningAway } from '../../../../domain/reason.ts';
import { decideOnReply } from '../../decisions/end-hearing.ts';
import type { DeskDeps } from '../../deps.ts';

import { hearingForm } from './hearing-form.ts';

/** Decides on a provider’s reply to a proposed rejection (docs/rules.md, rule 8). */
export const reply = (deps: DeskDeps) =>
  hearingForm(deps, {
    title: 'Decide on the reply to a proposed rejection',
    button: 'Record the decision',
    fields: (location) => ({
      how: choice({
        label: 'Your decision',
        choices: [
          { value: 'upheld', text: 'Reject', hint: 'The rejection takes effect. This cannot be undone.' },
          { value: 'lifted', text: 'Do not reject', hint: 'The application goes on to the next step.' },
        ],
        missing: 'Select whether the application is rejected',
      }),
      ...location,
      reason: reason({
        label: 'Your answer to the reply',
        hint: 'Why the reply changes the decision, or why it does not. Kept with the decision, and told to the provider in these words.',
        missing: 'Enter your answer to the reply',
      }),
    }),
    barriers: ({ status }, proposed, by) => barriersToDecidingOnReply(by, status, proposed),
    against: ({ how, reason: answer }) => (how === 'upheld' ? barriersToTurningAway(answer) : []),
    goesOn: ({ how }) => how === 'lifted',
    act: (applicationId, { how, reason: answer }, made) =>
      decideOnReply(deps, applicationId, { ...made, how, reason: answer }),
  });
