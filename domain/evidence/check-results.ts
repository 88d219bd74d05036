import { canonicalJson } from '../canonical-json.ts';
import { lotResultsOf } from '../evaluation/lot-results.ts';
import { type Loose, listIn, numberIn, recordIn, textIn, textsIn } from './read-loosely.ts';
import { standstillEnds } from './standstill-again.ts';

// Read by whoever checks a pack, with Node.js alone: nothing of what is installed is imported here.

/** Something in a pack that does not follow from what else it holds, or that does. */
export interface PackFinding {
  readonly isFault: boolean;
  readonly text: string;
}
const fault = (text: string): PackFinding => ({ isFault: true, text });
const right = (text: string): PackFinding => ({ isFault: false, text });

/** A document of a pack by its path; undefined where it has none, or none that is JSON. */
export type ReadDocument = (path: string) => unknown;

type Questionnaire = Parameters<typeof lotResultsOf>[0];

/** The questions, weights, threshold and floors of the frozen agreement; undefined where they are not there whole. */
const questionnaireIn = (agreement: unknown): Pick<Questionnaire, 'questions' | 'threshold' | 'floor'> | undefined => {
  const { questions, threshold, floor } = recordIn(recordIn(agreement).questionnaire);
  const [least, least_] = [numberIn(threshold), numberIn(floor)];
  if (least === undefined || least_ === undefined) return undefined;
  return {
    threshold: least,
    floor: least_,
    questions: listIn(questions).map((each) => {
      const { id, title, text, goodAnswer, wordLimit, weights, floor: own } = recordIn(each);
      const ownFloor = numberIn(own);
      return {
        id: textIn(id) ?? '',
        title: textIn(title) ?? '',
        text: textIn(text) ?? '',
        goodAnswer: textIn(goodAnswer) ?? '',
        wordLimit: numberIn(wordLimit) ?? 0,
        weights: Object.fromEntries(
          Object.entries(recordIn(weights)).map(([lot, weight]) => [lot, numberIn(weight) ?? 0]),
        ),
        ...(ownFloor === undefined ? {} : { floor: ownFloor }),
      };
    }),
  };
};

const scoresIn = (consensus: unknown) =>
  Object.fromEntries(
    Object.entries(recordIn(recordIn(consensus).scores)).map(([question, given]) => [
      question,
      { mark: numberIn(recordIn(given).mark), reason: '' },
    ]),
  );

/** Each total and outcome again, from the consensus marks and the frozen weights, threshold and floors. */
export const checkResults = (read: ReadDocument, folder: string): readonly PackFinding[] => {
  const results = read(`${folder}/results.json`);
  if (results === undefined) return [];
  const { lots, results: stated, reference } = recordIn(results);
  if (listIn(stated).length === 0) return [];
  const questionnaire = questionnaireIn(read('agreement.json'));
  const consensus = read(`${folder}/marks/consensus.json`);
  if (!questionnaire)
    return [fault('agreement.json does not hold the questions and weights that marks are counted by.')];
  if (consensus === undefined) return [fault(`${folder}/results.json has results, and there are no consensus marks.`)];
  const again = lotResultsOf(questionnaire, textsIn(lots), scoresIn(consensus));
  const counted = again.map(({ lot, total, meets }) => ({ lot, total, meets }));
  const told = listIn(stated).map((each) => {
    const { lot, total, meets } = recordIn(each);
    return { lot, total, meets };
  });
  if (canonicalJson(counted) !== canonicalJson(told))
    return [
      fault(
        `${folder}/results.json says ${inWords(told)}; counted again from ${folder}/marks/consensus.json it is ${inWords(counted)}.`,
      ),
    ];
  return [right(`${textIn(reference) ?? folder}: ${inWords(counted)}.`)];
};

const inWords = (results: readonly Loose[]): string =>
  results.map(({ lot, total, meets }) => `lot ${lot} ${total} of 100, ${meets ? 'meets' : 'below'}`).join('; ');

