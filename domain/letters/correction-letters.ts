import type { Agreement } from '../agreement/agreement.ts';
import type { Correction } from '../application/correction.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { Letter } from './letter.ts';
import { listed, typedLine, typedLines } from './typed.ts';

type AgreementNames = Pick<Agreement, 'title' | 'council'>;

/** What is said of one time that an application was returned for correction. */
const letterIdOf = (what: string, { windowId, providerId }: Pick<Correction, 'windowId' | 'providerId'>): string =>
  `${windowId}.${what}.${providerId}`;

const addressOf = ({ windowId }: Pick<Correction, 'windowId'>, siteUrl: string): string =>
  `${siteUrl}/apply/windows/${windowId}/correction`;

const titlesOf = (pages: readonly { readonly title: string }[]): string =>
  listed(pages.map(({ title }) => typedLine(title)));

const letterTo = (
  to: Correction,
  letter: Pick<Letter, 'kind' | 'subject'> & { readonly what: string; readonly paragraphs: readonly string[] },
): Letter => ({
  letterId: letterIdOf(letter.what, to),
  kind: letter.kind,
  to: to.email,
  addressee: to.organisationName,
  subject: letter.subject,
  body: [`Dear ${typedLine(to.organisationName)},`, ...letter.paragraphs].join('\n\n'),
});

/** Returns an application for correction: what is to be put right on which pages, until when, and what follows if nothing is sent (docs/rules.md, rule 8). */
export const correctionAskedLetter = ({ title, council }: AgreementNames, to: Correction, siteUrl: string): Letter =>
  letterTo(to, {
    what: `correction-asked-${to.round}`,
    kind: 'correction-asked',
    subject: `Please correct your application ${to.reference}`,
    paragraphs: [
      `${council} returns your application ${to.reference} to join the ${title} to you for correction. It has not been rejected, and it stays submitted as it is.`,
      'What is to be put right:',
      typedLines(to.wrong),
      `You can correct ${to.pages.length === 1 ? 'this page' : 'these pages'}:`,
      titlesOf(to.pages),
      `You can send your correction until ${momentInWords(to.sendBy)}, and change it and send it again until then. Nothing is taken after that.`,
      `Correct it here: ${addressOf(to, siteUrl)}`,
      'After that an officer reads what you corrected beside what you submitted, and decides. If you send nothing, an officer decides on what you submitted. Whoever made the same slip is given the same chance.',
    ],
  });

/** The ids of the letters that ask for a correction: nothing is true of them once their window is cancelled. */
export const lettersAskingForCorrection = ({
  windowId,
  providerId,
  corrections = [],
}: Pick<OpenedApplication, 'windowId' | 'providerId' | 'corrections'>): readonly string[] =>
  corrections.map((_, index) => letterIdOf(`correction-asked-${index + 1}`, { windowId, providerId }));

/** Confirms a correction as it was sent; each time that it is sent is confirmed by a letter of its own. */
export const correctionReceivedLetter = (
  { title }: AgreementNames,
  to: Correction & { readonly sent: NonNullable<Correction['sent']> },
  siteUrl: string,
): Letter =>
  letterTo(to, {
    what: `correction-received-${to.round}-${to.version}`,
    kind: 'correction-received',
    subject: `We have your correction of your application ${to.reference}`,
    paragraphs: [
      `We received your correction of your application ${to.reference} to join the ${title} at ${momentInWords(to.sent.at)}.`,
      `Received (UTC): ${to.sent.at}`,
      ...(to.sent.pages.length > 0
        ? [
            `You corrected ${to.sent.pages.length === 1 ? 'this page' : 'these pages'}. The others stay as you submitted them:`,
            titlesOf(to.sent.pages),
          ]
        : ['You changed nothing: your answers stay as you submitted them.']),
      `You can read it, and change it and send it again until ${momentInWords(to.sendBy)}: ${addressOf(to, siteUrl)}`,
      'After that an officer reads it beside what you submitted, and decides. We will write to you when there is an outcome.',
    ],
  });

/** Tells a provider that its correction is needed no more. */
export const correctionTakenBackLetter = (
  { title, council }: AgreementNames,
  to: Correction,
  reason: string,
  siteUrl: string,
): Letter =>
  letterTo(to, {
    what: `correction-taken-back-${to.round}`,
    kind: 'correction-taken-back',
    subject: `You do not need to correct your application ${to.reference}`,
    paragraphs: [
      `${council} no longer asks you to correct your application ${to.reference} to join the ${title}. It stays as you submitted it, and you do not need to do anything.`,
      'The reason is:',
      typedLines(reason),
      `You can read this again here: ${addressOf(to, siteUrl)}`,
    ],
  });
