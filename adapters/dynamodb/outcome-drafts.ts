import * as z from 'zod';
import { type DraftCounts, type DraftedLetter, draftedLetter } from '../../domain/letters/drafted-letter.ts';
import { type PlacesGiven, placesGiven } from '../../domain/letters/outcome.ts';
import { outcomeKinds } from '../../domain/letters/outcome-kind.ts';
import { everyItem, type ListRequest, MANY, type Page, type Table } from './table.ts';

/** That the outcome letters of a round are all drafted. */
const draftedRound = z.object({
  windowId: z.string(),
  round: z.int().min(1),
  at: z.iso.datetime(),
  /** When the standstill would end if the last letter went when they were drafted; absent where none applies. */
  standstillEndsAt: z.iso.datetime().optional(),
  counts: z.record(z.string(), z.int().min(0)),
  /** The first of each kind, by the ids of their applications. */
  examples: z.record(z.string(), z.string()),
});
export type DraftedRound = Omit<z.infer<typeof draftedRound>, 'counts'> & { readonly counts: DraftCounts };

/** What a list of drafts is narrowed to: a kind, or those that are set apart. */
export type DraftList = keyof DraftCounts;

const pk = (windowId: string) => `DRAFT#${windowId}`;
const roundOf = (round: number) => String(round).padStart(3, '0');
const headKey = (windowId: string, round: number) => ({ pk: pk(windowId), sk: `ROUND#${roundOf(round)}` });
const listOf = (round: number, list: DraftList | undefined) =>
  list === 'differs' ? `DIFFERS#${roundOf(round)}#` : `LETTER#${roundOf(round)}#${list ? `${list}#` : ''}`;
const byName = ({ organisationName, applicationId }: DraftedLetter) =>
  `${organisationName.toLowerCase().slice(0, 60)}#${applicationId}`;

/** What says where the drafts of an application stand, so that they are found again when they are to be removed. */
export const draftsOf = ({
  windowId,
  applicationId,
}: {
  readonly windowId: string;
  readonly applicationId: string;
}) => ({
  pk: pk(windowId),
  prefix: `OF#${applicationId}#`,
});
export const whereDrafted = z.object({ stands: z.array(z.string()) });

/** The outcome letters of a window as they are drafted, by their kinds and names, for each round that was approved. What they say is made of the records. */
export const outcomeDrafts = (records: Table) => {
  const page = (
    windowId: string,
    round: number,
    { list, ...request }: ListRequest & { readonly list?: DraftList | undefined },
  ): Promise<Page<DraftedLetter>> =>
    records.page(draftedLetter, pk(windowId), { prefix: listOf(round, list), ...request });
  const each = (windowId: string, round: number, list: DraftList) =>
    everyItem((after) => page(windowId, round, { list, after, limit: MANY }));

  return {
    /** Lists a letter, once. */
    async keep(round: number, letter: DraftedLetter): Promise<void> {
      const lists: readonly DraftList[] = [letter.kind, ...(letter.differs.length > 0 ? (['differs'] as const) : [])];
      const stands = lists.map((list) => `${listOf(round, list)}${byName(letter)}`);
      const { pk: partition, prefix } = draftsOf(letter);
      // Where it stands first: no draft is there that cannot be found.
      await records.putOnce({ pk: partition, sk: `${prefix}${roundOf(round)}`, stands });
      for (const sk of stands) await records.putOnce({ pk: partition, sk, ...letter });
    },

    /** Notes that all are listed. */
    async noteAll(drafted: Omit<DraftedRound, 'counts' | 'examples'>): Promise<void> {
      const { windowId, round } = drafted;
      const counts: Record<string, number> = {};
      const examples: Record<string, string> = {};
      for (const list of [...outcomeKinds, 'differs'] as const)
        for await (const { applicationId } of each(windowId, round, list)) {
          counts[list] = (counts[list] ?? 0) + 1;
          examples[list] ??= applicationId;
        }
      await records.putOnce({ ...headKey(windowId, round), ...drafted, counts, examples });
    },

    /** Undefined while letters are still being drafted. */
    async round(windowId: string, round: number): Promise<DraftedRound | undefined> {
      const kept = await records.get(draftedRound, headKey(windowId, round));
      if (!kept) return undefined;
      const of = (list: DraftList) => kept.counts[list] ?? 0;
      const counts = {
        'every-lot': of('every-lot'),
        'some-lots': of('some-lots'),
        'no-lot': of('no-lot'),
        rejected: of('rejected'),
        'left-out': of('left-out'),
        differs: of('differs'),
      };
      return { ...kept, counts };
    },

    /** Who was given a place, as each letter of the round says it. */
    async places({ windowId, round }: Pick<DraftedRound, 'windowId' | 'round'>): Promise<PlacesGiven> {
      const winners = [];
      for (const list of ['every-lot', 'some-lots'] as const)
        for await (const { organisationName: name, places } of each(windowId, round, list))
          winners.push(...places.map((place) => ({ ...place, name })));
      return placesGiven(winners);
    },

    /** A page of a list, or of all: by kind and by name. */
    page,
  };
};
export type OutcomeDrafts = ReturnType<typeof outcomeDrafts>;
