import * as z from 'zod';
import { isSettled } from '../award/unsettled.ts';
import { isBeingScored } from '../evaluation/barriers.ts';
import { unassignedPlaces } from '../evaluation/offered-places.ts';
import { partsIn } from '../evaluation/relations.ts';
import { freePlaces } from '../evaluation/scores.ts';
import { isControlAsked } from '../people/control.ts';
import { type ApprovalList, approvalListsOf, foundOfApproval, shownOfApproval } from './approval-lists.ts';
import { waitsForTheRegister } from './asked-again.ts';
import {
  awardTalliesOf,
  type ChangedList,
  foundOfAward,
  isUnasked,
  type LotList,
  lotRanksOf,
  type PlaceTally,
  registerListsOf,
  shownOfAward,
  type UnchangedTally,
} from './award-lists.ts';
import { openFlags } from './comment.ts';
import { foundOfFlags, shownOfFlags } from './flag-lists.ts';
import { foundOfModeration, moderationRanksOf, shownOfModeration } from './moderation-lists.ts';
import { type OffersTally, offersCounted } from './offers.ts';
import { type OpenedApplication, openedApplication } from './opened-application.ts';
import {
  foundOfPlace,
  type PlaceList,
  type PlacesTally,
  placeLists,
  placeTallies,
  shownOfPlace,
} from './place-lists.ts';
import { lastProposed } from './proposed-rejection.ts';
import { foundOfReferral, shownOfReferral } from './referral-lists.ts';
import { openAgain } from './reopened.ts';
import { openDoubts } from './shared-location.ts';
import type { ApplicationStatus } from './status.ts';

/**
 * An application as a list has it: a small record beside the application itself, with what lists show and no more.
 */
export const listedApplication = openedApplication
  .pick({
    applicationId: true,
    windowId: true,
    providerId: true,
    organisationName: true,
    locationId: true,
    lots: true,
    status: true,
    evaluators: true,
    offered: true,
    moderator: true,
    oneEvaluation: true,
    shownMarks: true,
    controlStanding: true,
  })
  .extend({
    receipt: openedApplication.shape.receipt.pick({ reference: true }),
    /** An approver had questions of it opened again, and they are not agreed yet. */
    isOpenAgain: z.boolean().optional(),
  })
  .extend(shownOfReferral.shape)
  .extend(shownOfAward.shape)
  .extend(shownOfApproval.shape)
  .extend(shownOfModeration.shape)
  .extend(shownOfPlace.shape)
  .extend(shownOfFlags.shape);
export type ListedApplication = z.infer<typeof listedApplication>;

type Is = (application: OpenedApplication) => boolean;
type Whose = (application: OpenedApplication) => readonly (string | undefined)[];

const lacksPlaces =
  (count: number): Is =>
  (each) =>
    isBeingScored(each) && freePlaces(each).length === count;

/** Marks were set aside while it was moderated, and nobody has decided to go on with those of one evaluator. */
const lacksEvaluation: Is = (each) => each.status === 'moderating' && isBeingScored(each) && !each.oneEvaluation;
const isReadyToModerate: Is = (each) => each.status === 'moderating' && !lacksEvaluation(each);

/** Lists by what is to be done. */
const workLists = {
  unsettled: (each) => !isSettled(each),
  'waits-for-register': waitsForTheRegister,
  flagged: (each) => openFlags(each).length > 0,
  'in-doubt': (each) => openDoubts(each).length > 0,
  'needs-second-evaluator': lacksPlaces(1),
  'needs-both-evaluators': lacksPlaces(2),
  'needs-assigning': (each) => isBeingScored(each) && unassignedPlaces(each).length > 0,
  'awaits-acceptance': (each) => isBeingScored(each) && (each.offered ?? []).length > 0,
  'lacks-evaluation': lacksEvaluation,
  'to-moderate': (each) => isReadyToModerate(each) && !each.moderator,
  moderated: (each) => each.moderator !== undefined && each.status !== 'moderating',
  'to-prove': (each) => isControlAsked(each) && each.controlStanding !== 'waits' && each.controlStanding !== 'proved',
  'awaits-proof': (each) => isControlAsked(each) && each.controlStanding === 'waits',
  proved: (each) => isControlAsked(each) && each.controlStanding === 'proved',
  'register-unasked': isUnasked,
} as const satisfies Readonly<Record<string, Is>>;
type WorkList = keyof typeof workLists;

/** What is counted and never listed. */
const tallies = {
  'has-both-evaluators': lacksPlaces(0),
  'half-scored': ({ status, evaluators }) =>
    status === 'evaluating' && evaluators.filter(({ finalAt }) => finalAt).length === 1,
  'being-moderated': (each) => isReadyToModerate(each) && each.moderator !== undefined,
} as const satisfies Readonly<Record<string, Is>>;
type Tally = keyof typeof tallies;

const idsOf = ({ evaluators }: OpenedApplication) => evaluators.map(({ by }) => by.id);

