import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { notFromHere, Problem } from '../web/problem.ts';
import { oneValue, type PageEvent } from '../web/request.ts';
import { actingNow } from './acting.ts';
import { siteCookies } from './cookies.ts';
import { formToken, originOfForm } from './form-token.ts';
import { signedInAnewWhileTyping, signedOutWhileTyping } from './kept-while-typing.ts';
import type { SignIn } from './sign-in.ts';
import { groupsNow } from './standing.ts';

/**
 * Finds out who asks and puts it into `event.visit`. A form must come from a page of this site, shown to this session; one whose
 * session ran out or was renewed meanwhile is kept, and its sender asked to send it again.
 * @param undoneBy what a form did not do that was kept so, in a sentence
 */
export const visits = (
  signIn: SignIn,
  undoneBy: (event: PageEvent) => string | undefined,
): MiddlewareObj<PageEvent, APIGatewayProxyStructuredResultV2> => {
  const cookies = siteCookies(signIn.name);
  return {
    before: async ({ event }) => {
      event.visit = {};
      const posted = event.requestContext.http.method === 'POST';
      if (posted && !fromThisSite(event, signIn.siteUrl)) throw notFromHere();
      const id = cookies.session.read(event.cookies);
      if (!id) return;
      const [session, secret] = await Promise.all([signIn.sessions.find(id), signIn.formSecret()]);
      if (!session) return;
      const { subject } = session.account;
      const origin = posted ? originOfForm(secret, id, subject, oneValue(event.form ?? {}, '_token')) : 'this-session';
      if (origin === 'foreign') throw notFromHere();
      if (!session.live) {
        if (posted) throw await signedOutWhileTyping(signIn, event, subject, undoneBy(event));
        return;
      }
      if (origin === 'same-person') throw await signedInAnewWhileTyping(signIn, event, subject, undoneBy(event));
      try {
        const ticket = cookies.kept.read(event.cookies);
        const [groups, actsFor, kept] = await Promise.all([
          groupsNow(signIn, event, id, session),
          actingNow(signIn, id, session),
          ticket ? signIn.keptForms.find(ticket) : undefined,
        ]);
        const { signedInAt, endsInMs } = session;
        const roles = signIn.people ? [actsFor.part] : groups;
        const known = { ...session.account, groups: roles, actsFor, session: { id: session.id, signedInAt, endsInMs } };
        event.visit = {
          visitor: { ...known, formToken: formToken(secret, id, subject) },
          ...(kept?.subject === subject ? { kept } : {}),
        };
      } catch (error) {
        // Not thrown on: what is open to everyone stays open, signing out and in again above all.
        if (!(error instanceof Problem)) throw error;
        event.visit = { refused: error };
      }
    },
    after: async ({ event, response }) => {
      const ticket = cookies.kept.read(event.cookies);
      const sentAgain = event.requestContext.http.method === 'POST' && event.visit?.kept?.path === event.rawPath;
      if (!ticket || !sentAgain || !response) return;
      await signIn.keptForms.forget(ticket);
      response.cookies = [...(response.cookies ?? []), cookies.kept.clear()];
    },
  };
};

// Browsers say where a form comes from in one of two headers; one that sends neither still needs the token.
const fromThisSite = (event: PageEvent, siteUrl: string): boolean => {
  const site = event.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const origin = event.headers.origin;
  return origin === undefined || origin === new URL(siteUrl).origin;
};
