import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '@laptop/cloud';
import { type Link, link } from '../../domain/audit/chain.ts';

/** Links of each chain from files of them, a line each, given by their names: those of a chain in their order. */
export const copiesFrom = (files: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Link[]> => {
  const links = [...files]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, text]) =>
      text
        .split('\n')
        .filter(Boolean)
        .map((line, index) => readLine(name, index, line)),
    );
  return Map.groupBy(links, ({ chain }) => chain);
};

/** The copies in a folder, as they were downloaded from the locked bucket. */
export const copiesIn = (folder: string): ReadonlyMap<string, readonly Link[]> => {
  const names = globSync('**/*.jsonl', { cwd: folder });
  if (names.length === 0) throw new CannotStart(`There is no copy (*.jsonl) in ${folder}.`);
  return copiesFrom(new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')])));
};

const readLine = (name: string, index: number, line: string): Link => {
  const read = link.safeParse(parsed(line));
  if (!read.success) throw new CannotStart(`Line ${index + 1} of ${name} is not an entry of an audit trail.`);
  return read.data;
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};
