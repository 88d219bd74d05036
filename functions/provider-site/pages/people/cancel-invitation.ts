import { done, form } from '../../../shared/forms/form.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { ownPeople } from '../../case/people.ts';
import { cancelInvitation as cancel } from '../../decisions/people.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { lost } from './invite.ts';

/** Asks before an invitation is taken back. */
export const cancelInvitation = (deps: Deps) =>
  form({
    template: 'forms/question-page.njk',
    load: async (request: SignedInRequest<'/{invitationId}'>) => {
      const own = await ownPeople(deps, request);
      // Answered or cancelled meanwhile, there is nothing to cancel any more.
      return { own, invitation: own.invitations.find(({ id }) => id === request.params.invitationId) };
    },
    elsewhere: ({ invitation }) => (invitation ? undefined : paths.people),
    show: ({ invitation }) => ({
      title: 'Do you want to cancel this invitation?',
      lead: `It went to ${invitation?.email}. They are not told, and its link does nothing any more.`,
      button: 'Cancel the invitation',
      back: { href: paths.people, text: 'Back to the people who act for you' },
    }),
    fields: {},
    act: async ({ own, invitation }) => (invitation ? cancel(deps, own, invitation) : done),
    next: () => paths.people,
    lost,
  });