/** The places that were recommended and approved again: everybody's that meet a lot's conditions and was not rejected, and nobody's else. */
export const checkPlaces = (read: ReadDocument, folders: readonly string[]): readonly PackFinding[] => {
  const recommended = recordIn(listIn(read('award/recommendations.json')).at(-1));
  const approval = listIn(read('award/approvals.json'))
    .map(recordIn)
    .find(({ round }) => round === recommended.round);
  if (recommended.round === undefined || approval?.decision !== 'approved') return [];
  const due = folders.flatMap((folder) => {
    const { reference, isRejected, results } = recordIn(read(`${folder}/results.json`));
    if (isRejected) return [];
    return listIn(results)
      .map(recordIn)
      .filter(({ meets }) => meets === true)
      .map(({ lot, total }) => `${textIn(reference)}, lot ${lot}, ${total}`);
  });
  const stated = listIn(recommended.places)
    .map(recordIn)
    .map(({ application, lot, total }) => `${application}, lot ${lot}, ${total}`);
  const [lacking, beyond] = [due.filter((one) => !stated.includes(one)), stated.filter((one) => !due.includes(one))];
  if (lacking.length + beyond.length === 0)
    return [right(`Places recommended and approved: ${stated.length}. They are those that the marks give.`)];
  return [
    ...lacking.map((one) => fault(`award/recommendations.json lacks the place of ${one}.`)),
    ...beyond.map((one) => fault(`award/recommendations.json has a place that the marks do not give: ${one}.`)),
  ];
};

/** The end of the standstill again. One that was confirmed by an officer, or stated before and not shortened, may come later and never earlier. */
export const checkStandstill = (read: ReadDocument): readonly PackFinding[] => {
  const { regime, applies, told, publication, confirmedEnd, standstill, holidays } = recordIn(
    read('award/standstill.json'),
  );
  const { endsAt } = recordIn(standstill);
  const ends = textIn(endsAt);
  if (ends === undefined || applies !== true) return [];
  const from = textIn(recordIn(publication).publishedAt) ?? textIn(recordIn(told).at);
  if (from === undefined) return [fault('award/standstill.json does not say what the standstill is counted from.')];
  const again = standstillEnds({
    regime: textIn(regime) ?? '',
    noticeAt: regime === 'PA-2023' ? from : (textIn(recordIn(told).at) ?? from),
    postedOn: regime === 'PA-2023' ? undefined : textIn(recordIn(told).postedOn),
    holidays: textsIn(holidays),
  });
  if (ends < again) return [fault(`award/standstill.json ends at ${ends}; counted again it ends at ${again}.`)];
  if (ends === again) return [right(`The standstill ends at ${ends}.`)];
  const isLater =
    recordIn(confirmedEnd).lastDay !== undefined || /is not shortened/.test(String(recordIn(standstill).basis));
  return isLater
    ? [right(`The standstill ends at ${ends}, later than ${again}, for the reason that it states.`)]
    : [fault(`award/standstill.json ends at ${ends}; counted again it ends at ${again}.`)];
};

/** What was submitted again by the hash of its receipt, and each file by that which was submitted, or sent with a note on a referral. */
export const checkSubmission = (
  read: ReadDocument,
  folder: string,
  hashes: ReadonlyMap<string, string>,
  sha256: (text: string) => string,
): readonly PackFinding[] => {
  const submitted = read(`${folder}/submitted.json`);
  const { hash, reference } = recordIn(recordIn(read(`${folder}/application.json`)).receipt);
  const isOther = submitted !== undefined && sha256(canonicalJson(submitted)) !== hash;
  const files = listIn(read(`${folder}/files.json`)).map(recordIn);
  const noted = listIn(recordIn(read(`${folder}/referrals.json`)).referralNotes).map(recordIn);
  const withNotes = noted.flatMap((note) => listIn(note.files)).map(recordIn);
  const others = (listed: readonly Loose[]): readonly string[] =>
    listed.flatMap(({ at, sha256: sent }) => {
      const path = textIn(at);
      return path !== undefined && hashes.has(path) && hashes.get(path) !== sent ? [path] : [];
    });
  return [
    ...(isOther ? [fault(`${folder}/submitted.json is not what the receipt ${reference} was given for.`)] : []),
    ...others(files).map((path) => fault(`${path} is not the file that was submitted.`)),
    ...others(withNotes).map((path) => fault(`${path} is not the file that was sent with a note.`)),
  ];
};
