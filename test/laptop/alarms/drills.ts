import { plusDuration } from '../../../domain/time/london.ts';
import { demoApplicants } from '../../../laptop/demo/applicants.ts';
import { demoOfficer } from '../../../laptop/demo/officers.ts';
import { agreementToPlay } from '../../../laptop/demo/which-agreement.ts';
import { apply } from '../../../laptop/seed/apply.ts';
import type { ALaptop, MachineName } from './a-laptop.ts';

const windowId = 's1-home-care-2027-03-01';
const closesAt = '2027-03-31T11:00:00.000Z';
const windowKey = { pk: 'AGREEMENT#s1-home-care', sk: `WINDOW#${windowId}` };
const configKey = { ...windowKey, sk: `CONFIG#${windowId}` };
const [applicant, ...others] = demoApplicants(agreementToPlay('s1-home-care'), '2027-03-31', 1);
if (!applicant || others.length > 0) throw new Error('The demonstration lacks an applicant');

/** A form takes the address, and the mail service does not. */
const email = 'refused@simulator.notify';
const unreachable = {
  ...applicant,
  email,
  pages: applicant.pages.map((asked) =>
    asked.page === 'contacts' ? { ...asked, fields: { ...asked.fields, email } } : asked,
  ),
};

/** The input of an execution of each machine that does something at once. */
const inputOf = async (laptop: ALaptop, machine: MachineName): Promise<object> => {
  const now = await laptop.clock.now();
  if (machine === 'Window') return { agreementId: 's1-home-care', scheduledTime: now };
  if (machine === 'Change') return { windowId, changeAt: now, kind: 'extended', tellAt: plusDuration(now, 'PT1S') };
  return { windowId, applicationId: `${windowId}.nobody` };
};

/** A machine that may call nothing can neither go on nor ask an officer. */
const fails = (machine: MachineName) => async (laptop: ALaptop) =>
  laptop.muted(`Machines${machine}`, async () => {
    await laptop.start(machine, `fails-${machine}`, await inputOf(laptop, machine));
    await laptop.clock.by('PT8M');
  });

/** One that is left five seconds, and may call nothing within them, so that it waits to try again. */
const timesOut = (machine: MachineName) => async (laptop: ALaptop) =>
  laptop.shortLived(machine, () =>
    laptop.throttled(firstTask[machine], async () => {
      await laptop.start(machine, `slow-${machine}`, await inputOf(laptop, machine));
      await laptop.clock.by('PT10S');
    }),
  );
const firstTask = {
  Window: 'TasksPrepareWindow',
  Application: 'TasksCheckRegistration',
  Award: 'TasksAskOfficer',
  Change: 'TasksTellProviders',
} as const;

/** The next morning, when what is left behind is looked for. */
const nextMorning = async ({ clock }: ALaptop) => {
  const tomorrow = plusDuration(await clock.now(), 'PT24H').slice(0, 10);
  await clock.to(`${tomorrow}T06:31:00.000Z`);
};

const failsMuted =
  (role: string, name = role) =>
  (laptop: ALaptop) =>
    laptop.muted(role, async () => laptop.invoke(name));

