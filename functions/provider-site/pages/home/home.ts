import type { Interest } from '../../../../adapters/dynamodb/interests.ts';
import type { Agreement } from '../../../../domain/agreement/agreement.ts';
import { progressInShort } from '../../../../domain/application/progress.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { takesApplications } from '../../../../domain/window/barriers.ts';
import { isAhead } from '../../../../domain/window/coming-window.ts';
import { nextPlanned } from '../../../../domain/window/openings.ts';
import type { Window } from '../../../../domain/window/window.ts';
import type { PageRequest } from '../../../shared/web/request.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { openCodes } from '../../case/open-codes.ts';
import { ownApplications, windowsToApplyIn } from '../../case/own-applications.ts';
import { whatIsKnown } from '../../case/what-is-known.ts';
import { registeredInterest } from '../../decisions/register-interest.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { closingOf } from '../../words/closing.ts';
import { standingOf } from '../../words/standing.ts';

/** The site's first page: what the service is for, or, signed in, the windows and one's own applications. */
export const home =
  (deps: Deps) =>
  async ({ visitor, arrivedAt }: PageRequest): Promise<PageResult> => {
    const shown = await Promise.all(
      deps.agreements.map(async (agreement) => ({
        agreement,
        windows: await windowsToApplyIn(deps, agreement, arrivedAt),
      })),
    );
    if (!visitor) {
      const agreements = shown.map(({ agreement, windows }) => inBrief(agreement, windows, arrivedAt));
      return page('provider/start.njk', { title: 'Apply to join a care agreement', agreements });
    }
    const { providerId, withOthers } = visitor.actsFor;
    const [interest, codes, people] = await Promise.all([
      registeredInterest(deps, visitor, arrivedAt),
      openCodes(deps, providerId, arrivedAt),
      withOthers ? deps.people.of(providerId) : undefined,
    ]);
    const agreements = await Promise.all(
      shown.map(async ({ agreement, windows }) => {
        const brief = inBrief(agreement, windows, arrivedAt);
        const own = await ownApplications(deps, visitor, windows);
        return {
          ...brief,
          applications: await Promise.all(
            own.map(async (each) => {
              const known = await whatIsKnown(deps, agreement, each, { visitor, arrivedAt });
              const contracted = await Promise.all(
                (known?.contracts ?? []).map(async (contract) => ({
                  lot: contract.lot,
                  isAccepted: (await deps.standings.get(contract))?.accepted !== undefined,
                })),
              );
              return {
                ...standingOf({ ...each, contracted }, arrivedAt),
                progress: known && progressInShort(known, arrivedAt),
                receipt: each.head.receipt,
                window: each.window,
              };
            }),
          ),
          begun: own.some(({ window }) => window.windowId === brief.open?.windowId),
          prepared: own.some(({ window }) => window.windowId === brief.ahead?.windowId),
        };
      }),
    );
    return page('provider/dashboard.njk', {
      title: 'Your applications',
      actsFor: people && people.people.length > 1 ? people.name : undefined,
      agreements,
      codes: codes.map((locationId) => ({ locationId, href: paths.control(locationId) })),
      accountHref: paths.account,
      interest: interest satisfies Interest,
    });
  };

const inBrief = (agreement: Agreement, windows: readonly Window[], now: string) => {
  const open = windows.find((window) => takesApplications(window, now));
  const next = nextPlanned(agreement, windows, now);
  const ahead = windows.find((window) => window.opensAt === next?.opensAt && isAhead(window, now));
  return {
    title: agreement.title,
    service: agreement.service,
    open: open && { windowId: open.windowId, href: paths.window(open.windowId).page, closing: closingOf(open, now) },
    ahead: ahead && { windowId: ahead.windowId, href: paths.window(ahead.windowId).page },
    opensNext: next && momentInWords(next.opensAt),
  };
};
