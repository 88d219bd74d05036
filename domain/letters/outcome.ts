import type { Agreement } from '../agreement/agreement.ts';
import type { OpenedApplication } from '../application/opened-application.ts';

/** Somebody given a place on a lot: what every applicant is told of it. */
export interface Winner {
  readonly lot: string;
  readonly name: string;
  readonly total: number;
}

/** Whom an outcome letter tells, and what was decided. `leftOut` is there where the application could not be opened. */
export type ApplicantTold = Pick<
  OpenedApplication,
  'windowId' | 'providerId' | 'organisationName' | 'email' | 'lots' | 'rejection' | 'awardedLots' | 'lotResults'
> & {
  readonly receipt: Pick<OpenedApplication['receipt'], 'reference'>;
  readonly leftOut?: { readonly reason: string };
};

/** All that an outcome letter tells (docs/rules.md, rule 8). */
export interface OutcomeToTell {
  readonly agreement: Agreement;
  readonly application: ApplicantTold;
  /** The panel's reasons for its mark, by question: the moderator's, or where both evaluators gave that mark, theirs. */
  readonly reasons: Readonly<Record<string, readonly string[]>>;
  readonly winners: readonly Winner[];
  /** The first moment at which a contract can be made if the last letter goes today, or the notice is published today; undefined where none applies. */
  readonly standstill: { readonly endsAt: string } | undefined;
  /** The page that shows the outcome, and the standstill's end as it stands. */
  readonly pageUrl: string;
}
