import { isBeingScored } from '../../../../domain/evaluation/barriers.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { everyApplication } from '../../case/every-applicant.ts';
import { officerOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/** The applications whose two evaluators have finished, and what has become of them. */
export const moderationList =
  (deps: Deps) =>
  async ({ params, visitor }: OfWindow): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const { window, conflicted } = await windowSeenBy(deps, officer, params.windowId);
    const every = (await everyApplication(deps, window.windowId))
      .filter(({ applicationId }) => !conflicted.has(applicationId))
      .toSorted((one, other) => one.organisationName.localeCompare(other.organisationName, 'en-GB'));
    const open = every.filter(({ status }) => status === 'moderating');
    const evaluated = open.filter(({ evaluators }) => evaluators.some(({ by }) => by.id === officer.id));
    const lacking = open.filter((each) => isBeingScored(each) && !each.oneEvaluation && !evaluated.includes(each));
    const free = open.filter((each) => !evaluated.includes(each) && !lacking.includes(each));
    return page('officer/moderation/list.njk', {
      title: 'Agree consensus scores',
      caption: windowTitle(await frozenAgreement(deps, window.windowId), window),
      columns: 'govuk-grid-column-full',
      back: { href: paths.window(window.windowId).page, text: 'The window' },
      at: paths.window(window.windowId),
      toStart: free.filter(({ moderator }) => !moderator),
      inProgress: free.filter(({ moderator }) => moderator?.id === officer.id),
      byOthers: free.filter(({ moderator }) => moderator && moderator.id !== officer.id),
      evaluated,
      lacking,
      finished: every.filter(({ status, moderator }) => moderator && status !== 'moderating'),
      notYet: every.filter(({ status }) => status === 'evaluating').length,
    });
  };
