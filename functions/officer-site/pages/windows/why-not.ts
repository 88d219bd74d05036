import { partsCounted } from '../../../../domain/application/list-counts.ts';
import { relationsOf } from '../../../../domain/evaluation/relations.ts';
import { allowedIn } from '../../../../domain/people/deeds.ts';
import type { Relation } from '../../../../domain/people/separation.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { awardStateOf } from '../../case/award-state.ts';
import { officerOf } from '../../case/officer.ts';
import { type OfWindow, windowAsked } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { rolesInWords } from '../../words/roles.ts';
import { windowTitle } from '../../words/window-title.ts';

/** What this officer can do in a window, and why not the rest: roles, status and separation of duties by one table. */
export const whyNot =
  (deps: Deps) =>
  async ({ params, visitor }: OfWindow): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const window = await windowAsked(deps, params.windowId);
    const { windowId, unsealedAt } = window;
    const [agreement, counts, setAside, award, declaration] = await Promise.all([
      frozenAgreement(deps, windowId),
      unsealedAt ? deps.lists.ownCounts(windowId, officer) : {},
      unsealedAt ? deps.setAside.of(windowId) : [],
      unsealedAt ? awardStateOf(deps, windowId) : { recommendations: [], approvals: [] },
      deps.evaluations.declaration(windowId, officer.id),
    ]);
    const has = new Set<Relation>([
      ...partsCounted(counts, officer),
      ...relationsOf(officer.id, { ...award, applications: setAside }),
    ]);
    return page('officer/windows/why-not.njk', {
      title: 'What you can do here, and why not',
      caption: windowTitle(agreement, window),
      back: { href: paths.window(windowId).page, text: 'The window' },
      roles: rolesInWords(officer),
      allowed: allowedIn(officer, window.status, has),
      isUndeclared: unsealedAt !== undefined && !declaration,
      declaration: paths.window(windowId).declaration,
    });
  };
