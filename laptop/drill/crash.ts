import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { lastingPort } from '@laptop/cloud';
import { optionsOf, wrongUsage } from '@laptop/cloud/options';
import { killMoments } from './moments.ts';
import { playKilled } from './play-killed.ts';
import { duplicates } from './what-is-kept.ts';

/**
 * `npm run drill:crash -- --kills N [--applicants N] [--json FILE]`: plays the same window twice, once in peace and once with the system killed at N
 * random moments and every form sent twice, and compares what is left. Ends with 1 where anything was lost or doubled, or fewer kills than asked for were made.
 */
const USAGE = 'npm run drill:crash -- --kills N [--applicants N] [--json FILE]';
const { kills, applicants, json } = optionsOf(
  { kills: { type: 'string', default: '3' }, applicants: { type: 'string', default: '30' }, json: { type: 'string' } },
  USAGE,
);
const numberOf = (typed: string, things: string): number => {
  const number = Number(typed);
  if (!Number.isInteger(number) || number < 1) wrongUsage(USAGE, `${typed} is no number of ${things}.`);
  return number;
};
const wanted = numberOf(kills, 'kills');
const applying = numberOf(applicants, 'applicants');

const alike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const siteUrl = `http://127.0.0.1:${process.env.PORT || (await lastingPort())}`;
const started = performance.now();
console.error('A window left in peace');
const peaceful = await playKilled(siteUrl, applying, []);
console.error(`The same window, killed ${wanted} times, and every form sent twice`);
const killed = await playKilled(siteUrl, applying, killMoments(wanted, peaceful.steps), { echoes: true });

const report = {
  kills: killed.kills,
  applied: killed.outcomes.applied,
  awarded: killed.outcomes.awarded,
  outcomesAlike: alike(killed.outcomes, peaceful.outcomes),
  applicationsAlike: alike(killed.kept.applications, peaceful.kept.applications),
  lettersAlike: alike(killed.kept.letters, peaceful.kept.letters),
  contractsAlike: alike(killed.kept.contracts, peaceful.kept.contracts),
  lettersTwice: duplicates(killed.kept.letters),
  contractsTwice: duplicates(killed.kept.contracts),
  seconds: Math.round((performance.now() - started) / 100) / 10,
};
const passed =
  report.kills === wanted &&
  report.outcomesAlike &&
  report.applicationsAlike &&
  report.lettersAlike &&
  report.contractsAlike &&
  report.lettersTwice.length === 0 &&
  report.contractsTwice.length === 0;
console.log(JSON.stringify(report, null, 2));
if (json) writeFileSync(json, `${JSON.stringify({ ...report, passed }, null, 2)}\n`);
console.error(
  passed ? 'Nothing was lost and nothing was doubled.' : 'Something was lost or doubled, or not all kills were made.',
);
process.exit(passed ? 0 : 1);
