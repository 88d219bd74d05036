import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { Window } from '../../../../domain/window/window.ts';
import type { Sending } from '../../../shared/forms/form.ts';
import { oneValue } from '../../../shared/web/request.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { applicationSeenBy, type OfApplication } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import { requireEvaluating } from '../../case/window.ts';
import type { FinishingMarks } from '../../decisions/finishing.ts';
import type { Deps } from '../../deps.ts';
import type { SheetAddresses } from './sheet.ts';

/** What a sheet of marks is on. */
export interface OnSheet {
  readonly window: Window;
  readonly application: OpenedApplication;
}

/** What the buttons of a sheet's page have in common. */
export const sheetButton = (deps: Deps, addresses: (on: OnSheet) => SheetAddresses) => ({
  load: ({ params, visitor }: OfApplication): Promise<OnSheet> => applicationSeenBy(deps, officerOf(visitor), params),
  stillTaken: ({ window }: OnSheet) => requireEvaluating(window),
  fields: {},
  next: (on: OnSheet) => addresses(on).page,
});

/** What is to be made final: the marks as the page showed them. */
export const finishing = async (
  deps: Deps,
  { window, application: { applicationId } }: OnSheet,
  { form, arrivedAt }: Pick<Sending<string>, 'form' | 'arrivedAt'>,
): Promise<FinishingMarks> => ({
  applicationId,
  agreement: await frozenAgreement(deps, window.windowId),
  shownVersion: oneValue(form, '_version'),
  at: arrivedAt,
});
