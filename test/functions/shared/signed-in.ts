import type { SessionRepository } from '../../../adapters/sessions/session-repository.ts';
import type { Account } from '../../../adapters/sessions/session-row.ts';
import type { Browser } from './browser.ts';

/** Signs a browser in at a site without an issuer: the session that a sign-in would have started, in the cookie it would have set. */
export const signInAs = async (
  visitor: Pick<Browser, 'jar'>,
  sessions: SessionRepository,
  site: 'provider' | 'officer',
  account: Partial<Account> = {},
): Promise<void> => {
  const who = { subject: 'p-1', name: 'Asha Patel', email: 'asha@brightcare.example', groups: [], ...account };
  visitor.jar.set(`__Host-${site}`, await sessions.start(who));
};
