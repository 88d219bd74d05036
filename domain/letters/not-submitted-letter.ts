import type { Agreement } from '../agreement/agreement.ts';
import { retentionOfApplication } from '../retention/kept-until.ts';
import { dateInWords, momentInWords } from '../time/plain-words.ts';
import { nextOpening } from '../window/openings.ts';
import type { Window } from '../window/window.ts';
import type { Letter } from './letter.ts';
import { typedLine } from './typed.ts';

interface Addressee {
  readonly providerId: string;
  readonly name: string;
  readonly email: string;
}

/**
 * Tells whoever began an application and did not submit it that it does not count, and where what they wrote can be read, saved and begun
 * with. What they wrote does not go with it: emails are not sealed, and are kept for longer.
 */
export const notSubmittedLetter = (
  agreement: Pick<Agreement, 'title' | 'windows' | 'term' | 'retention'>,
  window: Window,
  to: Addressee,
  siteUrl: string,
): Letter => {
  const { until } = retentionOfApplication({ agreement, window, sealed: 'draft' });
  const next = nextOpening(agreement, window.closesAt);
  const kept = until ? `until ${dateInWords(until)}` : 'for now';
  return {
    letterId: `${window.windowId}.not-submitted.${to.providerId}`,
    kind: 'not-submitted',
    to: to.email,
    addressee: to.name,
    subject: `${agreement.title}: you did not submit an application`,
    body: [
      `Dear ${typedLine(to.name)},`,
      `You started an application to join the ${agreement.title}, and it was not submitted when the window closed at ${momentInWords(window.closesAt)}. So it does not count: it was not submitted, and not assessed. Nobody at the council has read it.`,
      `What you had written is kept ${kept}. You can read it, print it and save a copy: ${siteUrl}/apply/windows/${window.windowId}/draft`,
      ...(next
        ? [
            `The next window opens at ${momentInWords(next.opensAt)}. You can begin your application there with these answers.`,
          ]
        : []),
      'If the service did not work for you before the window closed, tell the council now.',
    ].join('\n\n'),
  };
};
