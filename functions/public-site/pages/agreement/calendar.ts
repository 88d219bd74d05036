import { datesOf } from '../../../../domain/window/dates-of-a-window.ts';
import { icalendar } from '../../../shared/icalendar.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { download, type PageResult } from '../../../shared/web/results.ts';
import { agreementInForce, type OfAgreement } from '../../case/agreement.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** The dates of the window that is open, or opens next, for a calendar. @throws Problem 404 where no window is planned */
export const calendar =
  (deps: Deps) =>
  async (request: OfAgreement): Promise<PageResult> => {
    const { agreement, windows } = await agreementInForce(deps, request);
    const span = windows.open ?? windows.next;
    if (!span) throw notFound();
    const url = `${deps.siteUrl}${paths.agreement(agreement.id).page}`;
    const entries = datesOf(agreement, span).map(({ what, at, title, meaning }) => ({
      // The opening is what a window keeps through every extension, and has before the schedule prepares it.
      uid: `${agreement.id}-${span.opensAt}-${what}@${new URL(deps.siteUrl).hostname}`,
      at,
      summary: title,
      description: `${meaning}\n${url}`,
      url,
    }));
    const file = icalendar(entries, request.arrivedAt, windows.open?.changes.length ?? 0);
    return download(file, 'text/calendar; charset=utf-8', `${agreement.id}.ics`);
  };
