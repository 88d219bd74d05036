import type { Agreement } from '../agreement/agreement.ts';
import type { Hearing } from '../application/proposed-rejection.ts';
import type { Representation } from '../application/representation.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { Letter } from './letter.ts';
import { typedLine, typedLines } from './typed.ts';

type AgreementNames = Pick<Agreement, 'title' | 'council'>;

/** One hearing: a round of what was proposed to a provider in a window. */
type HearingKey = Pick<Representation, 'windowId' | 'round' | 'providerId' | 'about'>;

/** The key of a letter of one hearing. */
export const hearingLetterId = (kind: string, { windowId, round, providerId, about }: HearingKey): string =>
  `${windowId}.${kind}${about ? `-${about}` : ''}-${round}.${providerId}`;
export const hearingAddress = ({ windowId }: Representation, siteUrl: string): string =>
  `${siteUrl}/apply/windows/${windowId}/proposed-rejection`;
const listOf = (reasons: readonly string[]): string => reasons.map((reason) => `- ${typedLine(reason)}`).join('\n');

/** Tells a provider that its rejection is proposed: why, until when and how it may reply, and what happens otherwise (docs/rules.md, rule 8). */
export const rejectionProposedLetter = (
  { title, council }: AgreementNames,
  to: Representation,
  siteUrl: string,
): Letter => ({
  letterId: hearingLetterId('rejection-proposed', to),
  kind: 'rejection-proposed',
  to: to.email,
  addressee: to.organisationName,
  subject: `You can reply before your application ${to.reference} is rejected`,
  body: [
    `Dear ${typedLine(to.organisationName)},`,
    `${council} proposes to reject your application ${to.reference} to join the ${title}. It has not been rejected: you can reply first.`,
    `It is proposed for ${to.reasons.length === 1 ? 'this reason' : 'these reasons'}:`,
    listOf(to.reasons),
    'Every application has to meet these conditions before it is evaluated.',
    `If anything here is wrong, or has been put right, tell us. You can reply until ${momentInWords(to.replyBy)}, and change or withdraw your reply until then.`,
    `Reply here: ${hearingAddress(to, siteUrl)}`,
    'If you reply, an officer reads what you say together with your application, and decides. We will write to you with the decision and the reason for it.',
    'If you do not reply by then, the rejection takes effect, and we will write to you.',
  ].join('\n\n'),
});

/** The id of that letter, by which its delivery is looked up. */
export const rejectionProposedLetterId = (to: HearingKey): string => hearingLetterId('rejection-proposed', to);

// With the hour: in UTC the ends of two days fall on one date where the clocks go forward between them.
const moreTimeLetterId = (to: HearingKey, replyBy: string): string =>
  hearingLetterId(`more-time-${replyBy.slice(0, 13)}`, to);

/** The ids of the letters that ask a provider for a reply: nothing is true of them once its window is cancelled. */
export const lettersAskingForAReply = (
  to: HearingKey & Pick<Representation, 'replyBy' | 'earlierEnds'>,
): readonly string[] => [
  hearingLetterId(to.about ? 'leaving-out-proposed' : 'rejection-proposed', to),
  ...[...(to.earlierEnds ?? []), to.replyBy].map((end) => moreTimeLetterId(to, end)),
];

/** Tells a provider that it has more time to reply than it was told before. */
export const moreTimeLetter = (
  { title }: AgreementNames,
  to: Representation & { readonly moreTime: string },
  siteUrl: string,
): Letter => ({
  letterId: moreTimeLetterId(to, to.replyBy),
  kind: 'more-time-to-reply',
  to: to.email,
  addressee: to.organisationName,
  subject: `You have more time to reply about your application ${to.reference}`,
  body: [
    `Dear ${typedLine(to.organisationName)},`,
    `You can now reply until ${momentInWords(to.replyBy)} before your application ${to.reference} to join the ${title} is ${to.about ? 'left out' : 'rejected'}.`,
    'The reason for the longer time is:',
    typedLines(to.moreTime),
    `It is proposed to be ${to.about ? 'left out' : 'rejected'} because:`,
    listOf(to.reasons),
    `Reply, or change your reply, here: ${hearingAddress(to, siteUrl)}`,
  ].join('\n\n'),
});

