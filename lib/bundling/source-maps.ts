import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { decode, encode, type SourceMapSegment } from '@jridgewell/sourcemap-codec';
import type { Metafile } from 'esbuild';
import * as z from 'zod';
import { inProject, projectFolder } from './project.ts';

const esbuildMap = z.object({ version: z.literal(3), sources: z.array(z.string()), mappings: z.string() });

/**
 * Leaves in the source maps of a bundling what leads to our own files, by their paths in the project: whatever is read of
 * a map, a function reads as it starts, and most is of packages, whose lines nobody asks for.
 */
export const keepOwnSources = ({ outputs }: Metafile): void => {
  for (const output of Object.keys(outputs).filter((each) => each.endsWith('.map'))) {
    const file = inProject(output);
    writeFileSync(file, ownSources(readFileSync(file, 'utf8'), path.dirname(file)));
  }
};

const ownSources = (text: string, folder: string): string => {
  const { sources, mappings } = esbuildMap.parse(JSON.parse(text));
  const all = sources.map((source) => path.relative(projectFolder, path.resolve(folder, source)));
  const own = all.filter((source) => !/(^|\/)node_modules\//.test(source));
  const places = new Map(all.map((source, index) => [index, own.indexOf(source)]));
  const kept = ([column, source, line, sourceColumn]: SourceMapSegment): SourceMapSegment => {
    const place = source === undefined ? -1 : (places.get(source) ?? -1);
    return place === -1 || line === undefined || sourceColumn === undefined
      ? [column]
      : [column, place, line, sourceColumn];
  };
  // One that leads nowhere is needed where it ends what is ours, and else not.
  const isNeeded = (segment: SourceMapSegment, index: number, line: readonly SourceMapSegment[]): boolean =>
    segment.length > 1 || (line[index - 1]?.length ?? 0) > 1;
  return JSON.stringify({
    version: 3,
    sources: own,
    names: [],
    mappings: encode(decode(mappings).map((line) => line.map(kept).filter(isNeeded))),
  });
};
