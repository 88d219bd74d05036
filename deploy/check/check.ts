import { type Finding, mend } from './finding.ts';
import type { Look } from './look.ts';
import { account } from './looks/account.ts';
import { accountEmails } from './looks/account-emails.ts';
import { alarms } from './looks/alarms.ts';
import { bootstrap } from './looks/bootstrap.ts';
import { concurrency } from './looks/concurrency.ts';
import { contextValues } from './looks/context-values.ts';
import { cqcKey } from './looks/cqc-key.ts';
import { notify } from './looks/notify.ts';
import { secrets } from './looks/secrets.ts';
import { signInAddresses } from './looks/sign-in-addresses.ts';
import { stacks } from './looks/stacks.ts';
import { upgrade } from './looks/upgrade.ts';
import type { Places } from './places.ts';
import type { Wanted } from './wanted.ts';

/** All that is looked at, in the order of the report. What else a deployment must wait for is another line here. */
const looks: readonly Look[] = [
  contextValues,
  account,
  bootstrap,
  stacks,
  upgrade,
  concurrency,
  signInAddresses,
  accountEmails,
  alarms,
  secrets,
  notify,
  cqcKey,
];

export interface Looked {
  readonly about: string;
  readonly findings: readonly Finding[];
}

/** Looks at everything, each by itself: what does not answer is a finding too. */
export const check = (places: Places, wanted: Wanted): Promise<readonly Looked[]> =>
  Promise.all(
    looks.map(async ({ about, look }) => ({
      about,
      findings: await look(places, wanted).catch((error: unknown) => [unanswered(error)]),
    })),
  );

/** By its name alone, and the network's: a message may hold what was asked for. */
const unanswered = (error: unknown): Finding =>
  mend(
    `could not be looked at (${nameOf(error)}): use the credentials of an administrator of the account, and look at the network and the clock of this computer`,
  );

const nameOf = (error: unknown): string =>
  error instanceof Error ? [error.name, ...('code' in error ? [String(error.code)] : [])].join(' ') : 'Unexplained';

const marks = { good: 'ok  ', note: 'note', mend: 'MEND' } as const;

/** The report: a line for each finding. */
export const linesOf = (looked: readonly Looked[]): readonly string[] =>
  looked.flatMap(({ about, findings }) => findings.map(({ level, says }) => `${marks[level]}  ${about}: ${says}`));

export const mustBeMended = (looked: readonly Looked[]): number =>
  looked.flatMap(({ findings }) => findings).filter(({ level }) => level === 'mend').length;
