import type { Agreement } from '../agreement/agreement.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import { pointsInWords } from '../evaluation/points.ts';
import { listed, typedLine } from './typed.ts';

/** Somebody given a place on a lot: what every applicant is told of it. */
export interface Winner {
  readonly lot: string;
  readonly name: string;
  readonly total: number;
}

/** Who was given a place, as each letter says it of a lot: how many, and a list of them by name. */
export type PlacesGiven = ReadonlyMap<string, { readonly count: number; readonly list: string }>;

/** Worked out once for all letters of a window: they may be thousands, to thousands. */
export const placesGiven = (winners: readonly Winner[]): PlacesGiven =>
  new Map(
    [...Map.groupBy(winners, ({ lot }) => lot)].map(([lot, here]) => {
      const inOrder = here.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
      const list = listed(inOrder.map(({ name, total }) => `${typedLine(name)}: ${pointsInWords(total)} out of 100`));
      return [lot, { count: here.length, list }];
    }),
  );

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
  readonly winners: PlacesGiven;
  /** What officers wrote in this letter, by the places that its agreement has for that; nothing where none of them did. */
  readonly words?: Readonly<Record<string, string>>;
  /** The first moment at which a contract can be made if the last letter goes today, or the notice is published today; undefined where none applies. */
  readonly standstill: { readonly endsAt: string } | undefined;
  /** The page that shows the outcome, and the standstill's end as it stands. */
  readonly pageUrl: string;
}
