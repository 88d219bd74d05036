import type { Agreement } from '../agreement/agreement.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import { lastDateBefore } from '../time/london.ts';
import { dateInWords } from '../time/plain-words.ts';
import type { Window } from '../window/window.ts';
import type { Letter } from './letter.ts';
import { typedLine, typedLines } from './typed.ts';

type AgreementNames = Pick<Agreement, 'title' | 'council'>;
type Dates = Pick<Window, 'opensAt' | 'closesAt'>;

/** Tells a provider that the place it was told of is withheld, with the reason, before any contract has been made of it. */
export const placeWithheldLetter = (
  agreement: AgreementNames,
  window: Dates,
  application: OpenedApplication,
  reason: string,
): Letter => ({
  letterId: `${application.windowId}.place-withheld.${application.providerId}`,
  kind: 'place-withheld',
  to: application.email,
  addressee: application.organisationName,
  subject: `${agreement.title}: your place from the window of ${dateInWords(window.opensAt)}`,
  body: [
    `Dear ${typedLine(application.organisationName)},`,
    ...placeWithheldParagraphs(agreement, window, application, typedLines(reason)),
  ].join('\n\n'),
});

export const placeWithheldParagraphs = (
  { title, council }: AgreementNames,
  window: Dates,
  { receipt }: Pick<OpenedApplication, 'receipt'>,
  reason: string,
): string[] => [
  `This is about your application ${receipt.reference} to join the ${title}, in the window that was open from ${dateInWords(window.opensAt)} to ${dateInWords(lastDateBefore(window.closesAt))}. We told you that it was successful.`,
  `Before a contract is made, ${council} asks the Care Quality Commission’s register again. The register has changed since your registration was accepted, and no contract has been made with you. The reason is:`,
  reason,
  'If you think that this is wrong, reply to this email and say why. You can also apply again when the council next takes applications.',
];
