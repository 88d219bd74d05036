import { codeInGroups } from '../people/spoken-code.ts';
import { type Letter, OF_AN_ACCOUNT } from './letter.ts';

interface Asked {
  readonly providerId: string;
  readonly email: string;
  readonly code: string;
  readonly at: string;
  readonly siteUrl: string;
}

/** The one letter that goes to an address that nobody has confirmed. It says nothing that anybody typed, and nothing of who applies. */
export const addressCodeLetter = ({ providerId, email, code, at, siteUrl }: Asked): Letter => ({
  letterId: `${OF_AN_ACCOUNT}.address-code-${at.replaceAll(/\D/g, '')}.${providerId}`,
  kind: 'address-code',
  to: email,
  subject: 'Your code to confirm this email address',
  body: [
    `Your code is ${codeInGroups(code)}`,
    `Somebody who signed in at ${siteUrl}/apply asked for letters to go to this address. To confirm it, type the code there within a day.`,
    'If that was not you, do nothing: no other letter will come.',
  ].join('\n\n'),
});
