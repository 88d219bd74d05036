import type { Agreement } from '../agreement/agreement.ts';
import type { Contact } from '../agreement/contact.ts';
import { momentInWords } from '../time/plain-words.ts';
import { announcedExtension } from '../window/extending.ts';
import { reminderTooLateFrom } from '../window/reminders.ts';
import type { Window } from '../window/window.ts';
import type { Letter } from './letter.ts';
import { typedLine } from './typed.ts';

interface Addressee {
  readonly providerId: string;
  readonly name: string;
  readonly email: string;
}

/** The id of a reminder by its instant, to the second: each provider is sent one, however often its task is attempted. */
export const reminderIdOf = (windowId: string, at: string, providerId: string): string =>
  `${windowId}.reminder-${at.slice(0, 19)}.${providerId}`;

/**
 * Reminds whoever has begun an application and not submitted it when the window closes. What it lacks is not said: it is sealed, and others may read the
 * mailbox.
 * @param at the reminder's instant
 * @param contact whom to ask
 */
export const reminderLetter = (
  agreement: Pick<Agreement, 'title' | 'signOff'>,
  window: Window,
  at: string,
  to: Addressee,
  { siteUrl, contact }: { readonly siteUrl: string; readonly contact: Contact | undefined },
): Letter => {
  const closes = momentInWords(window.closesAt);
  return {
    letterId: reminderIdOf(window.windowId, at, to.providerId),
    kind: 'reminder',
    to: to.email,
    addressee: to.name,
    tooLateFrom: reminderTooLateFrom(at),
    subject: `${agreement.title}: applications close at ${closes}, and yours is not submitted`,
    body: [
      `Dear ${typedLine(to.name)},`,
      `You started an application to join the ${agreement.title}, and it is not submitted. It does not count until you submit it.`,
      `Applications close at ${closes}. Nothing can be submitted after that.${announcedExtension(window, at) ? ' This is the closing time as it was extended.' : ''}`,
      ...(agreement.signOff
        ? [
            'Before it can be submitted, somebody who may sign for you has to sign it off. If nobody has yet, ask them now.',
          ]
        : []),
      `You can see what is still to do, and submit it: ${siteUrl}/apply/windows/${window.windowId}/tasks`,
      'If you do not want to apply, you do not need to do anything. Nobody at the council reads an application that was not submitted.',
      'If you submitted it a moment ago, this email crossed with it: your receipt counts.',
      ...(contact
        ? [
            `If something stops you, ask us before the close: telephone ${contact.telephone} ${contact.hours}, or write to ${contact.email}.`,
          ]
        : ['If something stops you, tell the council before the close.']),
    ].join('\n\n'),
  };
};
