import type { Agreement } from '../agreement/agreement.ts';
import { londonDate } from '../time/london.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { Window } from '../window/window.ts';
import type { Letter } from './letter.ts';

type AgreementNames = Pick<Agreement, 'id' | 'title' | 'council'>;

interface Asked {
  readonly agreement: AgreementNames;
  readonly email: string;
  /** What the address goes by in keys. */
  readonly who: string;
  readonly code: string;
  readonly at: string;
  readonly siteUrl: string;
}

/**
 * Asks whoever reads an address whether news may go there. Its name is the address, the agreement and the day: whoever types somebody
 * else's address again and again has one letter sent a day.
 */
export const newsToConfirmLetter = ({ agreement, email, who, code, at, siteUrl }: Asked): Letter => ({
  letterId: `news.confirm-${londonDate(at)}.${agreement.id}-${who}`,
  kind: 'news-to-confirm',
  to: email,
  subject: `Confirm that we may tell you when the ${agreement.title} opens`,
  body: [
    `Somebody asked ${agreement.council} to write to this address when applications to join the ${agreement.title} open.`,
    `If that was you, open this page within a day and confirm it: ${siteUrl}/agreements/${agreement.id}/news/confirm?code=${code}`,
    'If that was not you, do nothing: no other letter will come.',
  ].join('\n\n'),
});

/** Tells somebody who asked for it, and need have no account, that applications are being taken. */
export const newsOpenedLetter = (
  agreement: AgreementNames,
  window: Pick<Window, 'windowId' | 'closesAt'>,
  to: { readonly who: string; readonly email: string; readonly code: string },
  siteUrl: string,
): Letter => ({
  letterId: `${window.windowId}.news.${to.who}`,
  kind: 'news-opened',
  to: to.email,
  subject: `${agreement.title}: applications are open until ${momentInWords(window.closesAt)}`,
  body: [
    `${agreement.council} is taking applications to join the ${agreement.title}.`,
    `Applications close at ${momentInWords(window.closesAt)}. Nothing can be submitted after that.`,
    `Read what is asked, and apply: ${siteUrl}/agreements/${agreement.id}`,
    `You asked us to tell this address. If you want no more of these letters: ${siteUrl}/agreements/${agreement.id}/news/stop?who=${to.who}&code=${to.code}`,
  ].join('\n\n'),
});
