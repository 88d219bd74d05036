import { plusDuration } from '../../../domain/time/london.ts';
import type { Window } from '../../../domain/window/window.ts';
import { aCertificate } from '../../builders/a-certificate.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { aPdf } from '../../builders/files.ts';
import { brightCare } from '../../builders/good-answers.ts';
import { claimedLetter } from '../../support/claimed-letter.ts';
import { underSeal } from '../../support/under-seal.ts';
import { aContractOf } from '../provider-site/a-submission.ts';
import { aCompleteDraft, formOf, sendFile } from '../provider-site/answers.ts';
import type { ProviderSite } from '../provider-site/world.ts';

export const applicant = { subject: 'hilda', name: 'Hilda Hollow', email: 'hilda@hidden-hollow.example' };
export const colleague = { subject: 'konrad', name: 'Konrad Prepares', email: 'konrad@hidden-hollow.example' };
const REASON = 'The zephyr was not understood and costed.';
const INVITATION = 'invitation-1';
const OUTCOME = 'Lot A: the zephyr was successful.';
const REPLY = 'The zephyr has been costed since.';

const applicationIn = (windowId: string) =>
  anApplication(brightCare.name, { windowId, providerId: applicant.subject, email: applicant.email }).received();

const ids = {
  draft: 's1-home-care-2027-07-01',
  submitted: 's1-home-care-2027-06-01',
  evaluating: 's1-home-care-2027-04-01',
  standstill: 's1-home-care-2027-02-01',
  awarded: 's1-home-care-2027-01-01',
  cancelled: 's1-home-care-2027-05-01',
};
const LETTER = `${ids.evaluating}.rejection-1.${applicant.subject}`;
export type When = keyof typeof ids;
export const states = Object.keys(ids) as readonly When[];

/** What tells of the applicant: nobody else may be shown any of it. */
export const wordsOfTheApplicant: readonly string[] = [
  applicant.name,
  applicant.email,
  brightCare.name,
  brightCare.locationId,
  'asha@brightcare.example',
  'zephyr',
  `.${applicant.subject}/`,
  ...Object.values(ids).map((windowId) => applicationIn(windowId).receipt.reference),
];

/** The applicant's application, submitted as its pages would have done it. */
const submitted = async (site: ProviderSite, windowId: string) => {
  await aCompleteDraft(site, windowId, applicant.subject);
  const head = await site.sealed.get(windowId, applicant.subject);
  const application = applicationIn(windowId);
  const { policy } = (await site.sealed.page(windowId, applicant.subject, 'safeguarding'))?.values ?? {};
  const { answers, ...frozen } = frozenOf(application);
  const withFile = { ...frozen, answers: { ...answers, safeguarding: { ...answers.safeguarding, policy } } };
  if (head)
    await site.sealed.submit(
      head,
      withFile,
      application.receipt,
      await underSeal(site.sealed, windowId, { email: application.email, promised: clock.now(), at: clock.now() }),
      [],
    );
};

const told = async ({ records, representations }: ProviderSite, windowId: string) => {
  const { applicationId, providerId, receipt, organisationName, email } = applicationIn(windowId);
  await records.transact([
    representations.open({
      applicationId,
      windowId,
      providerId,
      round: 1,
      reference: receipt.reference,
      organisationName,
      email,
      reasons: [REASON],
      toldAt: plusDuration(clock.now(), '-PT24H'),
      replyBy: plusDuration(clock.now(), 'PT240H'),
      reply: { text: REPLY, at: clock.now() },
      version: 1,
    }),
  ]);
};

/** An officer has returned the application for correction. */
const returned = async ({ records, corrections }: ProviderSite, windowId: string) => {
  const { applicationId, providerId, receipt, organisationName, email, lots } = applicationIn(windowId);
  const values = { name: organisationName, legalForm: 'company', companyNumber: '', address: '1 High Street' };
  await records.transact([
    corrections.open({
      applicationId,
      windowId,
      providerId,
      round: 1,
      stage: 'compliance',
      reference: receipt.reference,
      organisationName,
      email,
      lots,
      pages: [{ page: 'organisation', title: 'Your organisation', values }],
      wrong: REASON,
      askedAt: clock.now(),
      sendBy: plusDuration(clock.now(), 'PT120H'),
      version: 1,
    }),
  ]);
};

/** A letter that the applicant was sent. */
const wroteTo = async ({ letters }: ProviderSite) => {
  const { name: addressee, email: to } = applicant;
  const letter = { letterId: LETTER, kind: 'rejection' as const, to, addressee, subject: 'The zephyr', body: REASON };
  await letters.enqueue([letter], clock.now());
  await letters.markSent(await claimedLetter(letters, letter, clock.now()), clock.now());
};

