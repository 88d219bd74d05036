import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { optionsOf } from '../src/options.ts';
import { type Measured, measure } from './measure.ts';

/**
 * `npm run bench:engine [-- --json FILE]`: what the Step Functions engine does in a second with 1, 100 and 10,000 executions of the
 * machine an-order.asl.json in flight, their history on disk. Ends with 1 where an execution costs more than 1.3 times as much with 10,000 in
 * flight as with 100.
 */
const { json } = optionsOf({ json: { type: 'string' } }, 'npm run bench:engine [-- --json FILE]');
const MOST_GROWTH = 1.3;

const round = (figure: number): number => Number(figure.toPrecision(3));
const rounded = (measured: Measured) =>
  Object.fromEntries(
    Object.entries(measured).map(([name, figure]) => [name, Number.isInteger(figure) ? figure : round(figure)]),
  );

const plan = [
  { inFlight: 1, executions: 1_000 },
  { inFlight: 100, executions: 10_000 },
  { inFlight: 10_000, executions: 10_000 },
];
const measured: Measured[] = [];
for (const each of plan) {
  console.error(`${each.inFlight} in flight …`);
  measured.push(await measure(each));
}
const [, hundred, tenThousand] = measured;
const growth = (tenThousand?.millisecondsPerExecution ?? 0) / (hundred?.millisecondsPerExecution ?? 1);
const passed = growth <= MOST_GROWTH;

console.table(measured.map(rounded));
console.log(
  `An execution costs ${round(growth)} times as much with 10,000 in flight as with 100 (at most ${MOST_GROWTH}).`,
);
if (json) {
  const machine = { node: process.version, cores: cpus().length };
  writeFileSync(
    json,
    `${JSON.stringify({ machine, runs: measured.map(rounded), growth: round(growth), passed }, null, 2)}\n`,
  );
}
process.exit(passed ? 0 : 1);
