import type { Agreement } from '../agreement.ts';

const duplicates = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

/** What a file lists twice, though it goes by its id. */
export const listedTwice = ({ zones, lots, questionnaire, authorities }: Agreement): readonly string[] => [
  ...duplicates(zones.map(({ id }) => id)).map((id) => `Zone ${id} is listed twice`),
  ...duplicates(lots.map(({ id }) => id)).map((id) => `Lot ${id} is listed twice`),
  ...duplicates(questionnaire.questions.map(({ id }) => id)).map((id) => `Question ${id} is listed twice`),
  ...duplicates(questionnaire.scale.map(({ mark }) => `${mark}`)).map((mark) => `Mark ${mark} is described twice`),
  ...duplicates(authorities.map(({ id }) => id)).map((id) => `Authority ${id} is listed twice`),
];
