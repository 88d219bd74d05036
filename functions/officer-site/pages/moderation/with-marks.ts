import { applicationWith, type OfApplication } from '../../case/application.ts';
import { type StoredMarks, storedMarks } from '../../case/moderation.ts';
import { officerOf } from '../../case/officer.ts';
import type { Deps } from '../../deps.ts';
import type { OnSheet } from '../scoring/sheet-buttons.ts';

/** An application with the marks that are stored of it; whether this officer sees them is still to be asked. */
export interface OnMarks extends OnSheet {
  readonly stored: StoredMarks;
}

/** @throws Problem */
export const withMarks = async (deps: Deps, { params, visitor }: OfApplication): Promise<OnMarks> => {
  const { beside: stored, ...on } = await applicationWith(deps, officerOf(visitor), params, (applicationId) =>
    storedMarks(deps, applicationId),
  );
  return { ...on, stored };
};
