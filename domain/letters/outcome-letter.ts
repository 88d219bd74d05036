import { type Agreement, lotOf } from '../agreement/agreement.ts';
import { placesIn } from '../agreement/letter-place.ts';
import { floorOf, HIGHEST_MARK, type QualityQuestion, questionsFor } from '../agreement/questionnaire.ts';
import { pointsInWords } from '../evaluation/points.ts';
import { outcomeLetterIdOf, outcomeLettersOf } from './application-letters.ts';
import { kindOf } from './kind-of-outcome.ts';
import { type Letter, LONGEST_BODY } from './letter.ts';
import type { OutcomeToTell, PlacesGiven } from './outcome.ts';
import { nextParagraphs, standstillParagraphs } from './outcome-rights.ts';
import { listed, typedLine, typedLines } from './typed.ts';

/** The outcome by email: the page's own paragraphs, in GOV.UK Notify's Markdown. */
export const outcomeLetter = (outcome: OutcomeToTell): Letter => {
  const { application, agreement } = outcome;
  return {
    letterId: outcomeLetterIdOf(application.windowId, application.providerId),
    kind: 'outcome',
    goesWith: outcomeLettersOf(application.windowId),
    to: application.email,
    addressee: application.organisationName,
    subject: `The outcome of your application ${application.receipt.reference} to join the ${agreement.title}`,
    body: [`Dear ${typedLine(application.organisationName)},`, ...outcomeParagraphs(outcome)].join('\n\n'),
  };
};

const SHORTENED = 1000;

/**
 * The outcome, its reasons and what can be done about it. A paragraph that begins with `#` is a heading and with `##` one below it; lines
 * that begin with a dash are a list. Reasons so long that a letter could not hold them are shortened, and the letter says so; where it could
 * still not, those with a place are counted and not named.
 */
export const outcomeParagraphs = (outcome: OutcomeToTell): readonly string[] => {
  const whole = paragraphsOf(outcome, Number.POSITIVE_INFINITY, named);
  if (fits(whole)) return whole;
  const shortened = paragraphsOf(outcome, SHORTENED, named);
  return fits(shortened) ? shortened : paragraphsOf(outcome, SHORTENED, counted);
};

/** Whether its reasons are shortened, or those with a place not named, so that the letter holds them. */
export const isShortened = (outcome: OutcomeToTell): boolean =>
  !fits(paragraphsOf(outcome, Number.POSITIVE_INFINITY, named));

const fits = (paragraphs: readonly string[]): boolean =>
  new TextEncoder().encode(paragraphs.join('\n\n')).length < LONGEST_BODY - 1000;

type OnALot = PlacesGiven extends ReadonlyMap<string, infer Places> ? Places : never;
const named = ({ list }: OnALot): string => list;
const counted = ({ count }: OnALot): string =>
  `${count} providers were given a place on this lot, more than a letter can name. Ask us for their names and totals, and we will send them to you at once.`;

const paragraphsOf = (
  outcome: OutcomeToTell,
  longestReason: number,
  winners: (places: OnALot) => string,
): readonly string[] => [
  ...(notJudged(outcome) ?? decided(outcome, longestReason)),
  ...whatOfficersWrote(outcome),
  ...whoWasGivenAPlace(outcome, winners),
  ...standstillParagraphs(outcome),
  ...nextParagraphs(outcome),
];

/** In the places of its agreement, and nowhere else. */
const whatOfficersWrote = ({ agreement, application, words = {} }: OutcomeToTell): readonly string[] =>
  placesIn(agreement.outcomeLetters, kindOf(application)).flatMap(({ id, label }) => {
    const written = typedLines(words[id] ?? '');
    return written ? [`# ${label}`, written] : [];
  });

const titled = (agreement: Agreement, lot: string): string => `Lot ${lot}, ${lotOf(agreement, lot)?.title ?? ''}`;

const notJudged = (outcome: OutcomeToTell): readonly string[] | undefined => {
  if (outcome.application.leftOut) return leftOut(outcome, outcome.application.leftOut.reason);
  return outcome.application.rejection ? rejected(outcome) : undefined;
};

const leftOut = (
  { agreement: { title, council }, application: { receipt } }: OutcomeToTell,
  reason: string,
): readonly string[] => [
  `${council} has decided on the applications to join the ${title}. Yours (${receipt.reference}) was left out, as we wrote to you before.`,
  '# Why',
  'It was received in time, but could not be opened. Nobody has read it, so it has no scores, and it was not compared with others. The reason for leaving it out is:',
  typedLines(reason),
];

const rejected = ({
  agreement: { title, council },
  application: { rejection, receipt },
}: OutcomeToTell): readonly string[] => [
  `${council} has decided on the applications to join the ${title}. Yours (${receipt.reference}) was not successful.`,
  '# Why',
  `It was rejected before it was scored, for ${rejection?.reasons.length === 1 ? 'this reason' : 'these reasons'}:`,
  listed((rejection?.reasons ?? []).map(typedLine)),
  'Every application had to meet the same conditions before it was scored. It was not compared with others.',
];

