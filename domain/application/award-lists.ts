import * as z from 'zod';
import { recommendablePlaces } from '../award/recommended-places.ts';
import { lotResult } from '../evaluation/lot-result.ts';
import { unitsIn } from '../evaluation/points.ts';
import { type OpenedApplication, registerChange } from './opened-application.ts';

/** The applications that were scored on a lot: first those with a place, then those below the conditions, of each the best total first. */
export type LotList = `lot-${string}`;
export const lotList = (lot: string): LotList => `lot-${lot}`;

/** How many places there are on a lot. */
export type PlaceTally = `place-${string}`;
export const placeTally = (lot: string): PlaceTally => `place-${lot}`;

/** Of whom the register said something else, or the same, when it was asked again for the recommendation of a round. */
export type ChangedList = `register-changed-${number}`;
export const changedList = (round: number): ChangedList => `register-changed-${round}`;
export type UnchangedTally = `register-unchanged-${number}`;
export const unchangedTally = (round: number): UnchangedTally => `register-unchanged-${round}`;

type Scored = Pick<OpenedApplication, 'applicationId' | 'status' | 'lotResults' | 'askedAgain'>;

const placesOf = (application: Scored) => recommendablePlaces([application]);
export const hasPlace = (application: Scored): boolean => placesOf(application).length > 0;

/** Whether it has a place of which the register was not asked again, for whichever recommendation. */
export const isUnasked = (application: Scored): boolean =>
  hasPlace(application) && application.askedAgain?.approval === undefined;

const MOST_UNITS = unitsIn(100);
const DIGITS = String(MOST_UNITS).length;
/** What those of a lot stand by. */
const rankOf = ({ meets, total }: NonNullable<Scored['lotResults']>[number]): string =>
  `${meets ? 0 : 1}${String(MOST_UNITS - unitsIn(total)).padStart(DIGITS, '0')}`;

/** By what an application stands in the list of each lot that it was scored on. */
export const lotRanksOf = ({ lotResults = [] }: Scored): Readonly<Record<LotList, string>> =>
  Object.fromEntries(lotResults.map((result) => [lotList(result.lot), rankOf(result)]));

/** Where an application stands by what the register answered for a recommendation. */
export const registerListsOf = (application: Scored): readonly ChangedList[] => {
  const { round, changes = [] } = application.askedAgain?.approval ?? {};
  return round !== undefined && changes.length > 0 && hasPlace(application) ? [changedList(round)] : [];
};

/** What is counted of an application for an award. */
export const awardTalliesOf = (application: Scored): readonly (PlaceTally | UnchangedTally | 'with-place')[] => {
  const places = placesOf(application);
  if (places.length === 0) return [];
  const { round, changes = [] } = application.askedAgain?.approval ?? {};
  return [
    'with-place',
    ...places.map(({ lot }) => placeTally(lot)),
    ...(round !== undefined && changes.length === 0 ? [unchangedTally(round)] : []),
  ];
};

/** What the lists of an award show of an application besides. */
export const shownOfAward = z.object({
  /** In the list of a lot: what it reached there, and why that is below the conditions. */
  result: lotResult
    .pick({ lot: true, total: true, meets: true })
    .extend({ reasons: z.array(z.string()) })
    .optional(),
  rating: z.string().optional(),
  /** In the list of those of whom the register says something else. */
  changes: z.array(registerChange).optional(),
});

/** The same, of one list. */
export const foundOfAward = (
  list: string,
  { lotResults = [], registration, askedAgain }: OpenedApplication,
): z.infer<typeof shownOfAward> => {
  const result = lotResults.find(({ lot }) => lotList(lot) === list);
  if (result) {
    const { lot, total, meets, reasons } = result;
    const rating = registration ? { rating: registration.rating } : {};
    return { result: { lot, total, meets, reasons: reasons.map(({ text }) => text) }, ...rating };
  }
  const { round, changes } = askedAgain?.approval ?? {};
  return changes && round !== undefined && list === changedList(round) ? { changes } : {};
};
