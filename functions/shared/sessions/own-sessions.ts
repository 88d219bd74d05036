import type { OpenSessions } from '../../../adapters/sessions/open-sessions.ts';
import { done, form } from '../forms/form.ts';
import type { SignedInRequest } from '../web/request.ts';
import { chosen, inWords, sessionChoice } from './session-choice.ts';

interface Places {
  /** The page's own address, and the one that leads here. */
  readonly here: string;
  readonly back: string;
}

/** Where somebody is signed in, for themselves: any session but the one that asks can be ended, and its browser is out at its next request. */
export const ownSessions = (sessions: OpenSessions, { here, back }: Places) =>
  form({
    template: 'session/own-sessions.njk',
    load: async ({ visitor }: SignedInRequest) => {
      const all = await sessions.of(visitor.subject);
      const isThis = ({ id }: { readonly id: string }) => id === visitor.session.id;
      return { current: all.find(isThis), others: all.filter((session) => !isThis(session)) };
    },
    show: ({ current, others }, { query, browser }) => ({
      title: 'Where you are signed in',
      button: 'Sign out there',
      back: { href: back },
      current: { browser: current?.browser ?? browser, words: current && inWords(current) },
      alone: others.length === 0,
      ended: query.has('ended'),
    }),
    fields: ({ others }) => ({ sessions: sessionChoice('Where do you want to sign out?', others) }),
    act: async ({ others }, { sessions: ids }, { visitor }) => {
      for (const { id } of chosen(others, ids)) await sessions.end(id, visitor.subject);
      return done;
    },
    next: () => `${here}?ended`,
  });
