import { asItStands } from '../../../../domain/application/as-it-stands.ts';
import { isLeftOut } from '../../../../domain/application/leaving-out.ts';
import { sightOf } from '../../../../domain/application/sight.ts';
import { applicationStatus } from '../../../../domain/application/status.ts';
import { deciders, holds } from '../../../../domain/people/officer.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { everyApplication } from '../../case/every-applicant.ts';
import { officerOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { unopenedShown } from '../../words/left-out.ts';
import { statusCounts } from '../../words/status-counts.ts';
import { applicationWords } from '../../words/statuses.ts';
import { windowTitle } from '../../words/window-title.ts';

const PAGE = 50;

/** The applications of a window by name, fifty a page, all or those that stand at one status. */
export const applicationList =
  (deps: Deps) =>
  async ({ params, visitor, query }: OfWindow): Promise<PageResult> => {
    const { window, conflicted } = await windowSeenBy(deps, officerOf(visitor), params.windowId);
    const [agreement, stored, setAside] = await Promise.all([
      frozenAgreement(deps, window.windowId),
      everyApplication(deps, window.windowId),
      deps.setAside.of(window.windowId),
    ]);
    const every = stored.map(asItStands(window));
    const status = applicationStatus.safeParse(query.get('status')).data;
    const name = (query.get('name') ?? '').trim();
    const chosen = every
      .filter((application) => !status || application.status === status)
      .filter(({ organisationName, receipt }) => contains(organisationName, name) || contains(receipt.reference, name))
      .toSorted((one, other) => one.organisationName.localeCompare(other.organisationName, 'en-GB'));
    const pages = Math.max(1, Math.ceil(chosen.length / PAGE));
    const number = Math.min(Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1), pages);
    const at = paths.window(window.windowId);
    const hrefOf = (n: number) =>
      `${at.applications}?${new URLSearchParams({ ...(status ? { status } : {}), ...(name ? { name } : {}), page: String(n) })}`;
    return page('officer/applications/list.njk', {
      title: 'Applications',
      caption: windowTitle(agreement, window),
      columns: 'govuk-grid-column-full',
      back: { href: at.page, text: 'The window' },
      at,
      status,
      name,
      mayDownload: sightOf(officerOf(visitor)).price,
      total: every.length,
      setAside: setAside.filter((each) => !isLeftOut(each)).length,
      mayMend: holds(officerOf(visitor), ...deciders),
      leftOut: unopenedShown(setAside, conflicted).filter((each) => each.isLeftOut),
      shown: chosen.length,
      first: chosen.length === 0 ? 0 : (number - 1) * PAGE + 1,
      last: Math.min(number * PAGE, chosen.length),
      counts: statusCounts(every),
      applications: chosen.slice((number - 1) * PAGE, number * PAGE).map((application) => ({
        ...application,
        words: applicationWords[application.status],
        isConflicted: conflicted.has(application.applicationId),
      })),
      pagination: {
        items: Array.from({ length: pages }, (_, index) => ({
          number: index + 1,
          href: hrefOf(index + 1),
          current: index + 1 === number,
        })),
        ...(number > 1 ? { previous: { href: hrefOf(number - 1) } } : {}),
        ...(number < pages ? { next: { href: hrefOf(number + 1) } } : {}),
      },
      pages,
    });
  };

const contains = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());
