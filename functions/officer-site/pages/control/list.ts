import { countIn } from '../../../../domain/application/list-counts.ts';
import type { ListedApplication, ListName } from '../../../../domain/application/lists.ts';
import { type ControlStanding, controlStanding, MOST_TRIES } from '../../../../domain/people/control.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { isSeen } from '../../case/declaration.ts';
import { listCase } from '../../case/list-case.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { controlWords } from '../../words/control.ts';
import { windowTitle } from '../../words/window-title.ts';

/** Of each application that may come to a contract, whether its account has proved that it speaks for the location: what is to do first. */
export const controlList =
  (deps: Deps) =>
  async (request: OfWindow): Promise<PageResult> => {
    const { window, conflicted, at, asked, show, outline } = await listCase(deps, request, ({ control }) => control);
    const { agreement, counts } = await outline();
    const listed = async (list: ListName) => {
      const shown = await show(list, list, isSeen(conflicted));
      const cases = await Promise.all(
        shown.applications.map(async (each) => ({
          name: each.organisationName,
          reference: each.receipt.reference,
          locationId: each.locationId,
          words: controlWords[await standingNow(deps, each, request.arrivedAt)],
          href: at.application(each.applicationId).control.page,
        })),
      );
      return { cases, pagination: shown.pagination, count: countIn(counts, list) };
    };
    const [toProve, awaited, proved] = await Promise.all([
      listed('to-prove'),
      listed('awaits-proof'),
      listed('proved'),
    ]);
    return page('officer/control/list.njk', {
      title: 'Prove who speaks for each location',
      caption: windowTitle(agreement, window),
      columns: 'govuk-grid-column-full',
      back: asked ? { href: at.control, text: 'Who speaks for each location' } : { href: at.page, text: 'The window' },
      at,
      asked,
      toProve,
      awaited,
      proved,
    });
  };

/** The provider may have typed its code since somebody last looked. What it typed right proves it; wrong codes may be of an earlier issue. */
const standingNow = async (
  { controls }: Pick<Deps, 'controls'>,
  listed: ListedApplication,
  at: string,
): Promise<ControlStanding> => {
  const { controlStanding: noted = 'no-code' } = listed;
  const typed = noted === 'proved' ? undefined : await controls.typed(listed);
  if (typed?.right) return 'proved';
  return typed && typed.tries >= MOST_TRIES ? controlStanding(await controls.known(listed), at) : noted;
};
