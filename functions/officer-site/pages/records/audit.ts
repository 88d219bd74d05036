import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { EVERYTHING, trailSeen } from '../../case/audit-trail.ts';
import { officerOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { kindsInWords } from '../../words/audit-kinds.ts';
import { windowTitle } from '../../words/window-title.ts';

const PAGE = 50;

/** Who did what, when and why in a window: every entry, oldest first, fifty a page, or those of a person, an application or a kind. */
export const auditTrail =
  (deps: Deps) =>
  async ({ params, visitor, query }: OfWindow): Promise<PageResult> => {
    const trail = await trailSeen(deps, params.windowId, officerOf(visitor), query);
    const { window, filter, asked, unknownReference, seenAs } = trail;
    const { windowId } = window;
    const isNarrowed = Object.keys(asked).length > 0;
    const after = query.get('after') ?? undefined;
    const [agreement, { items, next }] = await Promise.all([
      frozenAgreement(deps, windowId),
      deps.trail.page(windowId, { limit: PAGE, after }, filter),
    ]);
    const at = paths.window(windowId);
    return page('officer/records/audit.njk', {
      title: 'Audit trail',
      caption: windowTitle(agreement, window),
      columns: 'govuk-grid-column-full',
      back: { href: at.page, text: 'The window' },
      at,
      here: at.auditOf(asked),
      file: `${at.files.page(isNarrowed ? asked : {})}#audit-trail`,
      asked,
      isNarrowed,
      kinds: optionsOf(
        [...Object.entries(kindsInWords), [EVERYTHING, 'Everything']],
        'Everything but who read what, and records',
        asked.kind,
      ),
      isUnsealed: window.unsealedAt !== undefined,
      unknownReference,
      person: filter.person && (items.find(({ by }) => by?.id === filter.person)?.by?.name ?? 'somebody'),
      entries: (await seenAs(items)).map((entry) => ({
        ...entry,
        about: entry.application?.organisationName,
        byAlone: entry.by && at.auditOf({ ...asked, person: entry.by.id }),
      })),
      next,
      isFirst: after === undefined,
    });
  };

const optionsOf = (values: readonly (readonly [string, string])[], all: string, chosen: string | undefined) => [
  { value: '', text: all },
  ...values.map(([value, text]) => ({ value, text, selected: value === chosen })),
];
