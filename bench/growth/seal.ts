import { startDynamoDb } from '@laptop/cloud/dynamodb';
import { aCertificate } from '../../test/builders/a-certificate.ts';
import { aWindow } from '../../test/builders/a-window.ts';
import { anApplication, frozenOf } from '../../test/builders/an-application.ts';
import { clock } from '../../test/builders/clock.ts';
import { officers } from '../../test/builders/people.ts';
import { anOfficersDesk } from '../../test/functions/officer-site/officers-desk.ts';
import { aProviderSite } from '../../test/functions/provider-site/world.ts';
import { metered } from '../../test/support/metered.ts';
import { underSeal } from '../../test/support/under-seal.ts';
import { type Listed, MOST_GROWTH } from './measure.ts';

/** A page of a certificate shows so many applications. */
const SHOWN = 50;

/** Windows that are unsealed, each with a certificate of more applications than the one before: a certificate never changes. */
const windowOf = (time: number): string => `s1-home-care-20${30 + time}-03-01`;
const idsOf = (windowId: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => anApplication(`Care firm ${number}`, { windowId }).received())
    .map(({ applicationId }) => applicationId)
    .toSorted();

export const sealForOfficers = async (): Promise<Listed> => {
  const dynamoDb = await startDynamoDb({ inMemory: true });
  const desk = await anOfficersDesk(dynamoDb.endpoint);
  const lead = await desk.as(officers.lead);
  let time = 0;
  return {
    things: 'applications',
    meter: metered(desk.tables.documents),
    fill: async (upTo) => {
      time += 1;
      const windowId = windowOf(time);
      const window = await desk.stored.window(aWindow({ windowId }).evaluating());
      const ids = idsOf(windowId, upTo);
      const onFirst = new Set(ids.slice(0, SHOWN));
      for (let number = 0; number < upTo; number += 1) {
        const each = anApplication(`Care firm ${number}`, { windowId }).received();
        if (onFirst.has(each.applicationId)) await desk.deps.applications.open(each, frozenOf(each));
      }
      const writes = await desk.deps.seals.certificateWrites(windowId, aCertificate(window, ids), clock.now());
      await desk.deps.records.transact(writes);
    },
    pages: [
      {
        name: 'certificate of the seal',
        open: () => lead.get(`/officers/windows/${windowOf(time)}/seal`),
        mostGrowth: MOST_GROWTH,
      },
      { name: 'the same, the file', open: () => lead.get(`/officers/windows/${windowOf(time)}/seal.json`) },
    ],
    stop: async () => {
      await desk.stop();
      await dynamoDb.stop();
    },
  };
};

export const sealForProviders = async (): Promise<Listed> => {
  const dynamoDb = await startDynamoDb({ inMemory: true });
  const site = await aProviderSite(dynamoDb.endpoint);
  let [time, applicant] = [0, await site.visit()];
  return {
    things: 'applications',
    meter: metered(site.tables.documents),
    fill: async (upTo) => {
      time += 1;
      const windowId = windowOf(time);
      const window = await site.aWindow(windowId);
      const ids = idsOf(windowId, upTo);
      const own = anApplication('Care firm 7', { windowId }).received();
      const head = await site.sealed.start(windowId, own.providerId, window.opensAt);
      const sealing = await underSeal(site.sealed, windowId, {
        email: 'firm@example.com',
        promised: window.closesAt,
        at: window.opensAt,
      });
      await site.sealed.submit(head, frozenOf(own), own.receipt, sealing, []);
      await site.records.transact(
        await site.seals.certificateWrites(windowId, aCertificate(window, ids), window.closesAt),
      );
      applicant = await site.visit({ subject: own.providerId });
    },
    pages: [
      {
        name: 'certificate of the seal, for an applicant',
        open: () => applicant.get(`/apply/windows/${windowOf(time)}/seal`),
        mostGrowth: MOST_GROWTH,
      },
    ],
    stop: async () => {
      await site.stop();
      await dynamoDb.stop();
    },
  };
};
