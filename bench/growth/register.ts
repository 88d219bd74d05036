import { startDynamoDb } from '@laptop/cloud/dynamodb';
import { anAgreement, aPlace, aPublicSite } from '../../test/functions/public-site/a-public-site.ts';
import { filling } from '../../test/support/filling.ts';
import { metered } from '../../test/support/metered.ts';
import { type Listed, MOST_GROWTH } from './measure.ts';

const AGREEMENT = 'growing';
const ZONES = 12;

/** The public register: each provider has a contract of either of two lots, in the first zone and two others. */
export const publicRegister = async (): Promise<Listed> => {
  const dynamoDb = await startDynamoDb({ inMemory: true });
  const site = await aPublicSite(dynamoDb.endpoint);
  const anybody = site.visit(anAgreement(AGREEMENT));
  const at = `/register/${AGREEMENT}`;
  const page = (name: string, query: string) => ({
    name,
    open: () => anybody.get(`${at}${query}`),
    mostGrowth: MOST_GROWTH,
  });
  const { contracts, stored } = filling(site.tables);
  let filled = 0;
  return {
    things: 'contracts',
    meter: metered(site.tables.documents),
    fill: async (upTo) => {
      for (; filled < upTo; filled += 1) {
        const provider = Math.floor(filled / 2);
        const providerName = `${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(provider % 26)} Care ${provider}`;
        const zones = [1, 2 + (provider % (ZONES - 2)), 3 + (provider % (ZONES - 2))].map((zone) => ({
          zone: String(zone),
          hoursPerWeek: 40,
        }));
        await contracts.make(aPlace(AGREEMENT, provider, { providerName, lot: 'AB'.charAt(filled % 2), zones }));
      }
      await stored();
    },
    pages: [
      page('register, one lot and zone', '?lot=A&zone=1'),
      page('register, one lot', '?lot=A'),
      page('register, one zone', '?zone=1'),
      page('register, all of it', ''),
      page('register, from a name on', '?from=b'),
      { name: 'register, the file', open: () => anybody.get(`${at}/places.csv`) },
    ],
    stop: async () => {
      await site.stop();
      await dynamoDb.stop();
    },
  };
};
