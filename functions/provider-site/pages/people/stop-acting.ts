import { confirmed } from '../../../../domain/questions/kinds.ts';
import { done, form } from '../../../shared/forms/form.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { ownPeople } from '../../case/people.ts';
import { stopActing as stop } from '../../decisions/people.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { lost } from './invite.ts';

/** Asks before somebody leaves the provider that they act for together with others. */
export const stopActing = (deps: Deps) =>
  form({
    template: 'forms/question-page.njk',
    load: async (request: SignedInRequest) => {
      const own = await ownPeople(deps, request);
      const who = own.people.find(({ id }) => id === request.visitor.subject);
      return { own, who: own.people.length > 1 ? who : undefined };
    },
    elsewhere: ({ who }) => (who ? undefined : paths.people),
    show: ({ own }) => ({
      title: `Do you want to stop acting for ${own.name}?`,
      lead: 'You no longer see its applications, letters and contracts. What you prepared stays with it. Somebody who may sign for it can invite you again.',
      button: 'Stop acting for it',
      endsSomething: true,
      back: { href: paths.people, text: 'Back to the people who act for you' },
    }),
    fields: {
      known: confirmed({
        label: 'Your confirmation',
        statement: 'I know that I can no longer act for it',
        missing: 'Confirm that you know that you can no longer act for it',
      }),
    },
    act: async ({ own, who }, _, request) => (who ? stop(deps, own, who, request) : done),
    next: () => paths.home,
    lost,
  });
