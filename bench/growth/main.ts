import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { optionsOf, wrongUsage } from '@laptop/cloud/options';
import { approvingDesk, awardedDesk, officersDesk } from './desk.ts';
import { type Cost, costOf, type Listed } from './measure.ts';
import { publicRegister } from './register.ts';

/**
 * `npm run bench:growth [-- --most N] [--only register|desk|approval|award] [--json FILE]`: what each page costs that lists many things, in DynamoDB's read units and in
 * milliseconds, with 100, 1,000 and up to N (10,000 without it) of them. Ends with 1 where a page grew more than is promised of it.
 */
const USAGE = 'npm run bench:growth [-- --most N] [--only register|desk|approval|award] [--json FILE]';
const { most, only, json } = optionsOf(
  { most: { type: 'string', default: '10000' }, only: { type: 'string' }, json: { type: 'string' } },
  USAGE,
);
const every: Readonly<Record<string, () => Promise<Listed>>> = {
  register: publicRegister,
  desk: officersDesk,
  approval: approvingDesk,
  award: awardedDesk,
};
const sizes = [100, 1_000, 10_000, 100_000].filter((size) => size <= Number(most));
if (sizes.length === 0) wrongUsage(USAGE, `${most} is not a number from 100 on.`);
const chosen = Object.entries(every).filter(([name]) => only === undefined || only === name);
if (chosen.length === 0) wrongUsage(USAGE, `${only} is none of the four.`);

const costs: Cost[] = [];
for (const [, start] of chosen) {
  const listed = await start();
  for (const size of sizes) {
    console.error(`${size} ${listed.things} …`);
    await listed.fill(size);
    for (const page of listed.pages) {
      const before = costs.findLast((cost) => cost.page === page.name);
      costs.push(await costOf(page, listed, size, before));
    }
  }
  await listed.stop();
}

const round = (figure: number): number => Number(figure.toPrecision(3));
const rounded = costs.map((cost) => ({
  ...cost,
  p50: round(cost.p50),
  ...(cost.growth === undefined ? {} : { growth: round(cost.growth) }),
}));
const passed = costs.every((cost) => cost.passed !== false);
console.table(rounded);
if (json) {
  const machine = { node: process.version, cores: cpus().length };
  writeFileSync(json, `${JSON.stringify({ machine, costs: rounded, passed }, null, 2)}\n`);
}
process.exit(passed ? 0 : 1);
