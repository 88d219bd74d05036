import { detailsSeen, sightOf } from '../../../../domain/application/sight.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { everyApplication } from '../../case/every-applicant.ts';
import { officerOf } from '../../case/officer.ts';
import { type OfWindow, windowAsked } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { withReferences } from '../../words/references.ts';
import { windowTitle } from '../../words/window-title.ts';

const PAGE = 50;

/** Who did what, when and why in a window: every entry, oldest first, fifty a page. */
export const auditTrail =
  (deps: Deps) =>
  async ({ params, visitor, query }: OfWindow): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const window = await windowAsked(deps, params.windowId);
    const { windowId } = window;
    const conflicted: ReadonlySet<string | undefined> = window.unsealedAt
      ? (await windowSeenBy(deps, officer, windowId)).conflicted
      : new Set();
    const after = query.get('after') ?? undefined;
    const [agreement, applications, { items, next }] = await Promise.all([
      frozenAgreement(deps, windowId),
      window.unsealedAt ? everyApplication(deps, windowId) : [],
      deps.trail.page(windowId, { limit: PAGE, after }),
    ]);
    const names = new Map(applications.map(({ applicationId, organisationName }) => [applicationId, organisationName]));
    const seen = detailsSeen(applications, sightOf(officer));
    const referring = withReferences(windowId, applications);
    return page('officer/records/audit.njk', {
      title: 'Audit trail',
      caption: windowTitle(agreement, window),
      columns: 'govuk-grid-column-full',
      back: { href: paths.window(windowId).page, text: 'The window' },
      at: paths.window(windowId),
      entries: items.map((entry) => ({
        ...entry,
        about: names.get(entry.subject ?? ''),
        detail: conflicted.has(entry.subject) ? undefined : referring(seen(entry)),
      })),
      next,
      isFirst: after === undefined,
    });
  };
