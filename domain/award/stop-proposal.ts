import type { Reason } from '../reason.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { Window } from '../window/window.ts';
import type { Challenge } from './award.ts';
import { standingOf } from './challenges.ts';

/**
 * Stopping an approved award for another reason than a challenge takes two officers: one proposes it with a reason, which holds the award, and
 * another decides (docs/rules.md, rule 7). Until that is decided, whoever proposed it can take it back.
 */
export interface StopProposal extends Challenge {
  readonly proposal: number;
}

export const isProposal = (hold: Challenge): hold is StopProposal => hold.proposal !== undefined;

/** The proposal that is not decided, of which there is one at most. */
export const openProposal = (holds: readonly Challenge[]): StopProposal | undefined =>
  holds.filter(isProposal).find(({ settled }) => !settled);

/** Who made it decided nothing: it was taken back. */
export const isTakenBack = ({ recordedBy, settled }: Challenge): boolean => settled?.by.id === recordedBy.id;

interface Standing {
  /** Whether the award has been approved. */
  readonly approved: boolean;
  /** Whether contracts are being made, or have been. */
  readonly contracts: boolean;
  readonly holds: readonly Challenge[];
}

type Barrier = Reason<'no-award' | 'contracts-made' | 'stopped-already' | 'proposed-already'>;

/** What stands against proposing that an award is stopped: it can be from its approval on until its contracts are made. */
export const barriersToProposingAStop = (
  { status }: Pick<Window, 'status'>,
  { approved, contracts, holds }: Standing,
): readonly Barrier[] => {
  if (standingOf(holds) === 'stopped' || status === 'cancelled')
    return [{ code: 'stopped-already', text: 'This award has been stopped, or its window cancelled.' }];
  if (contracts || status === 'awarded')
    return [
      { code: 'contracts-made', text: 'Contracts of this award are being made, so it can no longer be stopped.' },
    ];
  if (!approved || (status !== 'evaluating' && status !== 'standstill'))
    return [{ code: 'no-award', text: 'No award of this window has been approved, so there is none to stop.' }];
  const open = openProposal(holds);
  return open
    ? [
        {
          code: 'proposed-already',
          text: `${open.recordedBy.name} proposed it at ${momentInWords(open.at)}, and nobody has decided on it yet.`,
        },
      ]
    : [];
};

/** What stands against this officer deciding that the award is stopped or goes on: it is for another than who proposed it. */
export const barriersToDecidingOnAStop = (
  { recordedBy }: Pick<Challenge, 'recordedBy'>,
  officer: { readonly id: string },
): readonly Reason<'proposed-it'>[] =>
  recordedBy.id === officer.id
    ? [{ code: 'proposed-it', text: 'You proposed to stop this award, so somebody else decides on it.' }]
    : [];

/** What stands against taking a proposal back: it is for who made it. */
export const barriersToTakingAStopBack = (
  { recordedBy }: Pick<Challenge, 'recordedBy'>,
  officer: { readonly id: string },
): readonly Reason<'not-who-proposed'>[] =>
  recordedBy.id === officer.id
    ? []
    : [
        {
          code: 'not-who-proposed',
          text: `${recordedBy.name} proposed it and can take it back. You can decide that the award goes on.`,
        },
      ];

/** What stands against this officer stopping the award by a challenge: a stop takes two, so whoever recorded it does not. */
export const barriersToStoppingByAChallenge = (
  { recordedBy }: Pick<Challenge, 'recordedBy'>,
  officer: { readonly id: string },
): readonly Reason<'recorded-it'>[] =>
  recordedBy.id === officer.id
    ? [
        {
          code: 'recorded-it',
          text: 'You recorded this challenge, so somebody else must decide that it stops the award. You can let the award continue.',
        },
      ]
    : [];