/** The applicant has a colleague who prepares, and has asked one more. */
const together = async ({ records, people }: ProviderSite) => {
  const { subject: providerId, name } = applicant;
  const since = clock.now();
  const both = [
    { id: providerId, name, email: applicant.email, part: 'sign' as const, since },
    { id: colleague.subject, name: colleague.name, email: colleague.email, part: 'prepare' as const, since },
  ];
  const by = { id: providerId, name };
  const invitations = [{ id: INVITATION, email: 'xenia@hidden-hollow.example', part: 'sign' as const, by, at: since }];
  await records.transact([
    people.write({ providerId }, undefined, { name: brightCare.name, people: both, invitations }),
    people.actWrite(providerId, providerId, undefined),
    people.actWrite(colleague.subject, providerId, undefined),
  ]);
};

const knows = async ({ outcomes }: ProviderSite, windowId: string) => {
  const { providerId, receipt } = applicationIn(windowId);
  await outcomes.keep({ windowId, providerId, reference: receipt.reference, paragraphs: [OUTCOME], at: clock.now() });
};

const certified = async ({ records, seals, windows }: ProviderSite, windowId: string) => {
  const window = await windows.get(windowId);
  if (!window) throw new Error('There is no window');
  const written = aCertificate(window, [applicationIn(windowId).applicationId]);
  await records.transact(await seals.certificateWrites(windowId, written, clock.now()));
};

/** The file that the applicant has sent to storage, and that is not yet kept: the key by which it comes back. */
const sentFile = async (site: ProviderSite) => {
  const visitor = await site.visit(applicant);
  const form = await formOf(visitor, `/apply/windows/${ids.draft}/files/safeguarding`);
  return new URL(await sendFile(form, aPdf())).searchParams.get('key') ?? '';
};

/** A window in each of its states, in all of which the same provider has an application. */
export const providersWindows = async (site: ProviderSite, another: string) => {
  const prepare = (window: Window) => site.aWindow(window.windowId, window);
  await prepare(aWindow({ windowId: ids.draft }).open());
  await prepare(aWindow({ windowId: ids.submitted }).open());
  await prepare(aWindow({ windowId: ids.evaluating }).evaluating());
  await prepare(aWindow({ windowId: ids.standstill }).standstill());
  await prepare(aWindow({ windowId: ids.awarded }).awarded());
  await prepare(aWindow({ windowId: ids.cancelled }).cancelledBeforeClosing());
  await aCompleteDraft(site, ids.draft, applicant.subject);
  // With a draft of its own, nothing but whose it is stands between another provider and the files of this one.
  await site.sealed.start(ids.draft, another, clock.now());
  for (const when of ['submitted', 'evaluating', 'standstill', 'awarded', 'cancelled'] as const)
    await submitted(site, ids[when]);
  const { providerId, locationId } = applicationIn(ids.evaluating);
  await site.records.transact([
    site.controls.writeCode({ providerId, locationId }, clock.now(), { salt: '00', hash: '00' }),
  ]);
  await told(site, ids.evaluating);
  await returned(site, ids.evaluating);
  await together(site);
  await wroteTo(site);
  for (const when of ['standstill', 'awarded'] as const) await knows(site, ids[when]);
  // On another lot than the draft is for, which could not be submitted with a contract on its own.
  await aContractOf(site, applicationIn(ids.awarded), 'B');
  for (const when of ['evaluating', 'standstill', 'awarded'] as const) await certified(site, ids[when]);
  const key = encodeURIComponent(await sentFile(site));
  const keyOfColleague = encodeURIComponent(await sentFile(site));
  return (pattern: string, when: When, who: string): string =>
    pattern
      .replace('{windowId}', ids[when])
      .replace('{page}/location', 'registration/location')
      .replace('correction/pages/{page}', 'correction/pages/organisation')
      .replace('{page}', 'safeguarding')
      .replace('{lot}', 'B')
      .replace('{attempt}', '1')
      .replace('{letterId}', LETTER)
      .replace('{personId}', colleague.subject)
      .replace('{invitationId}', INVITATION)
      .replace('{providerId}', applicant.subject)
      .replace('{locationId}', locationId)
      .replace(/\/received(?:-from-check)?$/, `$&?key=${who.startsWith('a colleague') ? keyOfColleague : key}`)
      .replace(/\/remove$/, '/remove?arrived=2000-01-01T00:00:00.000Z');
};
