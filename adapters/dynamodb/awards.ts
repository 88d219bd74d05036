import * as z from 'zod';
import {
  type Approval,
  approval,
  type Challenge,
  challenge,
  type Recommendation,
  type RecommendedPlace,
  type RecommendedPlaces,
  recommendation,
  recommendedPlace,
} from '../../domain/award/award.ts';
import { type Publication, publication } from '../../domain/award/publication.ts';
import {
  type LettersRead,
  lettersRead,
  type Release,
  release,
  type WrittenWords,
  type WrongDraft,
  writtenWords,
  wrongDraft,
} from '../../domain/award/releasing.ts';
import { type ConfirmedEnd, confirmedEnd, type UnknownEnd, unknownEnd } from '../../domain/award/standstill-end.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { sha256 } from '../sha256.ts';
import { longTexts } from './long-texts.ts';
import { atVersion, notThere, type Table, type Write, type WriteCondition } from './table.ts';

const standstillRecord = z.object({
  windowId: z.string(),
  noticeAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  basis: z.string(),
  /** The notice and the answers that the end was worked out from: it is worked out again where they change. */
  reckonedFrom: z.string().optional(),
});
export type StandstillRecord = z.infer<typeof standstillRecord>;

/** That every applicant has been told, and when the last was. */
const toldRecord = z.object({ windowId: z.string(), at: z.iso.datetime(), postedOn: z.iso.date().optional() });
export type ToldRecord = z.infer<typeof toldRecord>;

const places = z.array(recommendedPlace);
/** A recommendation of the time when its places lay in it. */
const withPlaces = recommendation.omit({ placeCount: true, placesHash: true }).extend({ places });
const storedRecommendation = z.union([
  recommendation,
  withPlaces.transform(({ places, ...made }) => ({
    ...made,
    placeCount: places.length,
    placesHash: sha256(canonicalJson(places)),
  })),
]);

const reopenedItem = z.object({ applicationId: z.string() });
const placesInIt = z.object({ places: places.optional() });

const pk = (windowId: string) => `AWARD#${windowId}`;

const wordsKey = ({ applicationId, place, version, ...of }: WrittenWords) =>
  `WORDS#${round(of)}#${applicationId}#${place}#${String(version).padStart(6, '0')}`;

/** Those of the time when they were written once have no version. */
const readAfter = ({ version }: LettersRead): WriteCondition =>
  version === 1
    ? notThere
    : {
        ConditionExpression: 'version = :was OR attribute_not_exists(version)',
        ExpressionAttributeValues: { ':was': version - 1 },
      };

