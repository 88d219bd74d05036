import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A line of a table, by the words above its columns. */
type Line = Readonly<Record<string, string>>;

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''));

/** The lines of every table in a Markdown file of this folder; all its tables have the same columns. */
const linesOf = (file: string): readonly Line[] => {
  const text = readFileSync(path.join(import.meta.dirname, file), 'utf8');
  const [head = [], ...rows] = text
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('|-'))
    .map(cellsOf);
  return rows
    .filter((cells) => cells.join() !== head.join())
    .map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
};

/** What a line says of GET or POST: `200` of its one method, `200 400` of both, in this order. */
export const saidOf = (line: Line, column: string, method: string): number => {
  const [one = '', other = one] = (line[column] ?? '').split(' ');
  const asked = (line.Asked ?? '').split(' ');
  return Number(asked.indexOf(method) === 1 ? other : one);
};

/** A method and address, with its line. */
export interface Row {
  readonly method: string;
  readonly address: string;
  readonly who: string;
  readonly line: Line;
}

/** The tables of a file, one row each method. */
export const rowsOf = (file: string): readonly Row[] =>
  linesOf(file).flatMap((line) =>
    (line.Asked ?? '').split(' ').map((method) => ({ method, address: line.Address ?? '', who: line.Who ?? '', line })),
  );
