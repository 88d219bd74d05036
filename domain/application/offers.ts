import * as z from 'zod';
import { recommendablePlaces } from '../award/recommended-places.ts';
import type { DraftAnswers } from './answers.ts';
import type { Offer } from './offer.ts';
import type { OpenedApplication } from './opened-application.ts';
import { mayComeToBeScored } from './status.ts';

const values = z.looseObject({
  zones: z.union([z.string().transform((zone) => [zone]), z.array(z.string())]).transform((ids) => [...new Set(ids)]),
});
const pageOf = (lot: string) => `capacity-${lot}`;
const hours = z.coerce.number().int().min(0);

/** What submitted answers offer on some lots. What cannot be read offers nothing: an application is opened whatever it says there. */
export const offersIn = (lots: readonly string[], answers: DraftAnswers): readonly Offer[] =>
  lots.flatMap((lot) => {
    const read = values.safeParse(answers[pageOf(lot)]);
    return (read.data?.zones ?? []).flatMap((zone) => {
      const { data } = hours.safeParse(read.data?.[`hours-${zone}`]);
      return data === undefined ? [] : [{ lot, zone, hoursPerWeek: data }];
    });
  });

/** What is offered once corrected pages count: the pages of the others stay as they were. */
export const offersCorrected = (
  { lots, offers = [] }: Pick<OpenedApplication, 'lots' | 'offers'>,
  pages: readonly { readonly page: string; readonly values: Readonly<Record<string, unknown>> }[],
): readonly Offer[] => {
  const corrected = lots.filter((lot) => pages.some(({ page }) => page === pageOf(lot)));
  const answers = Object.fromEntries(pages.map(({ page, values: given }) => [page, given]));
  return lots.flatMap((lot) =>
    corrected.includes(lot) ? offersIn([lot], answers) : offers.filter((each) => each.lot === lot),
  );
};

/** How far an offer has come: it was made; its applicant passed the checks before the scoring; it has a place on the lot. */
const stages = ['applied', 'passed', 'placed'] as const;
export type StageOfOffer = (typeof stages)[number];

type What = 'offers' | 'hours';
/** What is counted of offers of a zone: how many there are, or their hours a week. */
export type OffersTally = `${What}-${StageOfOffer}-${string}`;

/** How that is named. A zone's id can be any words, and a point in a list's name says whose it is. */
export const offersTally = (what: What, stage: StageOfOffer, { lot, zone }: Pick<Offer, 'lot' | 'zone'>): OffersTally =>
  `${what}-${stage}-${lot}-${encodeURIComponent(zone).replaceAll('.', '%2E')}`;

type Offering = Pick<OpenedApplication, 'applicationId' | 'status' | 'lotResults' | 'awardedLots' | 'offers'>;

const hasPassed = ({ status }: Offering) =>
  status !== 'rejected' && status !== 'window-cancelled' && !mayComeToBeScored(status);

/** What is counted of an application's offers, each with its amount. */
export const offersCounted = (application: Offering): Readonly<Record<OffersTally, number>> => {
  const { offers = [], awardedLots } = application;
  const lots = awardedLots ?? recommendablePlaces([application]).map(({ lot }) => lot);
  return Object.fromEntries(
    offers.flatMap((each) => {
      const is = { applied: true, passed: hasPassed(application), placed: lots.includes(each.lot) };
      return stages
        .filter((stage) => is[stage])
        .flatMap((stage) => [
          [offersTally('offers', stage, each), 1],
          [offersTally('hours', stage, each), each.hoursPerWeek],
        ]);
    }),
  );
};