/** Recommendations, approvals, the standstill and challenges of a window's award. Each round is kept. */
export const awardRepository = (records: Table) => ({
  /** The rounds of recommendation so far, oldest first. */
  recommendations: (windowId: string): Promise<readonly Recommendation[]> =>
    records.every(storedRecommendation, pk(windowId), 'RECOMMENDATION#'),
  /** The places that were recommended, neither more nor others. @throws Error where they are not as they were */
  async places(made: Recommendation): Promise<readonly RecommendedPlace[]> {
    const [before] = await records.every(placesInIt, pk(made.windowId), keyOf(made));
    if (before?.places) return before.places;
    return places.parse(JSON.parse(await longTexts(records).read(pk(made.windowId), made.placesHash)));
  },
  /** Stores the places of a recommendation. @returns what makes it, for a transaction */
  async recommend({ places, ...made }: RecommendedPlaces): Promise<Write> {
    const placesHash = await longTexts(records).keep(pk(made.windowId), canonicalJson(places));
    return records.putWrite(
      { pk: pk(made.windowId), sk: keyOf(made), ...made, placeCount: places.length, placesHash },
      notThere,
    );
  },

  /** What was decided of each round: of one whose approval was taken back, that. */
  async approvals(windowId: string): Promise<readonly Approval[]> {
    const every = await records.every(approval, pk(windowId), 'APPROVAL#');
    return [...new Map(every.map((each) => [each.round, each])).values()];
  },
  approve: (fresh: Approval): Write =>
    records.putWrite({ pk: pk(fresh.windowId), sk: `APPROVAL#${round(fresh)}`, ...fresh }, notThere),
  /** Takes an approval back, which stays as it was beside it. */
  takeApprovalBack: (fresh: Approval): Write =>
    records.putWrite({ pk: pk(fresh.windowId), sk: `APPROVAL#${round(fresh)}#TAKEN-BACK`, ...fresh }, notThere),

  /** That somebody has read the outcome letters of a round. */
  lettersRead: (windowId: string, of: number): Promise<LettersRead | undefined> =>
    records.get(lettersRead, { pk: pk(windowId), sk: `READ#${round({ round: of })}` }),
  keepLettersRead: (fresh: LettersRead): Write =>
    records.putWrite({ pk: pk(fresh.windowId), sk: `READ#${round(fresh)}`, ...fresh }, readAfter(fresh)),
  /** Every version of what officers wrote in the letters of a round. */
  wordsInLetters: (windowId: string, of: number): Promise<readonly WrittenWords[]> =>
    records.every(writtenWords, pk(windowId), `WORDS#${round({ round: of })}#`),
  keepWords: (fresh: WrittenWords): Write =>
    records.putWrite({ pk: pk(fresh.windowId), sk: wordsKey(fresh), ...fresh }, notThere),
  /** The drafts of a round that somebody called wrong, with what was taken back. */
  wrongDrafts: (windowId: string, of: number): Promise<readonly WrongDraft[]> =>
    records.every(wrongDraft, pk(windowId), `WRONG#${round({ round: of })}#`),
  keepWrongDraft: (fresh: WrongDraft): Write =>
    records.putWrite(
      { pk: pk(fresh.windowId), sk: `WRONG#${round(fresh)}#${fresh.applicationId}`, ...fresh },
      fresh.version === 1 ? notThere : atVersion(fresh.version - 1),
    ),
  /** That the outcome letters of a round were released. */
  released: (windowId: string, of: number): Promise<Release | undefined> =>
    records.get(release, { pk: pk(windowId), sk: `RELEASE#${round({ round: of })}` }),
  release: (fresh: Release): Write =>
    records.putWrite({ pk: pk(fresh.windowId), sk: `RELEASE#${round(fresh)}`, ...fresh }, notThere),

  /** The applications of which an approver who returned a round had questions opened again, by their ids. */
  reopened: async (windowId: string, of: number): Promise<readonly string[]> =>
    (await records.every(reopenedItem, pk(windowId), `REOPENED#${round({ round: of })}#`)).map(
      ({ applicationId }) => applicationId,
    ),
  /** Notes one of them, for the transaction that opens it again. */
  noteReopened: (windowId: string, of: number, applicationId: string): Write =>
    records.putWrite({ pk: pk(windowId), sk: `REOPENED#${round({ round: of })}#${applicationId}`, applicationId }),

  standstill: (windowId: string): Promise<StandstillRecord | undefined> =>
    records.get(standstillRecord, { pk: pk(windowId), sk: 'STANDSTILL' }),
  /** The standstill as it begins, or as it is stated again from what was corrected. @throws Conflict where it was stated otherwise meanwhile */
  stateStandstill: (fresh: StandstillRecord, before?: StandstillRecord): Promise<void> =>
    records.put(
      { pk: pk(fresh.windowId), sk: 'STANDSTILL', ...fresh },
      before ? { ConditionExpression: 'basis = :was', ExpressionAttributeValues: { ':was': before.basis } } : notThere,
    ),

  told: (windowId: string): Promise<ToldRecord | undefined> =>
    records.get(toldRecord, { pk: pk(windowId), sk: 'TOLD' }),
  keepTold: (fresh: ToldRecord): Promise<void> => records.put({ pk: pk(fresh.windowId), sk: 'TOLD', ...fresh }),

  /** The award notice published before the standstill (PA 2023), as last recorded; the audit trail has earlier records. */
  publication: (windowId: string): Promise<Publication | undefined> =>
    records.get(publication, { pk: pk(windowId), sk: 'PUBLICATION' }),
  keepPublication: (fresh: Publication, before: Publication | undefined): Write =>
    records.putWrite({ pk: pk(fresh.windowId), sk: 'PUBLICATION', ...fresh }, madeAt(before)),

  /** The end that an officer is asked for, where bank holidays are not known so far ahead. */
  unknownEnd: (windowId: string): Promise<UnknownEnd | undefined> =>
    records.get(unknownEnd, { pk: pk(windowId), sk: 'UNKNOWN-END' }),
  keepUnknownEnd: (fresh: UnknownEnd): Promise<void> =>
    records.put({ pk: pk(fresh.windowId), sk: 'UNKNOWN-END', ...fresh }),
  confirmedEnd: (windowId: string): Promise<ConfirmedEnd | undefined> =>
    records.get(confirmedEnd, { pk: pk(windowId), sk: 'CONFIRMED-END' }),
  confirmEnd: (fresh: ConfirmedEnd, before: ConfirmedEnd | undefined): Write =>
    records.putWrite({ pk: pk(fresh.windowId), sk: 'CONFIRMED-END', ...fresh }, madeAt(before)),

  /** The challenges, and the officers' own proposals to stop the award behind them. */
  challenges: (windowId: string): Promise<readonly Challenge[]> => records.every(challenge, pk(windowId), 'CHALLENGE#'),
  /**
   * A challenge or proposal as recorded, or with how it was settled; for a transaction, which a second challenge of the same instant fails,
   * or a second proposal of the same number.
   */
  keepChallenge: (kept: Challenge): Write =>
    records.putWrite(
      {
        pk: pk(kept.windowId),
        sk: `CHALLENGE#${kept.proposal ? `PROPOSAL#${round({ round: kept.proposal })}` : kept.at}`,
        ...kept,
      },
      kept.settled ? { ConditionExpression: 'attribute_not_exists(settled)' } : notThere,
    ),

  /** Whether contracts are being made, or some have been: from then on nobody proposes to stop the award. */
  areContractsMade: async (windowId: string): Promise<boolean> =>
    (await records.get(contractsRecord, contractsKey(windowId)))?.areMade ?? false,
  /** Notes that contracts are made from now on, before it is looked whether anything holds the award; or that none is after all. */
  noteContracts: (windowId: string, areMade: boolean): Promise<void> =>
    records.put({ ...contractsKey(windowId), windowId, areMade }),
  /** That no contract is being made, for a transaction. */
  withoutContracts: (windowId: string): Write =>
    records.putWrite(
      { ...contractsKey(windowId), windowId, areMade: false },
      {
        ConditionExpression: 'attribute_not_exists(areMade) OR areMade = :no',
        ExpressionAttributeValues: { ':no': false },
      },
    ),
});
export type AwardRepository = ReturnType<typeof awardRepository>;

/** The record that this one takes the place of is still the last one. */
const madeAt = (before: { readonly at: string } | undefined): WriteCondition =>
  before
    ? {
        ConditionExpression: '#at = :was',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':was': before.at },
      }
    : notThere;

const contractsRecord = z.object({ areMade: z.boolean() });
const contractsKey = (windowId: string) => ({ pk: pk(windowId), sk: 'CONTRACTS' });

const keyOf = (made: Pick<Recommendation, 'round'>) => `RECOMMENDATION#${round(made)}`;
const round = ({ round }: { readonly round: number }) => String(round).padStart(3, '0');
