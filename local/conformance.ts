import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { optionsOf, wrongUsage } from './options.ts';
import { compare, type Differences, type Result } from './step-functions/conformance/compare.ts';
import { recordedCase } from './step-functions/conformance/recorded-case.ts';
import { runCase } from './step-functions/conformance/run-case.ts';

/**
 * `npm run conformance -- --cases DIR --out FILE`: runs executions recorded on AWS through the local engine, writes
 * what it made of them, and prints how many are alike at each level and which are not.
 */
const USAGE = 'npm run conformance -- --cases DIR --out FILE';
const { cases, out } = optionsOf({ cases: { type: 'string' }, out: { type: 'string' } }, USAGE);
const folder = cases !== undefined && existsSync(cases) ? cases : wrongUsage(USAGE, cases && `There is no ${cases}.`);
const file = out ?? wrongUsage(USAGE);
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
    return { result, levels: [[cause], [cause], [cause]] };
  } finally {
    giveUp.abort();
  }
};

const outcomes: Outcome[] = [];
for (const name of readdirSync(folder).toSorted()) if (name.endsWith('.json')) outcomes.push(await run(name));
const results = outcomes.map(({ result }) => result);
writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);

for (const level of [0, 1, 2]) {
  const judged = outcomes.flatMap(({ result, levels }) => {
    const differences = levels[level];
    return differences ? [{ name: result.name, differences }] : [];
  });
  const failing = judged.filter(({ differences }) => differences.length > 0);
  console.log(`Level ${level + 1}: ${judged.length - failing.length} of ${judged.length}`);
  for (const { name, differences } of failing) console.log(`  ${name}\n    ${differences.slice(0, 3).join('\n    ')}`);
  if (failing.length > 0) process.exitCode = 1;
}
// One that never ended would keep the process.
process.exit();
