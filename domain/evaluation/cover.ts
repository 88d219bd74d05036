import * as z from 'zod';
import { person } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import { londonDate } from '../time/london.ts';
import { dateInWords, momentInWords } from '../time/plain-words.ts';

/** A window's record has room for so many, and nobody reads more. */
export const MOST_COVERS = 50;
/** Characters of the reason for one, and of the reason that one ends early. */
export const LONGEST_COVER_REASON = 500;

/**
 * Somebody who for a time may accept what is assigned to another evaluator. It moves nothing: what nobody has accepted when it ends is the
 * other's alone again (docs/rules.md, rule 5).
 */
export const cover = z.object({
  covered: person,
  covering: person,
  /** The first and the last day of it, `YYYY-MM-DD` in London. */
  from: z.iso.date(),
  to: z.iso.date(),
  reason: z.string().min(1),
  by: person,
  at: z.iso.datetime(),
  /** By a lead, before its last day was over. */
  ended: z.object({ by: person, at: z.iso.datetime(), reason: z.string().min(1) }).optional(),
});
export type Cover = z.infer<typeof cover>;

/** With its number in the window, from 1: it never changes. */
export interface NumberedCover extends Cover {
  readonly number: number;
}

interface Kept {
  readonly covers?: readonly Cover[] | undefined;
}

export const coversOf = ({ covers = [] }: Kept): readonly NumberedCover[] =>
  covers.map((each, index) => ({ ...each, number: index + 1 }));

export type CoverStanding = 'now' | 'to-come' | 'ended';

/** How a cover stands at an instant: its days are London's, whole. */
export const standingOfCover = ({ from, to, ended }: Cover, now: string): CoverStanding => {
  const today = londonDate(now);
  if (ended || today > to) return 'ended';
  return today < from ? 'to-come' : 'now';
};

/** Those by which this officer covers for others at an instant. Who covers somebody does not cover whom that one covers. */
export const coveredBy = (kept: Kept, officerId: string, now: string): readonly NumberedCover[] =>
  coversOf(kept).filter((each) => each.covering.id === officerId && standingOfCover(each, now) === 'now');

/** What a lead asks for. */
export type CoverAsked = Pick<Cover, 'covered' | 'covering' | 'from' | 'to' | 'by'>;

/** What has to be known of those whom it is about. */
export interface AboutCover {
  readonly now: string;
  /** The evaluators who have declared for the window, by their ids. */
  readonly panel: ReadonlySet<string>;
  /** Whether whoever is to cover declared a conflict of interest with every applicant. */
  readonly isConflictedWithAll: boolean;
}

type CoverBarrier = Reason<
  | 'not-on-panel'
  | 'oneself'
  | 'chosen-by-themselves'
  | 'conflict-with-all'
  | 'starts-in-the-past'
  | 'ends-before-start'
  | 'overlaps'
  | 'too-many'
>;

/** What stands against having somebody cover for an evaluator. */
export const barriersToCovering = (
  kept: Kept,
  { covered, covering, from, to, by }: CoverAsked,
  { now, panel, isConflictedWithAll }: AboutCover,
): readonly CoverBarrier[] => {
  const other = coversOf(kept).find(
    (each) =>
      each.covered.id === covered.id && standingOfCover(each, now) !== 'ended' && each.from <= to && from <= each.to,
  );
  return [
    ...[covered, covering]
      .filter(({ id }) => !panel.has(id))
      .map(({ name }) => ({
        code: 'not-on-panel' as const,
        text: `${name} is not an evaluator who has declared for this window`,
      })),
    ...(covered.id === covering.id
      ? [{ code: 'oneself', text: `Select somebody else: ${covered.name} cannot cover for themselves` } as const]
      : []),
    ...(covering.id === by.id
      ? [
          {
            code: 'chosen-by-themselves',
            text: 'Another lead has you cover: you do not choose what you score',
          } as const,
        ]
      : []),
    ...(isConflictedWithAll
      ? [
          {
            code: 'conflict-with-all',
            text: `${covering.name} declared a conflict of interest with every applicant, so they could score none`,
          } as const,
        ]
      : []),
    ...(from < londonDate(now)
      ? [{ code: 'starts-in-the-past', text: 'The first day must be today or in the future' } as const]
      : []),
    ...(to < from
      ? [{ code: 'ends-before-start', text: 'The last day must be the same as or after the first day' } as const]
      : []),
    ...(other ? [{ code: 'overlaps', text: overlapInWords(other) } as const] : []),
    ...(coversOf(kept).length < MOST_COVERS
      ? []
      : [{ code: 'too-many', text: `A window takes ${MOST_COVERS} covers, and has as many` } as const]),
  ];
};

const overlapInWords = ({ covered, covering, from, to, by, at }: Cover): string =>
  `${covering.name} covers for ${covered.name} from ${dateInWords(from)} to ${dateInWords(to)}: ${by.name} saved that at ${momentInWords(at)}. End it first, or select other days`;

/** Whether this is what was saved already. */
export const isSameCover = (
  one: Cover,
  other: Pick<Cover, 'covered' | 'covering' | 'from' | 'to' | 'by' | 'reason'>,
): boolean =>
  one.covered.id === other.covered.id &&
  one.covering.id === other.covering.id &&
  one.from === other.from &&
  one.to === other.to &&
  one.by.id === other.by.id &&
  one.reason === other.reason;
