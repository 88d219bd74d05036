import { readFileSync } from 'node:fs';
import { optionsOf, wrongUsage } from '@laptop/cloud/options';
import { now } from '../../adapters/clock.ts';
import { liveServices } from '../../lib/running/outside-services.ts';
import { check, linesOf, mustBeMended } from './check.ts';
import { placesOf } from './places.ts';
import { wantedOf } from './wanted.ts';

/**
 * `npm run deploy:check`: looks at the account, the secrets and the services outside before anything is deployed, and says in a line each what is
 * to be mended. It writes nothing anywhere and prints no secret. Ends with 1 where something must be mended.
 */
const USAGE = `npm run deploy:check -- --stage STAGE [--profile PROFILE] [--region REGION] [-c NAME=VALUE ...]
       [--notify-url URL] [--cqc-url URL] for a rehearsal against services that are played`;
const options = optionsOf(
  {
    stage: { type: 'string' },
    profile: { type: 'string' },
    region: { type: 'string', default: process.env.AWS_REGION ?? 'eu-west-2' },
    context: { type: 'string', short: 'c', multiple: true, default: [] },
    'notify-url': { type: 'string', default: liveServices.notifyUrl },
    'cqc-url': { type: 'string', default: liveServices.cqcUrl },
  },
  USAGE,
);
const { stage, profile, region, context } = options;
if (context.some((each) => !each.includes('=')))
  wrongUsage(USAGE, '-c takes a name and a value: -c siteUrl=https://...');

const wanted = wantedOf({ cdkJson: JSON.parse(readFileSync('cdk.json', 'utf8')), context, stage, region });
const places = placesOf({
  region,
  profile,
  notifyUrl: options['notify-url'],
  cqcUrl: options['cqc-url'],
  outDir: 'cdk.out',
  now,
});

const looked = await check(places, wanted);
console.log(`Before ${wanted.stage} is deployed to ${region}:`);
for (const line of linesOf(looked)) console.log(line);
const faults = mustBeMended(looked);
console.log(faults === 0 ? 'Nothing has to be mended.' : `${faults} must be mended before anything is deployed.`);
if (faults > 0) process.exitCode = 1;