/** Confirms a reply as it stands now; each change of it is confirmed by a letter of its own. */
export const representationReceivedLetter = (
  { title }: AgreementNames,
  to: Representation & { readonly reply: NonNullable<Representation['reply']> },
  siteUrl: string,
): Letter => ({
  letterId: hearingLetterId(`representation-${to.version}`, to),
  kind: 'representation-received',
  to: to.email,
  addressee: to.organisationName,
  subject: `We have your reply about your application ${to.reference}`,
  body: [
    `Dear ${typedLine(to.organisationName)},`,
    `We received your reply about your application ${to.reference} to join the ${title} at ${momentInWords(to.reply.at)}.`,
    `Received (UTC): ${to.reply.at}`,
    `You can read it, and change or withdraw it until ${momentInWords(to.replyBy)}: ${hearingAddress(to, siteUrl)}`,
    `After that an officer reads it${to.about ? '' : ' together with your application'}, and decides. We will write to you with the decision and the reason for it.`,
  ].join('\n\n'),
});

/** Confirms that a reply was withdrawn. */
export const representationWithdrawnLetter = (
  { title }: AgreementNames,
  to: Representation,
  siteUrl: string,
): Letter => ({
  letterId: hearingLetterId(`representation-${to.version}`, to),
  kind: 'representation-withdrawn',
  to: to.email,
  addressee: to.organisationName,
  subject: `You have withdrawn your reply about your application ${to.reference}`,
  body: [
    `Dear ${typedLine(to.organisationName)},`,
    `You have withdrawn your reply about your application ${to.reference} to join the ${title}. It no longer counts.`,
    `You can send another until ${momentInWords(to.replyBy)}: ${hearingAddress(to, siteUrl)}`,
    to.about
      ? 'If you do not, an officer decides without a reply whether your application is left out.'
      : 'If you do not, the rejection that we wrote to you about takes effect then.',
  ].join('\n\n'),
});

/** Tells a provider how a proposed rejection ended. */
export const hearingEndedLetter = (
  agreement: AgreementNames,
  to: Representation,
  ended: Pick<Hearing, 'how' | 'reason'>,
  siteUrl: string,
): Letter =>
  ended.how === 'not-replied' || ended.how === 'upheld'
    ? rejectionLetter(agreement, to, ended, siteUrl)
    : rejectionLiftedLetter(agreement, to, ended, siteUrl);

const rejectionLetter = (
  { title, council }: AgreementNames,
  to: Representation,
  { how, reason }: Pick<Hearing, 'how' | 'reason'>,
  siteUrl: string,
): Letter => ({
  letterId: hearingLetterId('rejection', to),
  kind: 'rejection',
  to: to.email,
  addressee: to.organisationName,
  subject: `Your application ${to.reference} has been rejected`,
  body: [
    `Dear ${typedLine(to.organisationName)},`,
    how === 'upheld'
      ? `${council} has read your reply about your application ${to.reference} to join the ${title}, and has decided to reject the application.`
      : `${council} has rejected your application ${to.reference} to join the ${title}. No reply stood at ${momentInWords(to.replyBy)}, the end of the time to reply.`,
    ...(reason ? ['What we say to your reply:', typedLines(reason)] : []),
    `The application is rejected for ${to.reasons.length === 1 ? 'this reason' : 'these reasons'}:`,
    listOf(to.reasons),
    `You can read this again here: ${hearingAddress(to, siteUrl)}`,
    'You can apply again when another application window opens. We will write to you when it does.',
  ].join('\n\n'),
});

const rejectionLiftedLetter = (
  { title, council }: AgreementNames,
  to: Representation,
  { how, reason }: Pick<Hearing, 'how' | 'reason'>,
  siteUrl: string,
): Letter => ({
  letterId: hearingLetterId('rejection-lifted', to),
  kind: 'rejection-lifted',
  to: to.email,
  addressee: to.organisationName,
  subject: `Your application ${to.reference} goes on`,
  body: [
    `Dear ${typedLine(to.organisationName)},`,
    how === 'lifted'
      ? `${council} has read your reply, and does not reject your application ${to.reference} to join the ${title}.`
      : `${council} no longer proposes to reject your application ${to.reference} to join the ${title}. You do not need to reply.`,
    ...(reason ? ['The reason is:', typedLines(reason)] : []),
    'The application goes on to the next step. We will write to you when there is an outcome.',
    `${siteUrl}/apply`,
  ].join('\n\n'),
});
