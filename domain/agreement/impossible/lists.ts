import type { Agreement } from '../agreement.ts';

const duplicates = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

/** A contract is written together with four records that find it, and a line in the register's list of each zone: a transaction takes a hundred writes. */
const MOST_ZONES = 95;

/** What makes zones more than a contract can be listed in. */
export const tooManyZones = ({ zones }: Pick<Agreement, 'zones'>): readonly string[] =>
  zones.length > MOST_ZONES
    ? [`There are ${zones.length} zones, and a contract can be listed in ${MOST_ZONES} at most`]
    : [];

/** What a file lists twice, though it goes by its id. */
export const listedTwice = ({
  zones,
  lots,
  questionnaire,
  authorities,
  outcomeLetters,
}: Agreement): readonly string[] => [
  ...duplicates(zones.map(({ id }) => id)).map((id) => `Zone ${id} is listed twice`),
  ...duplicates(lots.map(({ id }) => id)).map((id) => `Lot ${id} is listed twice`),
  ...duplicates(questionnaire.questions.map(({ id }) => id)).map((id) => `Question ${id} is listed twice`),
  ...duplicates((questionnaire.calibration ?? []).map(({ id }) => id)).map(
    (id) => `Invented answer ${id} is listed twice`,
  ),
  ...duplicates(questionnaire.scale.map(({ mark }) => `${mark}`)).map((mark) => `Mark ${mark} is described twice`),
  ...duplicates(authorities.map(({ id }) => id)).map((id) => `Authority ${id} is listed twice`),
  ...duplicates((outcomeLetters?.places ?? []).map(({ id }) => id)).map(
    (id) => `outcomeLetters.places: Place ${id} is listed twice`,
  ),
];

/** What keeps a map from being drawn: it shows every zone, each at a place of its own. */
export const againstTheMap = ({ zones }: Pick<Agreement, 'zones'>): readonly string[] => {
  const placed = zones.filter(({ tile }) => tile);
  if (placed.length === 0) return [];
  const missing = zones.filter(({ tile }) => !tile).map(({ id }) => id);
  const places = placed.map(({ tile }) => `column ${tile?.column}, row ${tile?.row}`);
  return [
    ...(missing.length > 0 ? [`A map shows every zone or none, and these have no tile: ${missing.join(', ')}`] : []),
    ...new Set(duplicates(places).map((place) => `Two zones have the same tile: ${place}`)),
  ];
};
