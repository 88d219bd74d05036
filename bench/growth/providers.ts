import { startDynamoDb } from '@laptop/cloud/dynamodb';
import { aWindow } from '../../test/builders/a-window.ts';
import { aContractOf, aSubmission } from '../../test/functions/provider-site/a-submission.ts';
import { aCompleteDraft } from '../../test/functions/provider-site/answers.ts';
import { othersBegin } from '../../test/functions/provider-site/others-begun.ts';
import { aProviderSite } from '../../test/functions/provider-site/world.ts';
import { metered } from '../../test/support/metered.ts';
import { type Listed, type ListingPage, MOST_GROWTH } from './measure.ts';

/** A page of a provider is there before its reader has looked up. */
const MOST_MS = 50;
const [OPEN, AWARDED, WHO] = ['s1-home-care-2027-04-01', 's1-home-care-2026-09-01', 'reader'];

/** What one provider sees of its applications, beside so many of others in the same window. */
export const providersPages = async (): Promise<Listed> => {
  const dynamoDb = await startDynamoDb({ inMemory: true });
  const site = await aProviderSite(dynamoDb.endpoint);
  await site.aWindow(OPEN);
  await site.aWindow(AWARDED, aWindow({ windowId: AWARDED }).awarded());
  await aCompleteDraft(site, OPEN, WHO);
  await aContractOf(site, await aSubmission(site, AWARDED, WHO), 'B');
  const [reader, newcomer] = [await site.visit({ subject: WHO }), await site.visit({ subject: 'newcomer' })];
  const page = (name: string, by: typeof reader, url: string): ListingPage => ({
    name,
    open: () => by.get(url),
    mostGrowth: MOST_GROWTH,
    mostMs: MOST_MS,
  });
  const at = (windowId: string, rest: string) => `/apply/windows/${windowId}/${rest}`;
  return {
    things: 'applications of others',
    meter: metered(site.tables.documents),
    fill: othersBegin(site, OPEN),
    pages: [
      page('provider: first page', reader, '/apply'),
      page('provider: window', newcomer, `/apply/windows/${OPEN}`),
      page('provider: task list', reader, at(OPEN, 'tasks')),
      page('provider: question', reader, at(OPEN, 'questions/q1')),
      page('provider: check answers', reader, at(OPEN, 'check')),
      page('provider: receipt', reader, at(AWARDED, 'receipt')),
      page('provider: contract', reader, at(AWARDED, 'contracts/B')),
      page('provider: letters', reader, '/apply/letters'),
      page('provider: people', reader, '/apply/people'),
    ],
    stop: async () => {
      await site.stop();
      await dynamoDb.stop();
    },
  };
};