const decided = (outcome: OutcomeToTell, longestReason: number): readonly string[] => {
  const { agreement, application } = outcome;
  const { awardedLots = [], lotResults = [], receipt } = application;
  const won = lotResults.filter(({ lot }) => awardedLots.includes(lot));
  const opening =
    won.length === 0
      ? 'was not successful'
      : won.length === lotResults.length
        ? 'was successful'
        : 'was successful in part';
  return [
    `${agreement.council} has decided on the applications to join the ${agreement.title}. Yours (${receipt.reference}) ${opening}.`,
    '# Your outcome',
    ...lotResults.flatMap(({ lot, total, reasons }) =>
      awardedLots.includes(lot)
        ? [
            `## ${titled(agreement, lot)}: successful`,
            `Your application was given ${pointsInWords(total)} out of 100, and a place on this lot.`,
          ]
        : [
            `## ${titled(agreement, lot)}: not successful`,
            `Your application was given ${pointsInWords(total)} out of 100. It was not given a place, for ${reasons.length === 1 ? 'this reason' : 'these reasons'}:`,
            listed(reasons.map(({ text }) => text)),
          ],
    ),
    ...howJudged(agreement, application.lots),
    '# Your scores, and the panel’s reasons',
    ...questionsFor(agreement.questionnaire, application.lots).flatMap((question) =>
      scored(outcome, question, longestReason),
    ),
  ];
};

/** The criteria and what the award turned on. */
const howJudged = ({ questionnaire, lots }: Agreement, applied: readonly string[]): readonly string[] => {
  const asked = questionsFor(questionnaire, applied);
  const higher = asked.filter((question) => floorOf(questionnaire, question) > questionnaire.floor);
  return [
    '# How applications were judged',
    'Two evaluators marked each answer alone, from 0 to 5. A panel then agreed one mark for each. The marks mean:',
    listed(questionnaire.scale.map(({ mark, meaning }) => `${mark}: ${meaning}`)),
    'The questions, and how much each counts:',
    listed(asked.map((question) => `${question.title}: ${weighted(question, applied, lots.length > 1)}`)),
    `An application was given a place on a lot if its total there was at least ${pointsInWords(questionnaire.threshold)} out of 100, with a mark of at least ${questionnaire.floor} on every question${higher.map((question) => `, and of at least ${floorOf(questionnaire, question)} on “${question.title}”`).join('')}.`,
    'That is what the award turned on. Every application that reached it was given a place, and none that did not: applications were not ranked against one another, and the number of places was not limited.',
  ];
};

const weighted = ({ weights }: QualityQuestion, applied: readonly string[], severalLots: boolean): string =>
  applied
    .filter((lot) => lot in weights)
    .map((lot) => `${pointsInWords(weights[lot] ?? 0)} of the 100 points${severalLots ? ` of lot ${lot}` : ''}`)
    .join(', ');

const scored = (
  { agreement: { questionnaire }, application: { lotResults = [] }, reasons }: OutcomeToTell,
  question: QualityQuestion,
  longestReason: number,
): readonly string[] => {
  const points = lotResults.flatMap(({ lot, points }) =>
    points.filter((each) => each.question === question.id).map((each) => ({ lot, ...each })),
  );
  const mark = points[0]?.mark ?? 0;
  const meaning = questionnaire.scale.find((each) => each.mark === mark)?.meaning ?? '';
  const given = points.map(
    (each) => `${pointsInWords(each.points)} of ${pointsInWords(each.weight)} points on lot ${each.lot}`,
  );
  const why = (reasons[question.id] ?? []).filter((reason) => reason.trim());
  return [
    `## ${question.title}`,
    `${mark} out of ${HIGHEST_MARK}: ${meaning}`,
    `That gave ${new Intl.ListFormat('en-GB').format(given)}.`,
    ...(why.length > 0
      ? [
          why.length === 1 ? 'The reason:' : 'The reasons:',
          ...why.map((reason) => typedLines(cut(reason, longestReason))),
        ]
      : []),
  ];
};

const cut = (reason: string, longest: number): string =>
  reason.length > longest ? `${reason.slice(0, longest)} … (There is more: ask us for the whole reason.)` : reason;

/** The winners, lot by lot, with what each was given (PCR 2015, regulation 86(2)). */
const whoWasGivenAPlace = (
  { agreement, application, winners }: OutcomeToTell,
  inWords: (places: OnALot) => string,
): readonly string[] => [
  '# Who was given a place',
  ...application.lots.flatMap((lot) => {
    const here = winners.get(lot);
    return [`## ${titled(agreement, lot)}`, here ? inWords(here) : 'Nobody was given a place on this lot.'];
  }),
];
