import { startDynamoDb } from '@laptop/cloud/dynamodb';
import pMap from 'p-map';
import { chainOf } from '../../domain/audit/entry.ts';
import { aWindow } from '../../test/builders/a-window.ts';
import { anApplication, s1 } from '../../test/builders/an-application.ts';
import { clock } from '../../test/builders/clock.ts';
import { officers, personOf } from '../../test/builders/people.ts';
import { anOfficersDesk } from '../../test/functions/officer-site/officers-desk.ts';
import { aPlace } from '../../test/functions/public-site/a-public-site.ts';
import { claimedLetter } from '../../test/support/claimed-letter.ts';
import { filling } from '../../test/support/filling.ts';
import { metered } from '../../test/support/metered.ts';
import { type Listed, type ListingPage, MOST_GROWTH } from './measure.ts';
import { aNotice } from './notices.ts';

/** Letters that could not be delivered are taken in hand one by one. */
const AT_ONCE = 16;

/** What officers see that belongs to no window alone: so many of each, of an application of its own. */
export const officersLists = async (): Promise<Listed> => {
  const dynamoDb = await startDynamoDb({ inMemory: true });
  const desk = await anOfficersDesk(dynamoDb.endpoint);
  const { documents } = desk.tables;
  const window = await desk.stored.window(aWindow().evaluating());
  const { windowId } = window;
  const { id: agreementId } = s1();
  const [lead, administrator] = [await desk.as(officers.lead), await desk.as(officers.administrator)];
  const { contracts, notices, waits, unsafeFiles, letters, record, stored } = filling(desk.tables);

  const applicationOf = (number: number) => anApplication(`Care firm ${number}`).received();
  const letterOf = (number: number) => ({
    letterId: `${windowId}.outcome.${applicationOf(number).providerId}`,
    kind: 'outcome' as const,
    to: `firm-${number}@example.com`,
    subject: 'Your application',
    body: 'x'.repeat(2_000),
    addressee: `Care firm ${number}`,
  });
  const file = { page: 'safeguarding', field: 'policy', title: 'Safeguarding', name: 'policy.pdf', shownTo: [] };

  const put = async (number: number): Promise<void> => {
    const { applicationId } = applicationOf(number);
    await contracts.make(aPlace(agreementId, number, { lot: 'A' }));
    await notices.publish(aNotice(agreementId, number));
    await waits.begin({
      subject: applicationId,
      ask: 'fault',
      token: 'token',
      enteredAt: clock.now(),
      detail: undefined,
    });
    await unsafeFiles.note({ applicationId, windowId, ...file, why: 'infected', foundAt: clock.now() }, []);
    await letters.enqueue([letterOf(number)], clock.now());
  };
  const comeBack = async (number: number): Promise<void> => {
    const claimed = await claimedLetter(letters, letterOf(number), clock.now());
    await letters.markUndeliverable(claimed, { at: clock.now(), error: 'ValidationError' });
  };
  const signedIn = (number: number) => ({
    id: `sign-in-${number}`,
    from: 'officer-site',
    entry: { at: clock.now(), by: personOf(officers.lead), kind: 'sign-in' as const, action: 'signed in' },
  });

  let filled = 0;
  const page = (name: string, by: typeof lead, url: string): ListingPage => ({
    name,
    open: () => by.get(url),
    mostGrowth: MOST_GROWTH,
    fullFrom: 100,
  });
  return {
    things: 'of each',
    meter: metered(documents),
    fill: async (upTo) => {
      const numbers = Array.from({ length: upTo - filled }, (_, index) => filled + index);
      for (const number of numbers) await put(number);
      await stored();
      await pMap(numbers, comeBack, { concurrency: AT_ONCE });
      await record(chainOf({}), numbers.map(signedIn), clock.now());
      await stored();
      filled = upTo;
    },
    pages: [
      page('first page, with all that waits', lead, '/officers'),
      page('letters that could not be delivered', lead, '/officers/letters'),
      page('faults, and files', lead, '/officers/faults'),
      page('contracts', lead, `/officers/agreements/${agreementId}/contracts`),
      page('notices', lead, `/officers/agreements/${agreementId}/notices`),
      page('who signed in', administrator, '/officers/audit'),
    ],
    stop: async () => {
      await desk.stop();
      await dynamoDb.stop();
    },
  };
};
