import { choice } from '../../../../domain/questions/kinds.ts';
import { form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { ownPeople } from '../../case/people.ts';
import { changePart, stopActing } from '../../decisions/people.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { lost, partChoices } from './invite.ts';

const ENDED = 'ended';

/** What somebody may do for the provider is changed, or that they act for it ended: in words first. */
export const colleague = (deps: Deps) =>
  form({
    template: 'forms/question-page.njk',
    load: async (request: SignedInRequest<'/{personId}'>) => {
      const own = await ownPeople(deps, request);
      const who = own.people.find(({ id }) => id === request.params.personId);
      if (!who) throw notFound();
      return { own, who };
    },
    show: ({ who }) => ({
      title: `What may ${who.name} do?`,
      lead: who.email,
      button: 'Save',
      back: { href: paths.people, text: 'Back to the people who act for you' },
    }),
    fields: {
      part: choice({
        label: 'They may',
        choices: [...partChoices, { value: ENDED, text: 'Nothing: they do not act for us any more' }],
        missing: 'Select what they may do',
      }),
    },
    values: ({ who }) => ({ part: who.part }),
    act: async ({ own, who }, { part }, request) => {
      if (part !== ENDED) return changePart(deps, own, who, part === 'sign' ? 'sign' : 'prepare');
      const confirming = `end ${who.id}`;
      if (request.confirmed === confirming) return stopActing(deps, own, who, request);
      return {
        check: {
          title: `${who.name} does not act for ${own.name} any more`,
          button: 'End it',
          endsSomething: true,
          rows: [
            { key: 'Who', value: `${who.name}, ${who.email}` },
            { key: 'For', value: own.name },
          ],
          notes: [
            'They are signed out at once and told by email. What they prepared stays with you.',
            'Our letters may still go to their address: look at “Your account”, and at the contact that each application names.',
            'Invitations that they sent, and that nobody has answered, are over. To have them act for you again, invite them again.',
          ],
          confirming,
        },
      };
    },
    next: () => paths.people,
    lost,
  });
