import type { Agreement } from './agreement.ts';
import type { Zone } from './lot.ts';

/** A zone at its place on a map of tiles. */
export interface ZoneTile {
  readonly zone: Zone;
  /** Its name in lines that fit a tile. */
  readonly lines: readonly string[];
  /** From the west, the first being 1. */
  readonly column: number;
  /** From the north, the first being 1. */
  readonly row: number;
}

/** Where an agreement's zones lie to each other, in equal tiles: no shapes, and no distances. */
export interface ZoneMap {
  readonly columns: number;
  readonly rows: number;
  readonly tiles: readonly ZoneTile[];
  /** The same in words, a line for each row from the north, each from west to east. */
  readonly inWords: readonly string[];
}

/** The map of the zones; undefined where the agreement's file does not say where they lie. */
export const zoneMapOf = ({ zones }: Pick<Agreement, 'zones'>): ZoneMap | undefined => {
  const tiles = zones.flatMap((zone) => (zone.tile ? [{ zone, lines: linesOf(zone.name), ...zone.tile }] : []));
  if (tiles.length === 0) return undefined;
  const rows = Math.max(...tiles.map(({ row }) => row));
  const inRow = (row: number) =>
    tiles.filter((tile) => tile.row === row).toSorted((one, other) => one.column - other.column);
  return {
    columns: Math.max(...tiles.map(({ column }) => column)),
    rows,
    tiles,
    inWords: Array.from({ length: rows }, (_, index) => inRow(index + 1))
      .filter((row) => row.length > 0)
      .map((row) => row.map(({ zone }) => `${zone.id} ${zone.name}`).join(', ')),
  };
};

/** Letters, of a line within a tile. */
const LINE = 13;

const linesOf = (name: string): readonly string[] => {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};
