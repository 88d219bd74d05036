import { startDynamoDb } from '@laptop/cloud/dynamodb';
import { aWindow } from '../../test/builders/a-window.ts';
import { anApplication, frozenOf } from '../../test/builders/an-application.ts';
import { officers } from '../../test/builders/people.ts';
import { anOfficersDesk } from '../../test/functions/officer-site/officers-desk.ts';
import { metered } from '../../test/support/metered.ts';
import type { Listed } from './measure.ts';

/** The officers' pages about one window whose applications are being evaluated, as the procurement lead sees them. */
export const officersDesk = async (): Promise<Listed> => {
  const dynamoDb = await startDynamoDb({ inMemory: true });
  const desk = await anOfficersDesk(dynamoDb.endpoint);
  const window = aWindow().evaluating();
  await desk.stored.window(window);
  const lead = await desk.as(officers.lead);
  let filled = 0;
  return {
    things: 'applications',
    meter: metered(desk.tables.documents),
    fill: async (upTo) => {
      for (; filled < upTo; filled += 1) {
        const application = stages[filled % stages.length]?.(`Care firm ${filled}`) ?? anApplication().received();
        await desk.deps.applications.open(application, frozenOf(application));
      }
    },
    pages: [
      { name: 'officers’ first page', open: () => lead.get('/officers') },
      { name: 'window', open: () => lead.get(`/officers/windows/${window.windowId}`) },
      { name: 'applications', open: () => lead.get(`/officers/windows/${window.windowId}/applications`) },
      { name: 'referrals', open: () => lead.get(`/officers/windows/${window.windowId}/referrals`) },
    ],
    stop: async () => {
      desk.stop();
      await dynamoDb.stop();
    },
  };
};

/** Of each five applications, how each stands. */
const stages: readonly ((name: string) => ReturnType<ReturnType<typeof anApplication>['received']>)[] = [
  (name) => anApplication(name).received(),
  (name) => anApplication(name).registrationReferred(),
  (name) => anApplication(name).evaluating(officers.edith),
  (name) => anApplication(name).moderating(),
  (name) => anApplication(name).rejected(),
];
