import { anAgreement, aPlace, aPublicSite } from '../../test/functions/public-site/a-public-site.ts';
import type { Listed } from './measure.ts';
import { metered } from './metered.ts';

const AGREEMENT = 'growing';
const [ZONES, IN_EACH] = [12, 3];

/** The public register: each provider has a contract of one lot, in three of the twelve zones. */
export const publicRegister = async (): Promise<Listed> => {
  const site = await aPublicSite();
  const anybody = site.visit(anAgreement(AGREEMENT));
  const at = `/register/${AGREEMENT}`;
  let filled = 0;
  return {
    things: 'contracts',
    meter: metered(site.tables.documents),
    fill: async (upTo) => {
      for (; filled < upTo; filled += 1) {
        const zones = Array.from({ length: IN_EACH }, (_, each) => ({
          zone: String(((filled + each) % ZONES) + 1),
          hoursPerWeek: 40,
        }));
        await site.contracts.make(aPlace(AGREEMENT, filled, { lot: 'ABC'.charAt(filled % 3), zones }));
      }
    },
    pages: [
      { name: 'register, one lot and zone', open: () => anybody.get(`${at}?lot=A&zone=1`) },
      { name: 'register, one lot', open: () => anybody.get(`${at}?lot=A`) },
      { name: 'register, one zone', open: () => anybody.get(`${at}?zone=1`) },
      { name: 'register, all of it', open: () => anybody.get(at) },
    ],
    stop: site.stop,
  };
};
