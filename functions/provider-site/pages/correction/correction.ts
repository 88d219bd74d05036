import { comparedAsSent, comparedNow, pagesToSend } from '../../../../domain/application/corrected.ts';
import { barriersToCorrecting } from '../../../../domain/application/correction.ts';
import { canonicalJson } from '../../../../domain/canonical-json.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { type Correcting, correctingOf } from '../../case/correction.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

const titleOf = ({ window, correction }: Correcting, mayCorrect: boolean): string => {
  if (window.status === 'cancelled') return 'Nothing is to be corrected any more';
  if (correction.takenBack) return 'You do not need to correct your application';
  if (mayCorrect) return correction.sent ? 'We have your correction' : 'Correct your application';
  return correction.sent ? 'What you corrected' : 'The time to correct is over';
};

/** What the provider is asked to correct, until when, how each page stands, and what it sent (docs/rules.md, rule 8). */
export const correctionPage =
  (deps: Deps) =>
  async (request: OfWindow): Promise<PageResult> => {
    const correcting = await correctingOf(deps, request);
    const { window, agreement, correction, pages } = correcting;
    const { sent, saved = {} } = correction;
    const mayCorrect = barriersToCorrecting(correction, window, request.arrivedAt).length === 0;
    const at = paths.window(window.windowId);
    const now = comparedNow(correction, pages);
    const isUnsent = canonicalJson(pagesToSend(correction, pages)) !== canonicalJson(sent?.pages ?? []);
    return page('provider/correction.njk', {
      title: titleOf(correcting, mayCorrect),
      agreement,
      correction,
      mayCorrect,
      cancelled: window.status === 'cancelled',
      sendBy: momentInWords(correction.sendBy),
      receivedAt: sent && momentInWords(sent.at),
      tasks: now.map((each) => ({
        title: each.title,
        href: at.correctedPage(each.page),
        changed: each.changed,
        saved: saved[each.page] !== undefined,
      })),
      isUnsent,
      sent: sentAsCompared(correcting),
      sendHref: at.sendCorrection,
      answersHref: at.answers,
      back: { href: paths.home, text: 'Back to your applications' },
    });
  };

/** What was sent, beside how it was before. */
const sentAsCompared = ({ correction, pages }: Correcting) => {
  const before = Object.fromEntries(correction.pages.map((named) => [named.page, named.values]));
  return comparedAsSent(correction.sent?.pages ?? [], before, pages);
};
