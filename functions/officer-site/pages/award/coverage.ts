import { zoneMapOf } from '../../../../domain/agreement/zone-map.ts';
import { countIn, countsWithout } from '../../../../domain/application/list-counts.ts';
import { coverageOf } from '../../../../domain/award/coverage.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { countsListed } from '../../case/lists.ts';
import { officerOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { coverageWords } from '../../words/coverage.ts';
import { windowTitle } from '../../words/window-title.ts';

/** What a window's applications offer by lot and zone: who applied, who passed the checks, who has a place, and the hours beside those needed. */
export const coveragePage =
  (deps: Deps) =>
  async ({ params, visitor }: OfWindow): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const { window, conflicted } = await windowSeenBy(deps, officer, params.windowId);
    const { windowId } = window;
    const [agreement, { counts, withConflict }, offered] = await Promise.all([
      frozenAgreement(deps, windowId),
      countsListed(deps, windowId, officer, conflicted),
      deps.lists.offered(windowId),
    ]);
    const lots = coverageOf(agreement, countsWithout(offered, withConflict));
    return page('officer/award/coverage.njk', {
      title: 'Coverage by lot and zone',
      caption: windowTitle(agreement, window),
      columns: 'govuk-grid-column-full',
      back: { href: paths.window(windowId).page, text: 'The window' },
      at: paths.window(windowId),
      lots: lots.map((lot) => ({
        ...lot,
        shades: Object.fromEntries(lot.zones.map(({ zone, coverage }) => [zone.id, coverage])),
      })),
      hasNeed: agreement.need !== undefined,
      words: coverageWords,
      map: zoneMapOf(agreement),
      unknown: countIn(counts, 'all') - countIn(counts, 'with-offers'),
      isPartial: conflicted.size > 0,
    });
  };
