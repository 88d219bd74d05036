import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare, type Differences, type Result } from './step-functions/conformance/compare.ts';
import { type RecordedCase, recordedCase } from './step-functions/conformance/recorded-case.ts';
import { runCase } from './step-functions/conformance/run-case.ts';

/**
 * `npm run conformance -- --cases DIR --out FILE`: runs executions recorded on AWS through the local engine, writes
 * what it made of them, and prints how many are alike at each level and which are not.
 */
const { values } = parseArgs({ options: { cases: { type: 'string' }, out: { type: 'string' } } });
const { cases: folder, out } = values;
if (folder === undefined || out === undefined) {
  console.error('Usage: npm run conformance -- --cases DIR --out FILE');
  process.exit(2);
}

interface Outcome {
  readonly result: Result;
  readonly levels: readonly Differences[];
}

const run = async (recorded: RecordedCase): Promise<Outcome> => {
  try {
    const result = await runCase(recorded);
    return { result, levels: compare(recorded, result) };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    const result = { name: recorded.name, status: 'NOT_RUN', output: null, error: null, cause, history: [] };
    return { result, levels: [[cause], [cause], [cause]] };
  }
};

const outcomes: Outcome[] = [];
for (const file of readdirSync(folder).toSorted()) {
  if (file.endsWith('.json')) {
    outcomes.push(await run(recordedCase.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))));
  }
}
const results = outcomes.map(({ result }) => result);
writeFileSync(out, `${JSON.stringify(results, null, 1)}\n`);

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
