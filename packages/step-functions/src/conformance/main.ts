import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { optionsOf, wrongUsage } from '../options.ts';
import { compare, type Differences, type Result } from './compare.ts';
import { recordedCase } from './recorded-case.ts';
import { runCase } from './run-case.ts';

/**
 * `npm run conformance`: runs the project's own cases through the local engine, or with `--cases` a folder of executions recorded
 * on AWS, and prints how many are alike at each level and which are not. With `--out` it writes what the engine made of them.
 */
const USAGE = 'npm run conformance [-- --cases DIR --out FILE]';
const OWN = join(import.meta.dirname, '../../cases');
const { cases: folder = OWN, out } = optionsOf({ cases: { type: 'string' }, out: { type: 'string' } }, USAGE);
if (!existsSync(folder)) wrongUsage(USAGE, `There is no ${folder}.`);
/** A case that has not ended by then, on a clock that jumps, never will. */
const PATIENCE_MS = 60_000;

interface Outcome {
  readonly result: Result;
  readonly levels: readonly Differences[];
}

const run = async (name: string): Promise<Outcome> => {
  const giveUp = new AbortController();
  try {
    const recorded = recordedCase.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const late = pause(PATIENCE_MS, undefined, { signal: giveUp.signal }).then(() => {
      throw new Error(`It had not ended after ${PATIENCE_MS / 1000} seconds.`);
    });
    const result = await Promise.race([runCase(recorded), late]);
    return { result, levels: compare(recorded, result) };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    const result = { name: basename(name, '.json'), status: 'NOT_RUN', output: null, error: null, cause, history: [] };
    return { result, levels: [[cause], [cause], [cause], undefined] };
  } finally {
    giveUp.abort();
  }
};

const outcomes: Outcome[] = [];
for (const name of readdirSync(folder).toSorted()) if (name.endsWith('.json')) outcomes.push(await run(name));
const results = outcomes.map(({ result }) => result);
if (out !== undefined) writeFileSync(out, `${JSON.stringify(results, null, 1)}\n`);
if (outcomes.length === 0) process.exitCode = 1;

for (const [index, level] of ['Level 1', 'Level 2', 'Level 3', 'Numbers of events'].entries()) {
  const judged = outcomes.flatMap(({ result, levels }) => {
    const differences = levels[index];
    return differences ? [{ name: result.name, differences }] : [];
  });
  const failing = judged.filter(({ differences }) => differences.length > 0);
  console.log(`${level}: ${judged.length - failing.length} of ${judged.length}`);
  for (const { name, differences } of failing) console.log(`  ${name}\n    ${differences.slice(0, 3).join('\n    ')}`);
  if (failing.length > 0) process.exitCode = 1;
}
// One that never ended would keep the process.
process.exit();
