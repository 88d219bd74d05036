import type { Agreement } from '../agreement/agreement.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import { dateInWords } from '../time/plain-words.ts';
import type { Window } from '../window/window.ts';
import { letterAboutApplication, whichApplication } from './about-an-application.ts';
import type { Letter } from './letter.ts';
import { typedLines } from './typed.ts';

type AgreementNames = Pick<Agreement, 'title' | 'council'>;
type Dates = Pick<Window, 'opensAt' | 'closesAt'>;

/** Tells a provider that the place it was told of is withheld, with the reason, before any contract has been made of it. */
export const placeWithheldLetter = (
  agreement: AgreementNames,
  window: Dates,
  application: OpenedApplication,
  reason: string,
): Letter =>
  letterAboutApplication(application, {
    kind: 'place-withheld',
    subject: `${agreement.title}: your place from the window of ${dateInWords(window.opensAt)}`,
    paragraphs: placeWithheldParagraphs(agreement, window, application, typedLines(reason)),
  });

/** The same for the provider's own page. */
export const placeWithheldParagraphs = (
  { title, council }: AgreementNames,
  window: Dates,
  application: Pick<OpenedApplication, 'receipt' | 'askedAgain'>,
  reason: string,
): string[] => [
  `${whichApplication(title, window, application)} We told you that it was successful.`,
  application.askedAgain?.contract?.changes.some(({ worse }) => worse)
    ? `Before a contract is made, ${council} asks the Care Quality Commission’s register again. The register has changed since your registration was accepted, and no contract has been made with you. The reason is:`
    : `${council} has made no contract with you from this window, and will make none. The reason is:`,
  reason,
  'If you think that this is wrong, reply to this email and say why. You can also apply again when the council next takes applications.',
];