/** How each alarm is made to ring, in the order in which it is done: an application is submitted first, and its window closes on the way. */
export const drills: Readonly<Record<string, (laptop: ALaptop) => Promise<unknown>>> = {
  // The mail service takes no more letters, and one waits; then none whatever; then none for a day; then it finds that the address is none.
  LettersOverDailyLimit: async ({ cloud, clock }) => {
    await clock.to('2027-03-01T09:05:00.000Z');
    cloud.outside.mail.faults.set('daily-limit');
    await apply(cloud.siteUrl, unreachable, windowId);
    await clock.by('PT1M');
  },
  LettersRefused: async ({ cloud, invoke }) => {
    cloud.outside.mail.faults.set('key-revoked');
    await invoke('TasksSendLetters');
  },
  LettersHeldUp: async ({ clock, invoke }) => {
    await clock.by('PT25H');
    await invoke('TasksSendLetters');
  },
  LetterUndeliverable: async ({ cloud, invoke }) => {
    cloud.outside.mail.faults.set('none');
    await invoke('TasksSendLetters');
  },
  LettersNotSent: failsMuted('TasksSendLetters'),
  RemindersNotSent: failsMuted('TasksRemindApplicants'),
  RecordsUnreadable: async (laptop) => {
    await laptop.put('Letters', { pk: 'LETTER#damaged', sk: 'LETTER', gsi1pk: 'UNSENT', gsi1sk: '2027-03-01', to: 7 });
    await laptop.invoke('TasksSendLetters');
  },
  RecordsWrittenOver: async (laptop) => {
    await laptop.put('Records', { ...(await laptop.read('Records', configKey)), tampered: true });
    await laptop.clock.by('PT1M');
  },
  AuditNotRecorded: ({ put, read, clock, muted }) => {
    const changeLater = async () => {
      await put('Records', { ...(await read('Records', configKey)), tampered: 'again' });
      await clock.by('PT20M');
    };
    return muted('AuditRecorderRecordAudit', changeLater, 'dynamodb:PutItem');
  },
  AuditNotCopied: failsMuted('AuditRecorderCopyAudit'),
  DeliveriesNotFinished: failsMuted('SweepFinishDeliveries'),
  WatchFailed: failsMuted('WatchFindLeftBehind'),
  UnsafeFileNotNoted: (laptop) => laptop.invoke('VirusChecksNoteUnsafeFile', { source: 'aws.guardduty' }),
  PagesFailing: ({ cloud, muted }) =>
    muted('SitesPublicSite', async () => {
      for (let page = 0; page < 5; page += 1) await fetch(cloud.siteUrl);
    }),
  PacksNotMade: (laptop) => laptop.invoke('EvidencePacksMakePack', { subject: '' }),
  TablesNotMade: (laptop) => laptop.invoke('TableFilesMakeTable', { table: '' }),
  PdfsNotWritten: (laptop) => laptop.invoke('DocumentsWritePdf', { title: '' }),
  ProviderSiteThrottled: ({ cloud, throttled }) =>
    throttled('SitesProviderSite', () => fetch(`${cloud.siteUrl}/apply`)),
  OfficerSiteThrottled: ({ cloud, throttled }) =>
    throttled('SitesOfficerSite', () => fetch(`${cloud.siteUrl}/officers`)),
  OfficerAwardThrottled: ({ cloud, throttled }) =>
    throttled('SitesOfficerSiteAward', () => fetch(`${cloud.siteUrl}/officers/windows/any/approval`)),
  AccountsNotAnswered: async ({ cloud, clock, muted }) => {
    const officer = await demoOfficer(cloud.siteUrl, 'procurement-lead');
    await clock.by('PT6M');
    await muted('SitesOfficerSite', () => officer.open('/officers').catch(() => {}), 'cognito-idp:');
  },
  // It may read no record, so the window is not prepared, and an officer is asked.
  WindowFault: (laptop) =>
    laptop.muted('TasksPrepareWindow', async () => {
      await laptop.start('Window', 'faulty-Window', await inputOf(laptop, 'Window'));
      await laptop.clock.by('PT3M');
    }),
  WindowFailed: fails('Window'),
  ApplicationFailed: fails('Application'),
  AwardFailed: fails('Award'),
  ChangeFailed: fails('Change'),
  WindowTimedOut: timesOut('Window'),
  ApplicationTimedOut: timesOut('Application'),
  AwardTimedOut: timesOut('Award'),
  ChangeTimedOut: timesOut('Change'),
  // Of an application that is not there nothing can be checked.
  FaultWaiting: async (laptop) => {
    await laptop.start('Application', 'faulty', await inputOf(laptop, 'Application'));
    await nextMorning(laptop);
  },
  // The morning's sweep may not be invoked: a refusal is final.
  ScheduleGaveUp: (laptop) => laptop.muted('OpeningsMorning', () => nextMorning(laptop)),
  // Somebody says in the window's record that it has closed, weeks before.
  UnsealingRefused: async (laptop) => {
    const window = await laptop.read('Records', windowKey);
    const now = await laptop.clock.now();
    await laptop.put('Records', { ...window, status: 'closed', closesAt: now });
    await laptop.invoke('TasksUnsealApplications', { windowId });
    await laptop.put('Records', window);
  },
  AwardHeldTooLong: async (laptop) => {
    const enteredAt = plusDuration(await laptop.clock.now(), '-PT505H');
    const asked = { ask: 'challenge', subject: windowId, token: 'none', enteredAt, status: 'waiting', version: 1 };
    const listed = { gsi1pk: 'WAITING#challenge', gsi1sk: `${enteredAt}#${windowId}` };
    await laptop.put('Records', { pk: `WAIT#${windowId}`, sk: 'challenge', ...asked, ...listed });
    await nextMorning(laptop);
  },
  // The window closes and is unsealed; then somebody stops what runs for its application.
  ProcessStopped: async (laptop) => {
    await laptop.clock.to(closesAt);
    await laptop.clock.by('PT5M');
    await laptop.stop('Application');
    await laptop.clock.by('PT1M');
  },
  ApplicationLeftBehind: nextMorning,
  AwardLeftBehind: async (laptop) => {
    await laptop.stop('Award');
    await laptop.put('Records', { ...(await laptop.read('Records', windowKey)), status: 'standstill' });
    await nextMorning(laptop);
  },
  WindowBehindItsTime: async (laptop) => {
    await laptop.put('Records', { ...(await laptop.read('Records', windowKey)), status: 'open' });
    await nextMorning(laptop);
  },
};
