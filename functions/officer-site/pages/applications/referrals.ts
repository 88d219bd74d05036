import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { lastProposed } from '../../../../domain/application/proposed-rejection.ts';
import { openDoubts } from '../../../../domain/application/shared-location.ts';
import { complianceSeen, reasonsSeen, type Sight, sightOf } from '../../../../domain/application/sight.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { everyApplication } from '../../case/every-applicant.ts';
import { officerOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/** What the checks put before an officer, oldest first. */
export const referralList =
  (deps: Deps) =>
  async ({ params, visitor }: OfWindow): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const { window, conflicted } = await windowSeenBy(deps, officer, params.windowId);
    const every = (await everyApplication(deps, window.windowId)).filter(
      ({ applicationId }) => !conflicted.has(applicationId),
    );
    return page('officer/applications/referrals.njk', {
      title: 'Decide referred applications',
      caption: windowTitle(await frozenAgreement(deps, window.windowId), window),
      columns: 'govuk-grid-column-full',
      back: { href: paths.window(window.windowId).page, text: 'The window' },
      at: paths.window(window.windowId),
      registrations: every
        .filter(({ status }) => status === 'registration-referred')
        .map((application) => ({ ...application, findings: application.registration?.findings ?? [] })),
      locations: every
        .filter((application) => openDoubts(application).length > 0)
        .map((application) => ({ ...application, findings: openDoubts(application) })),
      replies: every
        .filter(({ status }) => status === 'representation-referred')
        .map((application) => proposedOf(application, sightOf(officer))),
      proposed: every
        .filter(({ status }) => status === 'rejection-proposed')
        .map((application) => proposedOf(application, sightOf(officer))),
      compliances: every
        .filter(({ status }) => status === 'compliance-referred')
        .map((application) => ({
          ...application,
          findings: complianceSeen(application, sightOf(officer))?.findings ?? [],
        })),
    });
  };

const proposedOf = (application: OpenedApplication, sight: Sight) => {
  const proposed = lastProposed(application)?.proposed;
  return {
    ...application,
    replyBy: proposed?.replyBy,
    findings: (proposed ? reasonsSeen(proposed, sight) : []).map((text) => ({ text })),
  };
};
