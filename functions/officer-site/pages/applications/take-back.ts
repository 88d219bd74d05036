import { barriersToTakingBack } from '../../../../domain/application/representation.ts';
import { reason } from '../../../../domain/questions/kinds.ts';
import { takeBack } from '../../decisions/end-hearing.ts';
import type { DeskDeps } from '../../deps.ts';

import { hearingForm } from './hearing-form.ts';

/** Takes a proposed rejection back before it takes effect (docs/rules.md, rule 8). */
export const takeProposalBack = (deps: DeskDeps) =>
  hearingForm(deps, {
    title: 'Take the proposed rejection back',
    button: 'Take it back',
    fields: (location) => ({
      ...location,
      reason: reason({
        label: 'Why it is taken back',
        hint: 'Kept with the decision, and told to the provider in these words. The application goes on to the next step.',
        missing: 'Enter why the proposed rejection is taken back',
      }),
    }),
    barriers: ({ status }, proposed, _, at) => barriersToTakingBack(status, proposed, at),
    goesOn: () => true,
    act: (applicationId, answers, made) => takeBack(deps, applicationId, { ...made, reason: answers.reason }),
  });
