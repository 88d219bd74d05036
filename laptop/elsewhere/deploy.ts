import { notifyKey, subscriptionKey } from '../stand-ins.ts';
import type { Emulator } from './emulator.ts';
import { commandsOfPage } from './page.ts';
import type { Report } from './report.ts';
import { mustRun, run } from './running.ts';
import { ACCOUNT, CONTEXT, STAGE } from './stage.ts';

/** The keys of the services outside, as their owners would give them out. */
export const keysOfOutside = () => ({ cqc: subscriptionKey(), notify: notifyKey() });

/** Nobody is there to be asked. */
const UNASKED = '--require-approval never';

/** What the emulator does not have at all: that a command of these ends badly says nothing of the page. */
const NOT_THERE = ['guardduty', 'service-quotas'];

/**
 * Types the commands of docs/deploying.md as they stand, in the folder of the project that is deployed, from the bootstrap to the first
 * officer. @returns whether the service was deployed
 */
export const deploy = async (
  report: Report,
  { env }: Emulator,
  project: string,
  standInsUrl: string,
  keys: ReturnType<typeof keysOfOutside>,
): Promise<boolean> => {
  const played = `--notify-url ${standInsUrl}/_local/notify --cqc-url ${standInsUrl}/_local/cqc/public/v1`;
  const commands = commandsOfPage({
    'deploy:check -- --stage live': `deploy:check -- --stage ${STAGE} ${CONTEXT} ${played}`,
    'stage=live': `stage=${STAGE} ${CONTEXT}`,
    live: STAGE,
    ACCOUNT,
    'KEY-OF-CQC': keys.cqc,
    'KEY-OF-NOTIFY': keys.notify,
    'NAME@COUNCIL.gov.uk': 'first-lead@example.com',
    'COUNCIL.gov.uk': 'example.com',
    'FIRST AND LAST NAME': 'First Lead (demo)',
  });
  for (const { step, line } of commands) {
    const name = `${step}. ${shown(line)}`;
    const typed = line.includes('cdk deploy') ? `${line} ${UNASKED}` : line;
    const { code, output } = await run('bash', ['-c', typed], env, project);
    if (code !== 0 && NOT_THERE.some((each) => line.includes(each))) {
      report.differs(name, endOf(output));
      continue;
    }
    const went = await report.take(name, async () => {
      if (code !== 0) throw new Error(endOf(output));
      return toldBy(output);
    });
    const needed = line.includes('cdk ') || line.includes('put-parameter');
    if (!went && needed) return false;
  }
  return true;
};

/** Deploys every stack of the stage again. */
export const deployAgain = (env: NodeJS.ProcessEnv, project: string): Promise<string> =>
  mustRun('bash', ['-c', `npx cdk deploy --all -c stage=${STAGE} ${CONTEXT} ${UNASKED}`], env, project).then(toldBy);

/** Tears down all that runs. */
export const tearDown = (env: NodeJS.ProcessEnv, project: string): Promise<string> => {
  const typed = `npx cdk destroy ${stackOf('Running')} --force -c stage=${STAGE} ${CONTEXT}`;
  return mustRun('bash', ['-c', typed], env, project).then(toldBy);
};

/** An output of one stack of the stage, asked for as the page does. */
export const outputOf = async (env: NodeJS.ProcessEnv, stack: string, key: string): Promise<string> => {
  const query = `Stacks[0].Outputs[?OutputKey=='${key}'].OutputValue`;
  const ask = ['describe-stacks', '--stack-name', stackOf(stack), '--query', query, '--output', 'text'];
  return (await mustRun('aws', ['cloudformation', ...ask], env)).trim();
};

const stackOf = (part: string): string => `ProviderOnboarding-${STAGE}-${part}`;

/** The command without what it says of a secret or at length. */
const shown = (line: string): string =>
  line
    .replace(/--value .*|-c .*|POOL=\S+.*?; /g, '')
    .replace(/\s+/g, ' ')
    .slice(0, 90)
    .trim();

/** What was deployed, or else what the command answered. */
const toldBy = (output: string): string => {
  const deployed = output.split('\n').filter((line) => line.includes('✅'));
  return deployed.length > 0 ? deployed.map((line) => line.replace('✅', '').trim()).join(', ') : endOf(output);
};

const endOf = (output: string): string => output.replace(/\s+/g, ' ').trim().slice(-200);
