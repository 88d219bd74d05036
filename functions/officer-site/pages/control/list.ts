import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { controlsOf, isForOfficers } from '../../case/control.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { everyApplication } from '../../case/every-applicant.ts';
import { officerOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { controlWords } from '../../words/control.ts';
import { windowTitle } from '../../words/window-title.ts';

/** Of each application that may come to a contract, whether its account has proved that it speaks for the location: what is to do first. */
export const controlList =
  (deps: Deps) =>
  async ({ params, visitor, arrivedAt }: OfWindow): Promise<PageResult> => {
    const { window, conflicted } = await windowSeenBy(deps, officerOf(visitor), params.windowId);
    const applications = (await everyApplication(deps, window.windowId)).filter(
      ({ applicationId }) => !conflicted.has(applicationId),
    );
    const cases = await controlsOf(deps, applications, arrivedAt);
    const at = paths.window(window.windowId);
    return page('officer/control/list.njk', {
      title: 'Prove who speaks for each location',
      caption: windowTitle(await frozenAgreement(deps, window.windowId), window),
      columns: 'govuk-grid-column-full',
      back: { href: at.page, text: 'The window' },
      cases: cases
        .toSorted((one, other) => Number(isForOfficers(other)) - Number(isForOfficers(one)))
        .map(({ application, standing }) => ({
          name: application.organisationName,
          reference: application.receipt.reference,
          locationId: application.locationId,
          words: controlWords[standing],
          href: at.application(application.applicationId).control.page,
        })),
    });
  };
