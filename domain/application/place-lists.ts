import * as z from 'zod';
import { isReady, isUndecided, leadsOn, type PlaceBefore } from '../award/held-back.ts';
import { type OpenedApplication, placeDecision, registerChange } from './opened-application.ts';

type Is = (application: OpenedApplication) => boolean;

/** Whether an application with a place still waits for its contract. */
export const isWithoutContract = ({ status, isContracted }: Pick<OpenedApplication, 'status' | 'isContracted'>) =>
  status === 'awarded' && !isContracted;

/** As far as is noted: what a provider typed since is noted by the sweep. */
const asNoted = (application: OpenedApplication): PlaceBefore => ({
  ...application,
  isProved: application.controlStanding === 'proved',
});

const among =
  (is: (place: PlaceBefore) => boolean): Is =>
  (application) =>
    isWithoutContract(application) && is(asNoted(application));

/** The places of an award without a contract: what an officer looks at before it can be made, and what is made when the award goes on. */
export const placeLists = {
  'held-place': among((place) => !isReady(place)),
  'ready-place': among(isReady),
} as const satisfies Readonly<Record<string, Is>>;
export type PlaceList = keyof typeof placeLists;

/** Of these, how many an officer is still to decide on while contracts can be made, has decided on, and how many something follows from. */
export const placeTallies = {
  'undecided-place': among((place) => isUndecided(place, [])),
  'decided-place': among((place) => place.placeDecision !== undefined),
  'leading-on': among(leadsOn),
} as const satisfies Readonly<Record<string, Is>>;
export type PlacesTally = keyof typeof placeTallies;

/** What the lists of places show of an application besides. */
export const shownOfPlace = z.object({
  beforeContract: z
    .object({
      lots: z.array(z.string()),
      /** What the register answered; absent where it did not. */
      asked: z.object({ changes: z.array(registerChange) }).optional(),
      decision: placeDecision.optional(),
    })
    .optional(),
});

/** The same, of one list. */
export const foundOfPlace = (
  list: string,
  { awardedLots = [], askedAgain, placeDecision: decision }: OpenedApplication,
): z.infer<typeof shownOfPlace> => {
  if (!(list in placeLists)) return {};
  const asked = askedAgain?.contract && { changes: askedAgain.contract.changes };
  return { beforeContract: { lots: awardedLots, ...(asked && { asked }), ...(decision && { decision }) } };
};

type Placed = Pick<OpenedApplication, 'status' | 'controlStanding'> & z.infer<typeof shownOfPlace>;

/** A place as a list has it, for the rules on it. */
export const placeListed = ({ status, controlStanding, beforeContract }: Placed): PlaceBefore => ({
  status,
  askedAgain: { contract: beforeContract?.asked },
  placeDecision: beforeContract?.decision,
  isProved: controlStanding === 'proved',
});
