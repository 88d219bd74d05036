import type { Agreement } from '../agreement/agreement.ts';
import { lotOf } from '../agreement/agreement.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import type { Receipt } from '../application/submission.ts';
import { pointsInWords } from '../evaluation/points.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { Letter } from './letter.ts';
import { typedLine } from './typed.ts';

interface Sender {
  readonly providerId: string;
  readonly windowId: string;
  readonly email: string;
  readonly organisationName: string;
}

/** The receipt by email: the same reference, time and hash as on the screen. */
export const receiptLetter = (
  agreement: Pick<Agreement, 'title'>,
  { windowId, providerId, email, organisationName }: Sender,
  receipt: Receipt,
): Letter => ({
  letterId: `${windowId}.receipt-${receipt.attempt}.${providerId}`,
  kind: 'receipt',
  to: email,
  addressee: organisationName,
  subject: `We have your application ${receipt.reference}`,
  body: [
    `Dear ${typedLine(organisationName)},`,
    `Your application to join the ${agreement.title} was received at ${momentInWords(receipt.submittedAt)}.`,
    `Reference: ${receipt.reference}\nReceived (UTC): ${receipt.submittedAt}\nFingerprint of your answers (SHA-256): ${receipt.hash}`,
    'Nobody at the council can read it before the window closes. Until then you can withdraw it and submit it again.',
  ].join('\n\n'),
});

/** Confirms a withdrawal. */
export const withdrawalLetter = (
  agreement: Pick<Agreement, 'title'>,
  { windowId, providerId, email, organisationName }: Sender,
  receipt: Receipt,
): Letter => ({
  letterId: `${windowId}.withdrawal-${receipt.attempt}.${providerId}`,
  kind: 'withdrawal',
  to: email,
  addressee: organisationName,
  subject: `You have withdrawn your application ${receipt.reference}`,
  body: [
    `Dear ${typedLine(organisationName)},`,
    `Your application to join the ${agreement.title} has been withdrawn. Your answers are kept, and you can submit them again until the window closes.`,
  ].join('\n\n'),
});

/** One outcome letter a provider and window: its place in the outbox. */
export const outcomeLetterIdOf = (windowId: string, providerId: string): string => `${windowId}.outcome.${providerId}`;

/**
 * The outcome, lot by lot, with reasons and scores per criterion (docs/rules.md, rule 8). Those who lost also read what the award
 * turned on: this agreement admits everyone who meets its thresholds, so there is no winner to compare with.
 */
export const outcomeLetter = (
  agreement: Agreement,
  application: OpenedApplication,
  standstillText: string,
): Letter => ({
  letterId: outcomeLetterIdOf(application.windowId, application.providerId),
  kind: 'outcome',
  to: application.email,
  addressee: application.organisationName,
  subject: `The outcome of your application ${application.receipt.reference}`,
  body: [
    `Dear ${typedLine(application.organisationName)},`,
    ...outcomeParagraphs(agreement, application),
    standstillText,
  ].join('\n\n'),
});

/** The outcome in plain sentences, one paragraph a lot. */
export const outcomeParagraphs = (agreement: Agreement, application: OpenedApplication): readonly string[] => {
  if (application.rejection) {
    return [
      `Your application to join the ${agreement.title} was not successful. It did not reach evaluation, for ${application.rejection.reasons.length === 1 ? 'this reason' : 'these reasons'}:`,
      application.rejection.reasons.map((reason) => `- ${typedLine(reason)}`).join('\n'),
      'Every application had to meet the same conditions before it was evaluated.',
    ];
  }
  return (application.lotResults ?? []).map(({ lot, total, points, meets, reasons }) => {
    const name = `Lot ${lot}, ${lotOf(agreement, lot)?.title ?? ''}`;
    const scores = points
      .map(
        (each) =>
          `- ${each.title}: ${each.mark} out of 5 (${pointsInWords(each.points)} of ${pointsInWords(each.weight)} points)`,
      )
      .join('\n');
    const verdict = meets
      ? `${name}: your application was successful, with ${pointsInWords(total)} out of 100.`
      : `${name}: your application was not successful.\n${reasons.map(({ text }) => `- ${text}`).join('\n')}\nEveryone who reached ${pointsInWords(agreement.questionnaire.threshold)} out of 100 and the least mark on every question was given a place.`;
    return `${verdict}\nScores:\n${scores}`;
  });
};
