import type { Reason } from '../reason.ts';
import type { WindowStatus } from '../window/window.ts';
import type { Officer } from './officer.ts';
import { awardDeeds, barriersTo, type Deed, type Relation, type SeparationBarrier } from './separation.ts';

interface Said {
  /** What is done, as it is called on pages. */
  readonly does: string;
  /** The statuses of a window at which it can be done at all. */
  readonly at: readonly WindowStatus[];
  /** What is said at every other. */
  readonly otherwise: string;
}

const judging = {
  at: ['evaluating'],
  otherwise: 'This is done from when a window’s applications have been opened until its award is approved.',
} as const;
const awarding = {
  at: ['evaluating', 'standstill'],
  otherwise: 'This is done from the approval of an award until its contracts are made.',
} as const;

const telling = {
  at: ['evaluating'],
  otherwise:
    'This is done between the approval of an award and its outcome letters, where its agreement has them read first.',
} as const;

/** Every deed that separation of duties is about. */
const deeds: Readonly<Record<Deed, Said>> = {
  'try-again': {
    does: 'Have something tried again that failed',
    at: ['open', 'closed', 'evaluating', 'standstill'],
    otherwise: 'Nothing runs for a window before it opens or once it is over.',
  },
  'leave-out': { does: 'Leave out an application that cannot be opened', ...judging },
  'decide-referral': { does: 'Decide what a check referred', ...judging },
  assign: { does: 'Assign evaluators', ...judging },
  score: { does: 'Score applications', ...judging },
  moderate: { does: 'Agree consensus scores', ...judging },
  recommend: { does: 'Recommend places', ...judging },
  approve: { does: 'Approve or return the recommendation', ...judging },
  'read-letters': { does: 'Read the outcome letters before they go, or hand the award back', ...telling },
  'release-letters': { does: 'Release the outcome letters', ...telling },
  'settle-challenge': { does: 'Settle a challenge', ...awarding },
  'propose-stop': { does: 'Propose to stop the award, before its contracts', ...awarding },
  'decide-stop': { does: 'Decide on a proposal to stop the award, if you did not make it', ...awarding },
  'cancel-award': { does: 'Cancel the window, and stop its award with it', ...awarding },
  countersign: {
    does: 'Countersign contracts that their providers have accepted',
    at: ['standstill', 'awarded'],
    otherwise: 'Contracts are countersigned once they have been made.',
  },
};

/** As they come in a window. */
const inOrder = [
  'try-again',
  'leave-out',
  'decide-referral',
  'assign',
  'score',
  'moderate',
  ...awardDeeds,
  'countersign',
] as const satisfies readonly Deed[];

const ofAward: ReadonlySet<Deed> = new Set(awardDeeds);

/** Whether an officer can do something in a window, and every reason why not. */
export interface DeedAllowed {
  readonly deed: Deed;
  readonly does: string;
  readonly barriers: readonly (SeparationBarrier | Reason<'not-now'>)[];
  /** Of a deed on single applications: what keeps them from it on some of these, where nothing does on all. */
  readonly except: readonly SeparationBarrier[];
}

/**
 * What an officer can do in a window as it stands, and why not: by role, by status, and by what they have been to its applications. What is
 * done to a whole award is barred by a part in any of them; what is done to one application only by a part in that one.
 */
export const allowedIn = (
  officer: Pick<Officer, 'roles'>,
  status: WindowStatus,
  has: ReadonlySet<Relation>,
): readonly DeedAllowed[] =>
  inOrder.map((deed) => {
    const { does, at, otherwise } = deeds[deed];
    const [inGeneral, bySomePart] = [barriersTo(deed, officer, new Set()), barriersTo(deed, officer, has)];
    const byPart = bySomePart.filter(({ code }) => code !== 'not-in-role');
    const isWhole = ofAward.has(deed);
    return {
      deed,
      does,
      barriers: [
        ...inGeneral,
        ...(at.includes(status) ? [] : [{ code: 'not-now', text: otherwise } as const]),
        ...(isWhole ? byPart : []),
      ],
      except: isWhole ? [] : byPart,
    };
  });
