import { barriersToMoreTime, barriersToTakingBack } from '../../../../domain/application/representation.ts';
import { day, reason } from '../../../../domain/questions/kinds.ts';
import { giveMoreTime } from '../../decisions/give-more-time.ts';
import type { DeskDeps } from '../../deps.ts';

import { hearingForm } from './hearing-form.ts';

/** Gives a provider more time to reply to a proposed rejection (docs/rules.md, rule 8). */
export const moreTime = (deps: DeskDeps) =>
  hearingForm(deps, {
    title: 'Give more time to reply',
    button: 'Give more time',
    fields: () => ({
      lastDay: day({
        label: 'Last day to reply',
        hint: 'The provider may reply until midnight at the end of this day.',
        missing: 'Enter the last day to reply',
      }),
      reason: reason({
        label: 'Why more time is given',
        hint: 'Kept with the decision, and told to the provider in these words.',
        missing: 'Enter why more time is given',
      }),
    }),
    barriers: ({ status }, proposed, _, at) => barriersToTakingBack(status, proposed, at),
    against: ({ lastDay }, proposed, at) => barriersToMoreTime(proposed, lastDay, at),
    act: (applicationId, answers, made) => giveMoreTime(deps, applicationId, { ...made, ...answers }),
  });
