import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { CannotStart } from '@laptop/cloud';
import { optionsOf, wrongUsage } from '@laptop/cloud/options';
import { londonDate } from '../../domain/time/london.ts';
import { demoApplicants, standingAgainst } from './applicants.ts';
import { findWindow } from './find-window.ts';
import { play } from './play.ts';
import { progressOn } from './progress.ts';
import { runCommand } from './run-command.ts';
import { type StartedSystem, startSystem } from './start-system.ts';
import { answers } from './system.ts';
import { tableOf } from './table.ts';
import { agreementToPlay } from './which-agreement.ts';

let system: StartedSystem | undefined;

/** `npm run demo -- …`: plays a whole window of one agreement on the running system, or on one that it starts. */
const main = async (): Promise<void> => {
  const usage = 'npm run demo -- [--fresh] [--applicants N] [--agreement ID] [--json FILE]';
  const values = optionsOf(
    {
      json: { type: 'string' },
      fresh: { type: 'boolean' },
      applicants: { type: 'string' },
      agreement: { type: 'string' },
    },
    usage,
  );
  const wanted = values.applicants === undefined ? undefined : Number(values.applicants);
  if (wanted !== undefined && !(Number.isInteger(wanted) && wanted > 0))
    wrongUsage(usage, `${values.applicants} is no number of applicants.`);
  const agreement = agreementToPlay(values.agreement);
  const siteUrl = `http://127.0.0.1:${process.env.PORT || 3000}`;

  const running = await answers(siteUrl);
  if (running && values.fresh) throw new CannotStart('A system is running: stop it first, or leave out --fresh.');
  if (!running) {
    system = startSystem(siteUrl, { fresh: values.fresh ?? false });
    await system.answering();
  }
  console.error(`Playing a window of the ${agreement.title} on ${siteUrl}`);

  const started = performance.now();
  const window = await findWindow(siteUrl, agreement);
  const applicants = demoApplicants(agreement, londonDate(window.closesAt), wanted);
  for (const against of standingAgainst(applicants)) console.error(against);
  const outcomes = await play(siteUrl, agreement, window, progressOn(), applicants);
  const seconds = Math.round((performance.now() - started) / 100) / 10;

  const { reasons, ...figures } = outcomes;
  console.log(tableOf(agreement, outcomes, seconds));
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...figures, seconds }, null, 2)}\n`);
  const ending = system ? '\nCtrl-C stops it.' : '';
  console.error(`\nLook at it: ${siteUrl}/register, ${siteUrl}/officers, ${siteUrl}/_local${ending}`);
  await system?.ended;
};

await runCommand(main, () => system);
