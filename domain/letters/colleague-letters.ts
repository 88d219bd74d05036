import type { Colleague, Invitation, ProviderPeople } from '../people/provider-people.ts';
import { invitationEnds } from '../people/provider-people.ts';
import { momentInWords } from '../time/plain-words.ts';
import { type Letter, OF_AN_ACCOUNT } from './letter.ts';
import { typedLine, typedLines } from './typed.ts';

type Named = Pick<ProviderPeople, 'name'>;

const stamped = (at: string): string => at.replaceAll(/\D/g, '');

/** Asks somebody to act for a provider. Opening the link does nothing: it leads to a page that asks. */
export const invitationLetter = ({ name }: Named, { id, email, part, by, at }: Invitation, href: string): Letter => ({
  letterId: `${OF_AN_ACCOUNT}.colleague-invited-${stamped(at)}.${id}`,
  kind: 'colleague-invited',
  to: email,
  subject: 'You are asked to act for a care provider',
  body: [
    `${typedLine(by.name)} asks you to act for ${typedLine(name)} where care providers apply to join the council’s agreements. You could ${part === 'sign' ? 'prepare and sign its applications' : 'prepare its applications'}.`,
    `To accept or decline, sign in with this email address by ${momentInWords(invitationEnds({ at }))}: ${href}`,
    'If you do not know them, do nothing: no other letter will come.',
  ].join('\n\n'),
});

/** Tells whoever invited somebody that they accepted, or did not want to. */
export const invitationAnsweredLetter = (
  { name }: Named,
  { id, email, by }: Invitation,
  to: string,
  answer: 'accepted' | 'declined',
  at: string,
): Letter => ({
  letterId: `${OF_AN_ACCOUNT}.colleague-answered-${stamped(at)}.${id}`,
  kind: 'colleague-answered',
  to,
  addressee: by.name,
  subject: answer === 'accepted' ? 'Somebody acts for you now' : 'Somebody declined to act for you',
  body: [
    `Dear ${typedLine(by.name)},`,
    answer === 'accepted'
      ? `${typedLine(email)} accepted your invitation and acts for ${typedLine(name)} now. You can change what they may do, and end it, on the page “People who act for you”.`
      : `${typedLine(email)} declined to act for ${typedLine(name)}. Nothing has changed.`,
  ].join('\n\n'),
});

/** Tells somebody that they do not act for a provider any more. */
export const colleagueRemovedLetter = (
  { name }: Named,
  { id, name: who, email }: Colleague,
  by: { readonly name: string },
  at: string,
): Letter => ({
  letterId: `${OF_AN_ACCOUNT}.colleague-removed-${stamped(at)}.${id}`,
  kind: 'colleague-removed',
  to: email,
  addressee: who,
  subject: 'You do not act for a care provider any more',
  body: [
    `Dear ${typedLine(who)},`,
    `${typedLine(by.name)} ended at ${momentInWords(at)} that you act for ${typedLine(name)}. What you prepared stays with it. If that is a mistake, ask them to invite you again.`,
  ].join('\n\n'),
});

interface Asking {
  readonly windowId: string;
  readonly providerId: string;
  /** The agreement's title. */
  readonly title: string;
  readonly by: { readonly name: string };
  readonly at: string;
}

/** Asks somebody who may sign to look at what a colleague prepared, and to sign it off or submit it. */
export const signingAskedLetter = (
  { windowId, providerId, title, by, at }: Asking,
  to: Pick<Colleague, 'name' | 'email'>,
  /** Which of those who are asked at once. */
  nth: number,
  closesAt: string,
  href: string,
): Letter => ({
  letterId: `${windowId}.signing-asked-${stamped(at)}-${nth}.${providerId}`,
  kind: 'signing-asked',
  to: to.email,
  addressee: to.name,
  subject: `${title}: an application waits for you`,
  body: [
    `Dear ${typedLine(to.name)},`,
    `${typedLine(by.name)} has prepared an application to join the ${title}, and asks you to look at it. It counts only once it is submitted, before ${momentInWords(closesAt)}: ${href}`,
  ].join('\n\n'),
});

/** Tells whoever asked for it that an application was signed off, or why not. */
export const signingAnsweredLetter = (
  { windowId, providerId, title, by, at }: Asking,
  to: Pick<Colleague, 'name' | 'email'>,
  /** Why it was declined; undefined where it was signed off. */
  reason: string | undefined,
  href: string,
): Letter => ({
  letterId: `${windowId}.signing-answered-${stamped(at)}.${providerId}`,
  kind: 'signing-answered',
  to: to.email,
  addressee: to.name,
  subject: `${title}: ${reason === undefined ? 'your application is signed off' : 'your application is not signed off'}`,
  body: [
    `Dear ${typedLine(to.name)},`,
    ...(reason === undefined
      ? [
          `${typedLine(by.name)} has signed off the application to join the ${title}. It is not submitted yet: as long as no answer is changed, you can submit it now: ${href}`,
        ]
      : [
          `${typedLine(by.name)} has not signed off the application to join the ${title}:`,
          typedLines(reason),
          `You can change it, and ask again: ${href}`,
        ]),
  ].join('\n\n'),
});
