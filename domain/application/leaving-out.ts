import { LEAST_REASON_AGAINST_A_FIRM, type Reason, saysWhy, tooShort } from '../reason.ts';
import { allIsIn } from '../time/arriving.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { WindowStatus } from '../window/window.ts';
import type { LeavingOut, SetAsideApplication } from './set-aside.ts';

/**
 * Leaving out of an award an application that cannot be opened (docs/rules.md, rule 8): proposed with a reason, decided once its provider
 * could reply, and taken back, with a reason, until an award is approved.
 */
type Kept = Pick<SetAsideApplication, 'leavingsOut' | 'unsealedAt'>;

/** The proposal that counts, with its round: 1 for the first. Undefined where none was made, or the last was taken back. */
export const leavingOutOf = ({
  leavingsOut = [],
}: Kept): { readonly proposed: LeavingOut; readonly round: number } | undefined => {
  const proposed = leavingsOut.at(-1);
  return proposed && !proposed.takenBack ? { proposed, round: leavingsOut.length } : undefined;
};

/** Whether an award is made without it. */
export const isLeftOut = (kept: Kept): boolean =>
  !kept.unsealedAt && leavingOutOf(kept)?.proposed.decided !== undefined;

/** Whether it was left out, and taken up again: by an execution that its window's does not know of. */
export const wasTakenUpAgain = ({ leavingsOut = [] }: Kept): boolean =>
  leavingsOut.some(({ decided, takenBack }) => decided !== undefined && takenBack !== undefined);

/** What changes the proposal that counts. */
export const changingLeavingOut = (
  { leavingsOut = [] }: Kept,
  patch: Partial<LeavingOut>,
): { readonly leavingsOut: LeavingOut[] } => ({
  leavingsOut: leavingsOut.map((each, index) => (index === leavingsOut.length - 1 ? { ...each, ...patch } : each)),
});

/** What any of it depends on beside the application: how the window and its award stand, and why it is done. */
export interface Circumstances {
  readonly window: { readonly status: WindowStatus };
  readonly awardApproved: boolean;
  readonly reason: string;
}

type Barrier = Reason<
  | 'opened'
  | 'not-evaluating'
  | 'award-approved'
  | 'no-reason'
  | 'proposed-already'
  | 'not-proposed'
  | 'left-out-already'
  | 'not-told'
  | 'time-to-reply'
  | 'proposed-it'
>;

/** What stands against proposing to leave an application out. */
export const barriersToProposing = (kept: Kept, circumstances: Circumstances): readonly Barrier[] => [
  ...inGeneral(kept, circumstances, LEAST_REASON_AGAINST_A_FIRM),
  ...(leavingOutOf(kept)
    ? [{ code: 'proposed-already', text: 'It is proposed already that this application is left out.' } as const]
    : []),
];

/** How the provider was told of a proposal and heard: `replyBy` is undefined while no letter has reached it. */
export interface Heard {
  readonly replyBy: string | undefined;
  readonly replied: boolean;
  readonly officerId: string;
  readonly at: string;
}

/**
 * What stands against the decision that an application is left out: its provider has been told, and its time to reply is over. Whoever
 * proposed it does not judge what is said against it.
 */
export const barriersToLeavingOut = (
  kept: Kept,
  circumstances: Circumstances,
  { replyBy, replied, officerId, at }: Heard,
): readonly Barrier[] => {
  const general = inGeneral(kept, circumstances, LEAST_REASON_AGAINST_A_FIRM);
  const found = leavingOutOf(kept);
  if (!found) return [...general, notProposed];
  if (found.proposed.decided)
    return [...general, { code: 'left-out-already', text: 'This application is left out already.' }];
  return [
    ...general,
    ...(replyBy === undefined
      ? [
          {
            code: 'not-told',
            text: 'The letter that tells the provider has not reached it. Until it has, the provider’s time to reply does not run.',
          } as const,
        ]
      : []),
    ...(replyBy !== undefined && !allIsIn(replyBy, at)
      ? [{ code: 'time-to-reply', text: `The provider can reply until ${momentInWords(replyBy)}.` } as const]
      : []),
    ...(replied && found.proposed.by.id === officerId
      ? [
          {
            code: 'proposed-it',
            text: 'You proposed to leave this application out, so somebody else decides on the provider’s reply to it.',
          } as const,
        ]
      : []),
  ];
};

/** What stands against taking a proposal or the decision back: the application then is set aside as before, and can be tried again. */
export const barriersToTakingLeavingOutBack = (kept: Kept, circumstances: Circumstances): readonly Barrier[] => [
  ...inGeneral(kept, circumstances),
  ...(leavingOutOf(kept) ? [] : [notProposed]),
];

const inGeneral = (
  { unsealedAt }: Kept,
  { window, awardApproved, reason }: Circumstances,
  least?: number,
): readonly Barrier[] => [
  ...(unsealedAt
    ? [{ code: 'opened', text: 'This application has been opened, so it goes on like any other.' } as const]
    : []),
  ...(window.status === 'evaluating'
    ? []
    : [
        {
          code: 'not-evaluating',
          text: 'This window is not being evaluated, so nothing is decided on its applications.',
        } as const,
      ]),
  ...(awardApproved && window.status === 'evaluating'
    ? [
        {
          code: 'award-approved',
          text: 'The award has been approved, so nothing that leads up to it can change.',
        } as const,
      ]
    : []),
  ...(saysWhy(reason, least) ? [] : [{ code: 'no-reason', text: tooShort(least) } as const]),
];

const notProposed = {
  code: 'not-proposed',
  text: 'It is not proposed now that this application is left out.',
} as const;
