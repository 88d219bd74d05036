import * as z from 'zod';
import { person } from '../people/officer.ts';
import { compareInstants } from '../time/london.ts';
import { type Evaluation, freePlaces, placeNumber } from './scores.ts';

/** A place as evaluator that was assigned to somebody who has neither accepted nor declined it. */
export const offeredPlace = z.object({
  slot: placeNumber,
  to: person,
  by: person,
  at: z.iso.datetime(),
  /** Silence until then is put before who assigned it; the place stays theirs to accept until it is given to somebody else. */
  answerBy: z.iso.datetime(),
});
export type OfferedPlace = z.infer<typeof offeredPlace>;

/** A place that somebody declined or gave back, or that was taken from them, and why: they are not assigned to that application again. */
export const givenUpPlace = z.object({
  of: person,
  by: person,
  at: z.iso.datetime(),
  how: z.enum(['declined', 'given-back', 'reassigned']),
  reason: z.string(),
});

interface Places {
  readonly evaluators: readonly Pick<Evaluation, 'slot'>[];
  readonly offered?: readonly OfferedPlace[] | undefined;
}

/** The places that nobody has, and that are assigned to nobody, lowest first. */
export const unassignedPlaces = ({ evaluators, offered = [] }: Places): readonly Evaluation['slot'][] =>
  freePlaces({ evaluators: [...evaluators, ...offered] });

/** The place that is assigned to this officer and not accepted yet. */
export const offeredTo = ({ offered = [] }: Pick<Places, 'offered'>, officerId: string): OfferedPlace | undefined =>
  offered.find(({ to }) => to.id === officerId);

/** Whether an assignment has been left without an answer for too long. */
export const isUnanswered = ({ answerBy }: Pick<OfferedPlace, 'answerBy'>, now: string): boolean =>
  compareInstants(answerBy, now) <= 0;
