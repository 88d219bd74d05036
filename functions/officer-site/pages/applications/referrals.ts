import { countIn, type ListedApplication, type ListName } from '../../../../domain/application/lists.ts';
import { reasonsSeen, type Sight, sightOf } from '../../../../domain/application/sight.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { isSeen, windowSeenBy } from '../../case/declaration.ts';
import { countsListed, listsAsked } from '../../case/lists.ts';
import { officerOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/** What the checks put before an officer, by name. */
export const referralList =
  (deps: Deps) =>
  async ({ params, visitor, query }: OfWindow): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const sight = sightOf(officer);
    const { window, conflicted } = await windowSeenBy(deps, officer, params.windowId);
    const { windowId } = window;
    const at = paths.window(windowId);
    const [agreement, counts] = await Promise.all([
      frozenAgreement(deps, windowId),
      countsListed(deps, windowId, officer, conflicted),
    ]);
    const { asked, show } = listsAsked(deps, windowId, at.referrals, query);
    const listed = async (list: ListName) => {
      const shown = await show(list, list, isSeen(conflicted));
      const applications = shown.applications.map((each) => ({ ...each, findings: findingsSeen(each, sight) }));
      return { ...shown, applications, count: countIn(counts, list) };
    };
    const [registrations, locations, compliances, replies, proposed] = await Promise.all([
      listed('registration-referred'),
      listed('in-doubt'),
      listed('compliance-referred'),
      listed('representation-referred'),
      listed('rejection-proposed'),
    ]);
    return page('officer/applications/referrals.njk', {
      title: 'Decide referred applications',
      caption: windowTitle(agreement, window),
      columns: 'govuk-grid-column-full',
      back: asked ? { href: at.referrals, text: 'All referred applications' } : { href: at.page, text: 'The window' },
      at,
      asked,
      registrations,
      locations,
      compliances,
      replies,
      proposed,
    });
  };

/** What the check found of a referred application, or why its rejection is proposed, as this officer may read it. */
const findingsSeen = ({ status, found }: ListedApplication, sight: Sight): readonly string[] => {
  if (!found) return [];
  const { stage, texts } = found;
  if (status === 'compliance-referred' && stage === 'compliance') return sight.price ? texts : [];
  return reasonsSeen({ stage, reasons: texts }, sight);
};
