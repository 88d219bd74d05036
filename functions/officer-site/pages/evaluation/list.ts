import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { mayComeToBeScored } from '../../../../domain/application/status.ts';
import { isBeingScored, mayTakePlace } from '../../../../domain/evaluation/barriers.ts';
import { freePlaces } from '../../../../domain/evaluation/scores.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { everyApplication } from '../../case/every-applicant.ts';
import { officerOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/** What an evaluator has to score: their own work first, then what still needs somebody. */
export const evaluationList =
  (deps: Deps) =>
  async ({ params, visitor }: OfWindow): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const { window, conflicted } = await windowSeenBy(deps, officer, params.windowId);
    const every = (await everyApplication(deps, window.windowId)).toSorted((one, other) =>
      one.organisationName.localeCompare(other.organisationName, 'en-GB'),
    );
    const own = ({ evaluators }: OpenedApplication) => evaluators.find(({ by }) => by.id === officer.id);
    const open = every.filter((each) => isBeingScored(each) && !conflicted.has(each.applicationId));
    return page('officer/evaluation/list.njk', {
      title: 'Score applications',
      caption: windowTitle(await frozenAgreement(deps, window.windowId), window),
      columns: 'govuk-grid-column-full',
      back: { href: paths.window(window.windowId).page, text: 'The window' },
      at: paths.window(window.windowId),
      isOver: window.status !== 'evaluating',
      // Who has one evaluator already comes first: two unfinished halves help nobody.
      toStart: open
        .filter((each) => mayTakePlace(officer, each))
        .toSorted((one, other) => freePlaces(one).length - freePlaces(other).length),
      inProgress: open.filter((each) => own(each) && !own(each)?.finalAt),
      finished: every.flatMap((each) => (own(each)?.finalAt ? [{ ...each, finalAt: own(each)?.finalAt }] : [])),
      taken: open.filter((each) => !own(each) && freePlaces(each).length === 0).length,
      notYet: every.filter(({ status }) => mayComeToBeScored(status)).length,
      conflicted: every.filter(({ applicationId }) => conflicted.has(applicationId)),
    });
  };