/** An officer's own lists: what they have begun, and what they have done. */
const officersLists = {
  scoring: (each) =>
    isBeingScored(each) ? each.evaluators.filter(({ finalAt }) => !finalAt).map(({ by }) => by.id) : [],
  offered: (each) => (isBeingScored(each) ? (each.offered ?? []).map(({ to }) => to.id) : []),
  scored: ({ evaluators }) => evaluators.filter(({ finalAt }) => finalAt).map(({ by }) => by.id),
  moderating: (each) => (isReadyToModerate(each) ? [each.moderator?.id] : []),
} as const satisfies Readonly<Record<string, Whose>>;
type OfficersList = keyof typeof officersLists;

/** What is counted of an officer: what is somebody else's to do, since they had another part in it, and what they have been to how many. */
const officersTallies = {
  'not-to-score': (each) =>
    isBeingScored(each) && freePlaces(each).length > 0
      ? [...idsOf(each), ...partsIn(each).moderated, ...partsIn(each)['saw-marks']]
      : [],
  'not-to-moderate': (each) => (workLists['to-moderate'](each) ? idsOf(each) : []),
  'not-to-reply-to': (each) => (each.status === 'representation-referred' ? [lastProposed(each)?.proposed.by?.id] : []),
  'has-conflict': (each) => partsIn(each).conflict,
  'has-scored': (each) => partsIn(each).scored,
  'has-moderated': (each) => partsIn(each).moderated,
  'has-seen-marks': (each) => partsIn(each)['saw-marks'],
  'has-settled-referral': (each) => partsIn(each)['settled-referral'],
} as const satisfies Readonly<Record<string, Whose>>;
export type OfficersTally = keyof typeof officersTallies;

/** A list of a window's applications: all, those at one status, those with which something is to be done, those of an award, and an officer's own. */
export type ListName =
  | 'all'
  | ApplicationStatus
  | WorkList
  | LotList
  | ChangedList
  | PlaceList
  | ApprovalList
  | `${OfficersList}.${string}`;
/** What is counted of a window's applications. */
export type Counted =
  | ListName
  | Tally
  | PlaceTally
  | PlacesTally
  | UnchangedTally
  | OffersTally
  | 'with-offers'
  | 'with-place'
  | `${OfficersTally}.${string}`;

/** Which edition of the lists this is: applications that stand in those of an earlier one are listed anew. */
export const LISTS_EDITION = 6;

export const ownList = <Own extends OfficersList | OfficersTally>(of: Own, { id }: { readonly id: string }) =>
  `${of}.${id}` as const;

/** Whose own a list or a count is; undefined where it is nobody's. */
export const officerOfList = (name: string): string | undefined => /^[^.]+\.(.+)$/.exec(name)?.[1];

const namesOf = <Name extends string>(tests: Readonly<Record<Name, Is>>, application: OpenedApplication) =>
  Object.entries<Is>(tests).flatMap(([name, is]) => (is(application) ? [name] : []));
const ownNamesOf = (whose: Readonly<Record<string, Whose>>, application: OpenedApplication) =>
  Object.entries(whose).flatMap(([name, ids]) =>
    [...new Set(ids(application))].flatMap((id) => (id === undefined ? [] : [`${name}.${id}`])),
  );

/** Which lists an application stands in as it is, and what it is counted among besides. */
export const listsOf = (application: OpenedApplication): NonNullable<OpenedApplication['listed']> => {
  const ranks = lotRanksOf(application);
  const lists = [
    'all',
    application.status,
    ...namesOf(workLists, application),
    ...registerListsOf(application),
    ...Object.keys(ranks),
    ...namesOf(placeLists, application),
    ...approvalListsOf(application),
    ...ownNamesOf(officersLists, application),
  ];
  return {
    lists,
    tallies: [
      ...namesOf(tallies, application),
      ...awardTalliesOf(application),
      ...(application.offers ? ['with-offers'] : []),
      ...namesOf(placeTallies, application),
      ...ownNamesOf(officersTallies, application),
    ],
    amounts: offersCounted(application),
    ranks: { ...ranks, ...moderationRanksOf(application, lists) },
    edition: LISTS_EDITION,
  };
};

/** What lists show of an application and narrow it by. A change of anything else leaves its records in the lists as they are. */
const shown: ReadonlySet<string> = new Set<keyof OpenedApplication>([
  'status',
  'organisationName',
  'locationId',
  'evaluators',
  'offered',
  'moderator',
  'oneEvaluation',
  'shownMarks',
  'reopened',
  'registration',
  'locationDoubts',
  'compliance',
  'proposedRejections',
  'corrections',
  'controlStanding',
  'registrationDecision',
  'complianceDecision',
  'conflicts',
  'lotResults',
  'askedAgain',
  'placeDecision',
  'isContracted',
  'offers',
  'markedApart',
  'awardedLots',
  'comments',
]);
export const changesLists = (patch: Partial<OpenedApplication>): boolean =>
  Object.keys(patch).some((field) => shown.has(field));

/** An application's record in a list. */
export const listedAs = (list: string, application: OpenedApplication): ListedApplication =>
  listedApplication.parse({
    ...application,
    ...(openAgain(application) && { isOpenAgain: true }),
    ...foundOfReferral(list, application),
    ...foundOfAward(list, application),
    ...foundOfApproval(list, application),
    ...foundOfModeration(list, application),
    ...foundOfPlace(list, application),
    ...foundOfFlags(list, application),
  });
