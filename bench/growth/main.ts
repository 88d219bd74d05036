import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { optionsOf, wrongUsage } from '@laptop/cloud/options';
import { approvingDesk, awardedDesk, officersDesk } from './desk.ts';
import { officersLists } from './lists.ts';
import { type Cost, costOf, type Listed } from './measure.ts';
import { publicNotices } from './notices.ts';
import { providersPages } from './providers.ts';
import { publicRegister } from './register.ts';
import { sealForOfficers, sealForProviders } from './seal.ts';

/**
 * `npm run bench:growth [-- --most N] [--only NAME] [--json FILE]`: what each page costs that lists many things, in DynamoDB's read units and in
 * milliseconds, with 100, 1,000 and up to N (10,000 without it, 100,000 at most) of them. NAME is one of `every`. Ends with 1 where a page grew, or took, more than is promised of it.
 */
const USAGE = 'npm run bench:growth [-- --most N] [--only NAME] [--json FILE]';
const { most, only, json } = optionsOf(
  { most: { type: 'string', default: '10000' }, only: { type: 'string' }, json: { type: 'string' } },
  USAGE,
);
const every: Readonly<Record<string, () => Promise<Listed>>> = {
  register: publicRegister,
  desk: officersDesk,
  approval: approvingDesk,
  award: awardedDesk,
  lists: officersLists,
  notices: publicNotices,
  seal: sealForOfficers,
  'own-seal': sealForProviders,
  providers: providersPages,
};
const sizes = [100, 1_000, 10_000, 100_000].filter((size) => size <= Number(most));
if (sizes.length === 0) wrongUsage(USAGE, `${most} is not a number from 100 on.`);
const chosen = Object.entries(every).filter(([name]) => only === undefined || only === name);
if (chosen.length === 0) wrongUsage(USAGE, `${only} is none of ${Object.keys(every).join(', ')}.`);

const costs: Cost[] = [];
for (const [, start] of chosen) {
  const listed = await start();
  for (const size of sizes) {
    console.error(`${size} ${listed.things} …`);
    const begun = performance.now();
    await listed.fill(size);
    console.error(`… filled in ${Math.round((performance.now() - begun) / 1_000)} s`);
    for (const page of listed.pages) {
      const before = costs.findLast((cost) => cost.page === page.name);
      const cost = await costOf(page, listed, size, before);
      console.error(`  ${cost.page}: ${cost.readUnits} units`);
      costs.push(cost);
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
