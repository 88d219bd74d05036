import { pointsInWords, pointsOf, unitsOf } from '../evaluation/points.ts';
import { type Agreement, endOfTerm } from './agreement.ts';
import { timesThatLondonLacks } from './london-times.ts';

const duplicates = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

/** Last day on which a dynamic purchasing system under PCR 2015 may run, and after which it may not be changed (docs/rules.md, rule 9). */
const PCR_DPS_END = '2029-02-23';

/**
 * What makes an agreement's file impossible though each field is well formed; every reason, none meaning possible.
 * Read at synth, so that a council finds out before it deploys.
 */
export const impossibilities = (agreement: Agreement): readonly string[] => [
  ...order(agreement),
  ...weights(agreement),
  ...duplicates(agreement.zones.map(({ id }) => id)).map((id) => `Zone ${id} is listed twice`),
  ...duplicates(agreement.lots.map(({ id }) => id)).map((id) => `Lot ${id} is listed twice`),
  ...duplicates(agreement.questionnaire.questions.map(({ id }) => id)).map((id) => `Question ${id} is listed twice`),
  ...duplicates(agreement.questionnaire.scale.map(({ mark }) => `${mark}`)).map(
    (mark) => `Mark ${mark} is described twice`,
  ),
  ...duplicates(agreement.authorities.map(({ id }) => id)).map((id) => `Authority ${id} is listed twice`),
  ...kindAndWindows(agreement),
  ...timesThatLondonLacks(agreement),
  ...(agreement.regulator.name === 'CQC' && !agreement.regulator.activity
    ? ['An agreement regulated by CQC names the regulated activity its providers must hold']
    : []),
];

const order = ({ term, regime, kind }: Agreement) => [
  ...(term.from < term.to ? [] : [`The term ends (${term.to}) before it begins (${term.from})`]),
  ...term.extensions
    .filter(({ to }, index) => to <= (term.extensions[index - 1]?.to ?? term.to))
    .map(({ to }) => `The extension to ${to} does not end later than the one before it`),
  ...term.extensions
    .filter(({ taken }, index) => taken && term.extensions.slice(0, index).some((earlier) => !earlier.taken))
    .map(({ to }) => `The extension to ${to} is taken, but one before it is not`),
  ...(regime === 'PCR-2015' && kind === 'dynamic-market' && endOfTerm({ term }) > PCR_DPS_END
    ? [`A dynamic purchasing system under PCR 2015 ends on ${PCR_DPS_END} at the latest`]
    : []),
];

const weights = ({ lots, questionnaire }: Agreement) => [
  ...lots.flatMap(({ id }) => {
    const total = pointsOf(questionnaire.questions.reduce((sum, { weights }) => sum + unitsOf(weights[id] ?? 0), 0));
    return total === 100 ? [] : [`The weights of lot ${id} add to ${pointsInWords(total)}, not to 100`];
  }),
  ...questionnaire.questions.flatMap(({ id, weights }) =>
    Object.keys(weights)
      .filter((lot) => !lots.some((known) => known.id === lot))
      .map((lot) => `Question ${id} has a weight for lot ${lot}, which does not exist`),
  ),
];

const kindAndWindows = ({ kind, windows }: Agreement) => [
  ...(kind === 'framework' && windows.kind !== 'once' ? ['A framework is closed: it is tendered once'] : []),
  ...(kind === 'dynamic-market' && windows.kind !== 'always'
    ? ['A dynamic market takes applications at any time']
    : []),
  ...(windows.kind === 'once' && Date.parse(windows.closesAt) <= Date.parse(windows.opensAt)
    ? ['The window closes before it opens']
    : []),
];
