import { startDynamoDb } from '@laptop/cloud/dynamodb';
import { chainOf } from '../../domain/audit/entry.ts';
import { aWindow } from '../../test/builders/a-window.ts';
import { anApplication, frozenOf } from '../../test/builders/an-application.ts';
import { clock } from '../../test/builders/clock.ts';
import { type OfficerAccount, officers, personOf } from '../../test/builders/people.ts';
import { anOfficersDesk, type Desk } from '../../test/functions/officer-site/officers-desk.ts';
import { type Filling, filling } from '../../test/support/filling.ts';
import { metered } from '../../test/support/metered.ts';
import { type Listed, type ListingPage, MOST_GROWTH } from './measure.ts';

/** With so many applications each list of a page has fifty. */
const FULL_FROM = 1_000;
/** Where few of a trail's entries are asked for, two thousand are looked through for a page. */
const ENTRIES_LOOKED_AT = 10_000;

type OpenedApplication = ReturnType<ReturnType<typeof anApplication>['received']>;
type Browser = Awaited<ReturnType<Desk['as']>>;
type Signed = Readonly<Record<'lead' | 'edith' | 'moderator' | 'approver', Browser>>;
interface Filled {
  readonly status: 'evaluating' | 'standstill';
  readonly application: (number: number) => OpenedApplication;
  /** What has to be done again with each number of them, before the pages are opened. */
  readonly settle?: (desk: Desk, as: Signed, windowId: string, time: number) => Promise<unknown>;
  readonly pages: (as: Signed, at: string) => readonly ListingPage[];
}

/** The officers' pages about one window with many applications. */
const aDesk =
  ({ status, application, settle, pages }: Filled) =>
  async (): Promise<Listed> => {
    const dynamoDb = await startDynamoDb({ inMemory: true });
    const desk = await anOfficersDesk(dynamoDb.endpoint);
    const window = { ...aWindow().evaluating(), status };
    await desk.stored.window(window);
    await desk.stored.declared(window.windowId, officers.edith);
    const as = {
      lead: await desk.as(officers.lead),
      edith: await desk.as(officers.edith),
      moderator: await desk.as(officers.moderator),
      approver: await desk.as(officers.approver),
    };
    const fillings = filling(desk.tables);
    let [filled, time] = [0, 0];
    return {
      things: 'applications',
      meter: metered(desk.tables.documents),
      fill: async (upTo) => {
        const checked: OpenedApplication[] = [];
        for (; filled < upTo; filled += 1) {
          const each = application(filled);
          await fillings.applications.open(each, frozenOf(each));
          checked.push(each);
        }
        await fillings.record(chainOf(window), checked.map(entryOn), clock.now());
        await fillings.stored();
        time += 1;
        await settle?.(desk, as, window.windowId, time);
      },
      pages: pages(as, `/officers/windows/${window.windowId}`),
      stop: async () => {
        await desk.stop();
        await dynamoDb.stop();
      },
    };
  };

/** What was done about an application: of each twenty one by the contract manager, the others by the service. */
const entryOn = (
  { windowId, applicationId }: OpenedApplication,
  number: number,
): Parameters<Filling['record']>[1][number] => ({
  id: `${applicationId}#checked`,
  from: 'check-registration',
  entry: {
    windowId,
    subject: applicationId,
    at: clock.now(),
    action: 'registration checked',
    ...(number % 20 === 0 && { by: personOf(officers.manager) }),
  },
});

const shown = (name: string, by: Browser, url: string): ListingPage => ({
  name,
  open: () => by.get(url),
  mostGrowth: MOST_GROWTH,
  fullFrom: FULL_FROM,
});

/** A page whose lists are full with a hundred applications. */
const shownFull = (name: string, by: Browser, url: string): ListingPage => ({ ...shown(name, by, url), fullFrom: 100 });

/** A page of few entries among many: so many are looked through, and then the reader is asked to go on. */
const narrowed = (name: string, by: Browser, url: string): ListingPage => ({
  ...shown(name, by, url),
  fullFrom: ENTRIES_LOOKED_AT,
});
const firstReference = (): string => anApplication('Care firm 0').received().receipt.reference;

