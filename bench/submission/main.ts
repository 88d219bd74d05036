import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { optionsOf, wrongUsage } from '@laptop/cloud/options';
import { requestsOf } from '../../test/support/requests.ts';
import { applicants } from './applicants.ts';

/**
 * `npm run bench:submission [-- --pairs N] [--json FILE]`: how long it takes the handler of the providers' site to submit an application, beside
 * the bare transaction that stores one, over N pairs (50 without it) in turn. Ends with 1 where half of the submissions take more than twice as
 * long as half of the transactions.
 */
const USAGE = 'npm run bench:submission [-- --pairs N] [--json FILE]';
const MOST_TIMES = 2;
/** Code that runs for the first time is slow, and not what is asked about. */
const WARMING = 50;

const options = optionsOf({ pairs: { type: 'string', default: '50' }, json: { type: 'string' } }, USAGE);
const pairs = Number(options.pairs);
if (!Number.isInteger(pairs) || pairs < 1) wrongUsage(USAGE, `${options.pairs} is no number of pairs.`);

const taken = async (deed: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await deed();
  return performance.now() - begun;
};
const half = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
const round = (figure: number): number => Number(figure.toPrecision(3));

const { next, documents, stop } = await applicants();
const requests = requestsOf(documents);
const [handler, transaction]: [number[], number[]] = [[], []];
let asked: readonly string[] = [];
for (let pair = -WARMING; pair < pairs; pair += 1) {
  const [applicant, other] = [await next(), await next()];
  const whole = async () => {
    asked = await requests.of(applicant.submit);
  };
  // Each goes first as often as the other.
  const times = pair % 2 === 0 ? [await taken(whole)] : [];
  const bare = await taken(other.store);
  const [submission = 0] = times.length > 0 ? times : [await taken(whole)];
  if (pair < 0) continue;
  handler.push(submission);
  transaction.push(bare);
}
await stop();

const ratio = half(handler) / half(transaction);
const report = {
  pairs,
  handlerMs: round(half(handler)),
  transactionMs: round(half(transaction)),
  ratio: round(ratio),
  requests: asked,
  passed: ratio <= MOST_TIMES,
};
console.log(JSON.stringify(report, null, 2));
const machine = { node: process.version, cores: cpus().length };
if (options.json) writeFileSync(options.json, `${JSON.stringify({ machine, ...report }, null, 2)}\n`);
process.exit(report.passed ? 0 : 1);
