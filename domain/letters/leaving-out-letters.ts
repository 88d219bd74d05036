import type { Agreement } from '../agreement/agreement.ts';
import type { Hearing } from '../application/proposed-rejection.ts';
import type { Representation } from '../application/representation.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { Window } from '../window/window.ts';
import type { Letter } from './letter.ts';
import { hearingAddress, hearingLetterId } from './representation-letters.ts';
import { typedLine, typedLines } from './typed.ts';

interface About {
  readonly agreement: Pick<Agreement, 'title' | 'council'>;
  readonly window: Pick<Window, 'opensAt' | 'closesAt'>;
  readonly siteUrl: string;
}

const addressed = (kind: Letter['kind'], to: Representation) => ({
  letterId: hearingLetterId(kind, to),
  kind,
  to: to.email,
  addressee: to.organisationName,
});
const dear = ({ organisationName }: Representation): string =>
  organisationName ? `Dear ${typedLine(organisationName)},` : 'Hello,';
const named = (to: Representation, { agreement, window }: About): string =>
  `your application ${to.reference} to join the ${agreement.title}, in the window that closed at ${momentInWords(window.closesAt)}`;

/** The id of the letter that tells of the proposal, by which its delivery is looked up. */
export const leavingOutProposedLetterId = (to: Representation): string => hearingLetterId('leaving-out-proposed', to);

/** Tells a provider that its application could not be opened, that it is to be left out, and until when and how it can reply. */
export const leavingOutProposedLetter = (about: About, to: Representation): Letter => ({
  ...addressed('leaving-out-proposed', to),
  subject: `We could not open your application ${to.reference}: tell us before it is left out`,
  body: [
    dear(to),
    `${about.agreement.council} has not been able to open ${named(to, about)}. It was received in time. Nobody has read it, and it has not been judged.`,
    'We propose to decide on the other applications without it. It has not been left out: you can reply first. The reason is:',
    to.reasons.map(typedLines).join('\n\n'),
    `You can reply until ${momentInWords(to.replyBy)}, and change or withdraw your reply until then: ${hearingAddress(to, about.siteUrl)}`,
    'Say there anything that we should know. You can also offer to send again what you submitted: an officer then decides whether and how you can. Please keep your own copies of the files that you attached.',
    'An officer decides after that, and reads your reply first if you send one. If your application can be opened before then, it goes on like any other. We will write to you either way.',
  ].join('\n\n'),
});

/** Tells a provider that its application is left out, and why. */
export const leftOutLetter = (about: About, to: Representation, { reason }: { readonly reason: string }): Letter => ({
  ...addressed('left-out', to),
  subject: `Your application ${to.reference} is left out, since it could not be opened`,
  body: [
    dear(to),
    `${about.agreement.council} decides on the other applications without ${named(to, about)}. It could not be opened, so nobody has read it, and it was not judged.`,
    to.reply
      ? 'We have read your reply. The reason for our decision is:'
      : 'We have had no reply from you. The reason for our decision is:',
    typedLines(reason),
    'We first wrote to you that it was proposed for this reason:',
    to.reasons.map(typedLines).join('\n\n'),
    'When the others are decided we write to you again, with who was given a place, and how to ask and to challenge.',
    `You can read this again here: ${hearingAddress(to, about.siteUrl)}`,
    'You can apply again when another application window opens. We will write to you when it does.',
  ].join('\n\n'),
});

/** Tells a provider that its application is no longer to be left out: an officer took that back, or it could be opened after all. */
export const leavingOutEndedLetter = (
  about: About,
  to: Representation,
  { how, reason }: Pick<Hearing, 'how' | 'reason'>,
): Letter => ({
  ...addressed('leaving-out-ended', to),
  subject: `Your application ${to.reference} is not left out`,
  body: [
    dear(to),
    ...(how === 'lifted'
      ? [
          `${about.agreement.council} has now been able to open ${named(to, about)}. It goes on like any other, and you do not need to reply.`,
          'We will write to you when there is an outcome.',
        ]
      : [
          `${about.agreement.council} no longer leaves out ${named(to, about)}. It still could not be opened: we try again, and write to you before anything is decided against it.`,
        ]),
    ...(reason ? ['The reason is:', typedLines(reason)] : []),
    `${about.siteUrl}/apply`,
  ].join('\n\n'),
});