/** An evaluator scores some dozens: of more applications there are more evaluators. */
const evaluatorOf = (number: number): OfficerAccount =>
  number < 100 ? officers.edith : { ...officers.evan, subject: `evaluator-${Math.floor(number / 100)}` };

/** Of each ten applications, how each stands. */
const stages: readonly ((name: string, number: number) => OpenedApplication)[] = [
  (name) => anApplication(name).received(),
  (name) => anApplication(name).registrationReferred(),
  (name) => anApplication(name).complianceReferred(),
  (name) => anApplication(name).rejectionProposed('2027-05-20T22:59:59.999Z'),
  (name, number) => anApplication(name).evaluating(evaluatorOf(number)),
  (name) => anApplication(name).evaluating(),
  (name) => anApplication(name).moderating(),
  (name) => anApplication(name, { controlStanding: 'waits' }).moderating(),
  (name) => anApplication(name, { controlStanding: 'proved' }).scored(),
  (name) => anApplication(name).rejected(),
];

export const officersDesk = aDesk({
  status: 'evaluating',
  application: (number) => {
    const staged = stages[number % stages.length]?.(`Care firm ${number}`, number);
    if (!staged) throw new Error('There is no such stage');
    return staged;
  },
  pages: ({ lead, edith, moderator }, at) => [
    shown('officers’ first page', lead, '/officers'),
    shown('the same, of an evaluator', edith, '/officers'),
    shown('window', lead, at),
    shown('declaration', lead, `${at}/declaration`),
    shown('applications', lead, `${at}/applications`),
    shown('applications, one status', lead, `${at}/applications?status=evaluating`),
    shown('applications, from a name on', lead, `${at}/applications?name=care%20firm%205`),
    shown('referrals', lead, `${at}/referrals`),
    shown('proofs of control', lead, `${at}/control`),
    shown('scoring', edith, `${at}/evaluate`),
    shown('moderation', moderator, `${at}/moderate`),
    shown('audit trail', lead, `${at}/audit`),
    narrowed('audit trail, of one person', lead, `${at}/audit?person=${officers.manager.subject}`),
    narrowed('audit trail, of one application', lead, `${at}/audit?application=${firstReference()}`),
    shownFull('recommendation, not all settled', lead, `${at}/recommendation`),
    { name: 'applications, the file', open: () => lead.get(`${at}/applications.csv`) },
  ],
});

/** The same once the award is approved: of each four applications three have a place. */
export const awardedDesk = aDesk({
  status: 'standstill',
  application: (number) => {
    const scored = anApplication(`Care firm ${number}`, { controlStanding: 'proved' }).scored();
    return number % 4 === 0
      ? { ...scored, status: 'unsuccessful' }
      : { ...scored, status: 'awarded', awardedLots: ['A'] };
  },
  pages: ({ lead }, at) => [
    shown('first page, standstill', lead, '/officers'),
    shown('window, standstill', lead, at),
    shown('applications, standstill', lead, `${at}/applications`),
    shown('standstill', lead, `${at}/standstill`),
    shownFull('places held back', lead, `${at}/held-places`),
  ],
});

/** The same while its award is to be approved, of two lots: of each four applications three have a place on both. */
export const approvingDesk = aDesk({
  status: 'evaluating',
  application: (number) =>
    anApplication(`Care firm ${number}`, { controlStanding: 'proved' })
      .applyingFor('A', 'C')
      .scored(number % 4 === 0 ? 2 : 4),
  settle: async ({ stored }, { lead, approver }, windowId, time) => {
    const at = `/officers/windows/${windowId}`;
    const round = String(time);
    if (time > 1) {
      await approver.get(`${at}/approval`);
      await approver.submit(`${at}/approval`, { decision: 'returned', reason: 'More have been scored meanwhile.' });
    }
    await stored.waiting(windowId, 'recommendation', round);
    await lead.get(`${at}/recommendation`);
    await lead.submit(`${at}/recommendation`, { text: 'Everyone who meets the conditions.' });
    await stored.waiting(windowId, 'approval', round);
  },
  pages: ({ lead, approver }, at) => [
    shownFull('recommendation', lead, `${at}/recommendation`),
    shownFull('approval', approver, `${at}/approval`),
    shownFull('approval, the second lot', approver, `${at}/approval?from=lot-C%40`),
  ],
});
