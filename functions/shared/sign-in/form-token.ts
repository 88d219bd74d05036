import { isTagOf, tagOf } from './seal.ts';

const SESSION = 'form of a session';
const PERSON = 'form of a person';

/** Whose form it is: of this very session, of the same person in an earlier one, or neither. */
export type FormOrigin = 'this-session' | 'same-person' | 'foreign';

/** The token that a page's forms carry. It names the session and, apart, the person, both only as tags under the secret. */
export const formToken = (secret: string, session: string, person: string): string =>
  `${tagOf(secret, SESSION, session)}.${tagOf(secret, PERSON, person)}`;

/** Only a form `this-session` may change anything. */
export const originOfForm = (secret: string, session: string, person: string, token: string): FormOrigin => {
  const [ofSession = '', ofPerson = ''] = token.split('.');
  if (!isTagOf(secret, PERSON, person, ofPerson)) return 'foreign';
  return isTagOf(secret, SESSION, session, ofSession) ? 'this-session' : 'same-person';
};
