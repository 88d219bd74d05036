import type { QualityQuestion } from '../../domain/agreement/questionnaire.ts';

/** What a good answer shows, as the question lists it: "Alerts in real time, named cover." names two things. */
export const thingsAskedFor = ({ goodAnswer }: Pick<QualityQuestion, 'goodAnswer'>): readonly string[] =>
  goodAnswer
    // Words in braces are filled in where texts are told (applicants/fill-in.ts): these are not.
    .replaceAll(/[{}]/g, '')
    .split(/[,;:.]+(?:\s+|$)/)
    .map((thing) => thing.replace(/^and\s+/, '').trim())
    .filter((thing) => thing !== '');
