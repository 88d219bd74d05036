import { pMapIterable } from 'p-map';
import type { ContractStandings } from '../../../../adapters/dynamodb/contract-standings.ts';
import type { StoredLetter } from '../../../../adapters/dynamodb/stored-letter.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { day, instant, type TableRows } from '../../../../domain/tables/cells.ts';
import { besideApplication, lettersAbout } from '../../../shared/letters-about.ts';
import type { DeskDeps } from '../../deps.ts';
import { describedLetter } from '../../words/letters.ts';
import { isSeen, type Seen } from '../declaration.ts';
import { applicationsByName } from './applications-by-name.ts';

interface Reaching
  extends Pick<DeskDeps, 'applications' | 'representations' | 'corrections' | 'controls' | 'contracts' | 'letters'> {
  readonly standings: Pick<ContractStandings, 'get'>;
}

const AT_ONCE = 10;

const statuses: Readonly<Record<StoredLetter['status'], string>> = {
  waiting: 'Waits to be sent',
  claimed: 'Being sent',
  sent: 'Sent',
  undeliverable: 'Could not be delivered',
  'delivered-otherwise': 'Delivered otherwise',
  'not-sent': 'Not sent by this stage',
  withdrawn: 'Withdrawn before it was sent',
};
const hows = { post: 'By post', telephone: 'By telephone', 'in-person': 'In person' } as const;

/**
 * The letters about each application of a window, with how each was delivered: those that officers may know of, which are asked for by their names
 * (domain/letters/letters-of-application.ts). What they say is on pages of their own.
 */
export const letterRows = (deps: Reaching, { window, conflicted }: Pick<Seen, 'window' | 'conflicted'>): TableRows => {
  const withLetters = async (application: OpenedApplication) => {
    if (!isSeen(conflicted)(application)) return undefined;
    const [frozen, beside] = await Promise.all([
      deps.applications.frozen(application.applicationId),
      besideApplication(deps, application),
    ]);
    return { application, letters: await lettersAbout(deps.letters, { window, application, frozen, beside }) };
  };
  return {
    headings: [
      'Reference',
      'Organisation',
      'Letter',
      'To',
      'Status',
      'Written at',
      'Sent at',
      'Could not be delivered since',
      'Why',
      'Delivered otherwise',
      'On',
      'By',
      'Reason',
    ],
    rows: (async function* () {
      const each = pMapIterable(applicationsByName(deps, window), withLetters, { concurrency: AT_ONCE });
      for await (const found of each)
        for (const letter of found?.letters.toSorted(byAge) ?? []) {
          const { what, why, since } = describedLetter(letter);
          const { otherwise } = letter;
          yield [
            found?.application.receipt.reference,
            found?.application.organisationName,
            what,
            letter.to,
            statuses[letter.status],
            instant(letter.createdAt),
            instant(letter.sentAt),
            instant(since),
            why,
            otherwise && hows[otherwise.how],
            day(otherwise?.on),
            otherwise?.by.name,
            otherwise?.reason,
          ];
        }
    })(),
  };
};

const byAge = (one: StoredLetter, other: StoredLetter): number => (one.createdAt < other.createdAt ? -1 : 1);
