import type { Agreement } from '../agreement/agreement.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { Window, WindowChange } from '../window/window.ts';
import type { Letter } from './letter.ts';

interface Addressee {
  readonly providerId: string;
  readonly name: string;
  readonly email: string;
}
type AgreementNames = Pick<Agreement, 'title' | 'council'>;

/** Tells a registered provider that applications are being taken. */
export const windowOpenedLetter = (
  agreement: AgreementNames,
  window: Window,
  to: Addressee,
  siteUrl: string,
): Letter => ({
  letterId: `${window.windowId}.opened.${to.providerId}`,
  kind: 'window-opened',
  to: to.email,
  addressee: to.name,
  subject: `${agreement.title}: applications are open until ${momentInWords(window.closesAt)}`,
  body: [
    `Dear ${to.name},`,
    `${agreement.council} is taking applications to join the ${agreement.title}.`,
    `Applications close at ${momentInWords(window.closesAt)}. Nothing can be submitted after that.`,
    `You can check whether you qualify, save your answers and come back to them: ${siteUrl}/apply`,
  ].join('\n\n'),
});

/** Tells a registered provider of a change to a published window, with its reason (PCR 2015 reg 76(3)-(4)). */
export const windowChangedLetter = (
  agreement: AgreementNames,
  window: Window,
  change: WindowChange,
  to: Addressee,
  siteUrl: string,
): Letter => ({
  letterId: `${window.windowId}.${change.kind}-${change.at}.${to.providerId}`,
  kind: change.kind === 'extended' ? 'window-extended' : 'window-cancelled',
  to: to.email,
  addressee: to.name,
  subject:
    change.kind === 'extended'
      ? `${agreement.title}: the closing time is now ${momentInWords(change.closesAt ?? window.closesAt)}`
      : `${agreement.title}: this application window has been cancelled`,
  body: [
    `Dear ${to.name},`,
    change.kind === 'extended'
      ? `Applications for the ${agreement.title} now close at ${momentInWords(change.closesAt ?? window.closesAt)}. This applies to everyone.`
      : `${agreement.council} has cancelled this application window of the ${agreement.title}. Applications made in it will not be opened.`,
    `The reason is: ${change.reason}`,
    `${siteUrl}/apply`,
  ].join('\n\n'),
});
