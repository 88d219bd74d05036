import { countIn } from '../../../../domain/application/list-counts.ts';
import type { ListedApplication, ListName } from '../../../../domain/application/lists.ts';
import { reasonsSeen, type Sight, sightOf } from '../../../../domain/application/sight.ts';
import { compareInstants } from '../../../../domain/time/london.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { isSeen } from '../../case/declaration.ts';
import { listCase } from '../../case/list-case.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { windowTitle } from '../../words/window-title.ts';

/** Of those that were decided together. */
const LAST_SHOWN = 5;

/** What the checks put before an officer, by name. */
export const referralList =
  (deps: Deps) =>
  async (request: OfWindow): Promise<PageResult> => {
    const { officer, window, conflicted, at, asked, show, outline } = await listCase(
      deps,
      request,
      ({ referrals }) => referrals,
    );
    const sight = sightOf(officer);
    const { agreement, counts } = await outline();
    const listed = async (list: ListName) => {
      const shown = await show(list, list, isSeen(conflicted));
      const applications = shown.applications.map((each) => ({
        ...each,
        findings: findingsSeen(each, sight),
        correction: sight.price ? correctionInWords(each, request.arrivedAt) : undefined,
      }));
      return { ...shown, applications, count: countIn(counts, list) };
    };
    const [registrations, locations, compliances, replies, proposed, together] = await Promise.all([
      listed('registration-referred'),
      listed('in-doubt'),
      listed('compliance-referred'),
      listed('representation-referred'),
      listed('rejection-proposed'),
      asked ? { items: [] } : deps.together.last(window.windowId, LAST_SHOWN),
    ]);
    return page('officer/applications/referrals.njk', {
      title: 'Decide referred applications',
      caption: windowTitle(agreement, window),
      columns: 'govuk-grid-column-full',
      back: asked ? { href: at.referrals, text: 'All referred applications' } : { href: at.page, text: 'The window' },
      at,
      asked,
      waitForRegister: countIn(counts, 'waits-for-register'),
      registrations,
      locations,
      compliances,
      replies,
      proposed,
      together: together.items
        .filter(({ stage }) => stage === 'registration' || sight.price)
        .map((each) => ({ ...each, href: at.together.of(each.togetherId), count: each.applications.length })),
    });
  };

/** That a referred application was returned for correction; undefined where it was not. */
const correctionInWords = ({ correctBy }: ListedApplication, at: string): string | undefined => {
  if (!correctBy) return undefined;
  return compareInstants(at, correctBy) < 0
    ? `Returned for correction, and decided on after ${momentInWords(correctBy)}.`
    : 'Returned for correction: the time for it is over, and it can be decided on.';
};

/** What the check found of a referred application, or why its rejection is proposed, as this officer may read it. */
const findingsSeen = ({ status, found }: ListedApplication, sight: Sight): readonly string[] => {
  if (!found) return [];
  const { stage, texts } = found;
  if (status === 'compliance-referred' && stage === 'compliance') return sight.price ? texts : [];
  return reasonsSeen({ stage, reasons: texts }, sight);
};
