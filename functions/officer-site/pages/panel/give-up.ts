import { offeredTo } from '../../../../domain/evaluation/offered-places.ts';
import { reason } from '../../../../domain/questions/kinds.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { applicationSeenBy, type OfApplication } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import { requireEvaluating } from '../../case/window.ts';
import { giveUpPlace } from '../../decisions/give-up-place.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Declines an application that was assigned, or gives back one that was begun. */
export const givingUp = (deps: Deps) =>
  form({
    template: 'officer/panel/give-up.njk',
    load: ({ params, visitor }: OfApplication) => applicationSeenBy(deps, officerOf(visitor), params),
    stillTaken: ({ window }) => requireEvaluating(window),
    show: ({ window, application }, { visitor }) => {
      const isOffered = offeredTo(application, visitor.subject) !== undefined;
      const place = application.evaluators.find(({ by }) => by.id === visitor.subject);
      return {
        title: isOffered ? 'Decline this application' : 'Give this application back',
        caption: `${application.organisationName}, ${application.receipt.reference}`,
        back: { href: paths.window(window.windowId).evaluate, text: 'Applications to score' },
        button: isOffered ? 'Decline' : 'Give back',
        declaration: paths.window(window.windowId).declaration,
        isTheirs: isOffered || (place !== undefined && !place.finalAt),
        isOffered,
      };
    },
    fields: {
      reason: reason({
        label: 'Why can you not score it?',
        hint: 'The procurement lead reads it, and assigns somebody else. You cannot be assigned to this application again.',
        missing: 'Enter why you cannot score it',
      }),
    },
    act: async ({ application }, { reason }, { visitor, arrivedAt: at }) => {
      await giveUpPlace(deps, officerOf(visitor), application.applicationId, { reason, at });
      return done;
    },
    next: ({ window }) => paths.window(window.windowId).evaluate,
  });
