import type { OpenedApplication } from '../application/opened-application.ts';
import { lastDateBefore } from '../time/london.ts';
import { dateInWords } from '../time/plain-words.ts';
import type { Window } from '../window/window.ts';
import type { Letter } from './letter.ts';
import { typedLine } from './typed.ts';

/** Whom such a letter is for, and about which application: of one that could never be opened no more is known. */
export type AboutApplication = Pick<OpenedApplication, 'windowId' | 'providerId' | 'email' | 'organisationName'> &
  Referenced;
export interface Referenced {
  readonly receipt: Pick<OpenedApplication['receipt'], 'reference'>;
}

/** A letter to an applicant about what became of its application after the outcome. `what` names it in the letter's key. */
export const letterAboutApplication = (
  { windowId, providerId, email, organisationName }: AboutApplication,
  letter: Pick<Letter, 'kind' | 'subject'> & { readonly what?: string; readonly paragraphs: readonly string[] },
): Letter => ({
  letterId: `${windowId}.${letter.what ?? letter.kind}.${providerId}`,
  kind: letter.kind,
  to: email,
  addressee: organisationName,
  subject: letter.subject,
  body: [`Dear ${typedLine(organisationName)},`, ...letter.paragraphs].join('\n\n'),
});

/** Which application a letter is about: its reference, the agreement, and the days on which the window was open. */
export const whichApplication = (
  title: string,
  { opensAt, closesAt }: Pick<Window, 'opensAt' | 'closesAt'>,
  { receipt }: Referenced,
): string =>
  `This is about your application ${receipt.reference} to join the ${title}, in the window that was open from ${dateInWords(opensAt)} to ${dateInWords(lastDateBefore(closesAt))}.`;
