import { startDynamoDb } from '@laptop/cloud/dynamodb';
import { uk7Of } from '../../domain/notices/awarded.ts';
import { clock } from '../../test/builders/clock.ts';
import { anAgreement, aPlace, aPublicSite } from '../../test/functions/public-site/a-public-site.ts';
import { type Filling, filling } from '../../test/support/filling.ts';
import { metered } from '../../test/support/metered.ts';
import { type Listed, MOST_GROWTH } from './measure.ts';

const AGREEMENT = 'growing';

/** A notice of one contract. */
export const aNotice = (agreementId: string, number: number): Parameters<Filling['notices']['publish']>[0] => {
  const [windowId, at] = [`${agreementId}-${number}`, clock.now()];
  const places = [aPlace(agreementId, number)];
  const release = uk7Of({ agreement: anAgreement(agreementId), windowId, places, decidedAt: at }, at);
  return { noticeId: `${windowId}-UK7`, agreementId, windowId, title: 'Contract details', publishedAt: at, release };
};

/** The public page of an agreement, with the notices that were published of it. */
export const publicNotices = async (): Promise<Listed> => {
  const dynamoDb = await startDynamoDb({ inMemory: true });
  const site = await aPublicSite(dynamoDb.endpoint);
  const anybody = site.visit(anAgreement(AGREEMENT));
  const { notices, stored } = filling(site.tables);
  let filled = 0;
  return {
    things: 'notices',
    meter: metered(site.tables.documents),
    fill: async (upTo) => {
      for (; filled < upTo; filled += 1) await notices.publish(aNotice(AGREEMENT, filled));
      await stored();
    },
    pages: [
      {
        name: 'agreement, with its notices',
        open: () => anybody.get(`/agreements/${AGREEMENT}`),
        mostGrowth: MOST_GROWTH,
      },
    ],
    stop: async () => {
      await site.stop();
      await dynamoDb.stop();
    },
  };
};
