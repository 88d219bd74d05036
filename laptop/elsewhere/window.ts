import { now } from '../../adapters/clock.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { londonDate, plusDuration } from '../../domain/time/london.ts';
import { additionalWindowIdOf } from '../../domain/window/additional.ts';
import { demoApplicants } from '../demo/applicants.ts';
import { apply } from '../demo/apply.ts';
import { providerAccount } from './accounts.ts';
import { deployAgain, tearDown } from './deploy.ts';
import type { Emulator } from './emulator.ts';
import { machinesOf } from './machines.ts';
import type { Person } from './person.ts';
import type { Deed } from './road.ts';

/** Long enough to apply, and to tear down and deploy again all that runs. */
const OPEN_FOR = 'PT4M';
const APPLICANTS = 2;
const MINUTE_MS = 60_000;
const LATEST_CLOSE_S = 2;
const by = { id: 'rehearsal', name: 'A rehearsal' };

export interface OpenWindow {
  readonly windowId: string;
  readonly closesAt: string;
}

/** When the window opens that is to be walked: now, since an emulator has no other clock than the machine's. */
export const windowOf = ({ id }: Agreement): OpenWindow & { readonly opensAt: string } => {
  const opensAt = now();
  return { windowId: additionalWindowIdOf(id, opensAt), opensAt, closesAt: plusDuration(opensAt, OPEN_FOR) };
};

/**
 * From the opening to the close, with all that runs torn down and deployed again in between.
 * @param applied is told each applicant's name and the person at whose browser it applied
 */
export const untilTheClose = (
  { env, ...emulator }: Emulator,
  siteUrl: string,
  project: string,
  agreement: Agreement,
  { windowId, opensAt, closesAt }: ReturnType<typeof windowOf>,
  applied: Map<string, Person>,
): readonly Deed[] => {
  const machines = machinesOf(env);
  const additional = { opensAt, closesAt, reason: 'A rehearsal', by };
  const isOpen = () =>
    machines.arrivedIn('Window', ['Wait for the next reminder', 'Wait for the closing instant'], MINUTE_MS);
  const applicants = demoApplicants(agreement, londonDate(closesAt), APPLICANTS);
  return [
    [
      'A window opens, as an additional one that may be short',
      async () => {
        await machines.start('Window', windowId, { agreementId: agreement.id, additional });
        return isOpen();
      },
    ],
    ...applicants.map(
      (applicant): Deed => [
        `${applicant.name} signs in, fills in the form, sends its files and submits`,
        async () => {
          const account = { email: applicant.email, name: applicant.person };
          const person = await providerAccount({ env, ...emulator }, siteUrl, account);
          applied.set(applicant.name, person);
          return `receipt ${await apply(person, applicant, windowId)}`;
        },
      ],
    ),
    ['All that runs is torn down while the window is open', () => tearDown(env, project)],
    ['It is deployed again', () => deployAgain(env, project)],
    ['The window is open still', isOpen],
    [
      'It closes on time, applications are unsealed and begun',
      async () => {
        const left = Date.parse(closesAt) - Date.parse(now());
        await machines.arrivedIn('Window', [], left + 3 * MINUTE_MS);
        const closing = await machines.cameTo('Window', 'Close the window');
        const late = ((closing ?? Number.NaN) - Date.parse(closesAt)) / 1000;
        if (!(late >= 0 && late < LATEST_CLOSE_S)) throw new Error(`it closed ${late} seconds after ${closesAt}`);
        return `${late.toFixed(1)} seconds after ${closesAt}`;
      },
    ],
  ];
};
