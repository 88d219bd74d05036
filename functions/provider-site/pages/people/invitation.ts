import { partOf, sameAddress } from '../../../../domain/people/provider-people.ts';
import { choice } from '../../../../domain/questions/kinds.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { Problem } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { answerInvitation, noteOnSessions } from '../../decisions/people.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { lost } from './invite.ts';

/** An invitation to act for a provider, for whoever it came to. Opening it does nothing: programs that follow the links in letters only open them. */
export const invitation = (deps: Deps) =>
  form({
    template: 'forms/question-page.njk',
    load: async ({ params, visitor }: SignedInRequest<'/{providerId}/{invitationId}'>) => {
      const people = await deps.people.of(params.providerId);
      const isIn = people !== undefined && partOf(people, visitor.subject) !== undefined;
      const found = people?.invitations.find(({ id }) => id === params.invitationId);
      if (!people || (!found && !isIn)) throw noInvitation();
      // Whoever the link was passed on to learns nothing of either side.
      if (found && !isIn && !sameAddress(found.email, visitor.email)) throw forAnother(visitor.email);
      return { people, invitation: found, isIn };
    },
    elsewhere: ({ isIn }) => (isIn ? paths.people : undefined),
    show: ({ people, invitation: asked }, { visitor }) => ({
      title: `Do you want to act for ${people.name}?`,
      lead: `${asked?.by.name} asks you to ${asked?.part === 'sign' ? 'prepare and sign its applications' : 'prepare its applications'}. You are signed in as ${visitor.email}.`,
      button: 'Send your answer',
    }),
    fields: {
      answer: choice({
        label: 'Your answer',
        choices: [
          { value: 'accepted', text: `Yes, I act for it` },
          { value: 'declined', text: 'No, I decline' },
        ],
        missing: 'Select your answer',
      }),
    },
    act: async ({ people, invitation: asked, isIn }, { answer }, request) => {
      if (isIn || !asked) {
        await noteOnSessions(deps, request.visitor, people.providerId);
        return done;
      }
      return answerInvitation(
        deps,
        { people, invitation: asked },
        answer === 'accepted' ? 'accepted' : 'declined',
        request,
      );
    },
    next: () => paths.home,
    lost,
  });

const forAnother = (email: string): Problem =>
  new Problem(403, {
    title: 'This invitation is for another address',
    lines: [
      `It did not come to ${email}, which you have signed in with. Sign in with the address that it came to, or ask to be invited at ${email}.`,
    ],
    link: { href: `${paths.home}/sign-out`, text: 'Sign out' },
  });

const noInvitation = (): Problem =>
  new Problem(404, {
    title: 'There is no such invitation any more',
    lines: ['It was answered, or cancelled. If you expected one, ask whoever sent it to invite you again.'],
    link: { href: paths.home, text: 'Go to your applications' },
  });
