import type { DecidedTogether } from '../../../domain/application/decided-together.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { Cover } from '../../../domain/evaluation/cover.ts';
import { outcomeLetterIdOf } from '../../../domain/letters/application-letters.ts';
import { londonDate, plusDays, plusDuration } from '../../../domain/time/london.ts';
import type { Window } from '../../../domain/window/window.ts';
import { aCertificate } from '../../builders/a-certificate.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, marksOf } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { aStoredFile } from '../../builders/files.ts';
import { type OfficerAccount, personOf } from '../../builders/people.ts';
import { aQuestion } from '../officer-site/a-question.ts';
import type { Desk } from '../officer-site/officers-desk.ts';
import { aPlace } from '../public-site/a-public-site.ts';
import { CANCELLED, hidden, OPEN, sealed } from './officers-sealed-windows.ts';
import { undeliverable } from './undeliverable.ts';

/** What stands for the braces of an address in one window. */
export interface Asked {
  readonly windowId: string;
  /** The application that a page is about. */
  readonly application: (address: string) => string;
  readonly every: readonly string[];
  readonly letterId: string;
  readonly subject: string;
}

/** A question about a window. */
const askedOf = (windowId: string): string => `2027-03-10-${windowId}`;
/** Referrals that were decided together: one is left. */
const togetherId = '20270410090000000-6f1c1a53-8a3b-4c6e-9d0e-1b2c3d4e5f60';
const challengedAt = '2027-04-10T09:00:00.000Z';

/** An address of the site, in one window. */
export const addressOf = (pattern: string, { windowId, application, letterId, subject }: Asked): string =>
  pattern
    .replace('faults/{subject}/files', `faults/${application(pattern)}/files`)
    .replace('{windowId}', windowId)
    .replace('{applicationId}', application(pattern))
    .replace('{page}', 'safeguarding')
    .replace('{field}', 'policy')
    .replace('{edition}', 'council')
    .replace('{lot}', 'A')
    .replace('{table}/{format}', 'contracts/csv')
    .replace('{table}', 'notices')
    .replace('{question}', 'q1')
    .replace('{place}', 'on-your-answers')
    .replace('{at}', encodeURIComponent(challengedAt))
    .replace('{togetherId}', togetherId)
    .replace('{number}', '1')
    .replace('{file}', '1')
    .replace('{letterId}', encodeURIComponent(letterId))
    .replace('{clarificationId}', askedOf(windowId))
    .replace('{officerId}', 'mina')
    .replace('{subject}', subject)
    .replace('{agreementId}', 's1-home-care');

const outcomeLost = async (desk: Desk, { windowId, providerId, organisationName, email }: OpenedApplication) => {
  const letterId = outcomeLetterIdOf(windowId, providerId);
  const letter = { letterId, to: email, addressee: organisationName, subject: 'The outcome', body: 'You lost lot A.' };
  await undeliverable(desk, { ...letter, kind: 'outcome' });
  return letterId;
};

/** The register was asked about the location that it names and about the one that counts. */
const withAnotherLocation = (application: OpenedApplication): OpenedApplication => {
  const { registration, locationId } = application;
  return registration ? { ...application, namedLocation: { locationId, registration } } : application;
};
const registerAnswered = async ({ deps }: Desk, { applicationId, registration }: OpenedApplication) => {
  const sha256 = registration?.evidenceHash ?? '';
  await deps.applications.keepEvidence(applicationId, { fetchedAt: clock.now(), sha256, bodies: {} });
};

/** A flag is open on it, another settled, and a comment withdrawn. */
const flaggedTo = (application: OpenedApplication, account: OfficerAccount): OpenedApplication => {
  const deed = { by: personOf(account), at: clock.now() };
  return {
    ...application,
    comments: [
      { ...deed, text: 'Its two addresses differ.', team: 'moderator' },
      { ...deed, text: 'Its name differs.', team: 'approver', settled: { ...deed, found: 'It was renamed.' } },
      { ...deed, text: 'It is another firm.', withdrawn: deed },
    ],
  };
};

/** What a check of it referred has a note, with a file that was found clean. */
const withNote = async (desk: Desk, application: OpenedApplication): Promise<OpenedApplication> => {
  const file = { ...aStoredFile(`kept/${application.applicationId}/referral/1`), addedAt: clock.now() };
  await desk.files.put(file);
  const by = personOf(desk.officers.manager);
  const referralNotes = [
    { stage: 'registration' as const, note: 'CQC wrote a letter.', files: [file], by, at: clock.now() },
  ];
  return { ...application, referralNotes };
};

/** Another application that names its location came to be opened later. */
const withDoubt = (application: OpenedApplication): OpenedApplication => {
  const about = `${application.windowId}.another`;
  return { ...application, locationDoubts: [{ about, text: 'Another names this location too.', at: clock.now() }] };
};

/** A code has been issued for its location. */
const withCode = async (desk: Desk, { providerId, locationId }: OpenedApplication) => {
  const was = await desk.deps.controls.of({ providerId, locationId });
  const issuedAt = clock.now();
  const sent = { how: 'post' as const, on: issuedAt.slice(0, 10), by: personOf(desk.officers.lead), at: issuedAt };
  const issues = [{ issuedAt, by: personOf(desk.officers.lead), sent }];
  await desk.deps.records.transact([
    desk.deps.controls.write(was, { ...was, issues }),
    desk.deps.controls.writeCode(was, issuedAt, { salt: '00', hash: '00' }),
  ]);
};

/** An evidence pack of an application, or of a window, that was made. */
const packed = async ({ deps, officers }: Desk, windowId: string, subject = windowId) => {
  const [at, by] = [clock.now(), personOf(officers.lead)];
  const fresh = { subject, windowId, edition: 'council', packId: `pack of ${subject}`, by, askedAt: at } as const;
  const whole = { ...fresh, total: 1, done: 1, after: '', bytes: 1, goneOnAt: at, version: 1 };
  const asked = await deps.packs.ask(undefined, whole, { windowId, at, by, kind: 'read', action: 'pack asked for' });
  const made = { at, size: 1, sha256: 'a'.repeat(64) };
  await deps.packs.made(asked, made, { windowId, at, by, kind: 'read', action: 'pack made' });
};

/** An application that cannot be opened: its machine waits for an officer. */
const notOpened = async (desk: Desk, windowId: string) => {
  const applicationId = await desk.stored.setAside(windowId, 'lost', 'submission-missing');
  await desk.stored.waiting(applicationId, 'fault');
  return applicationId;
};

/** Referrals that another lead began to decide together: one is left. */
const begunTogether = async ({ deps }: Desk, left: OpenedApplication, decided: OpenedApplication) => {
  const { windowId } = left;
  const [at, by] = [clock.now(), { id: 'lee', name: 'Lee Lead' }];
  const together: DecidedTogether = {
    togetherId,
    windowId,
    stage: 'registration',
    reason: 'Each was rated by now.',
    by,
    at,
    confirmed: 'what was shown',
    applications: [left, decided].map(({ applicationId }) => ({ applicationId, version: 0 })),
    leftOut: [],
    version: 1,
  };
  await deps.together.begin(together, { windowId, at, by, action: 'referrals decided together' });
  const { applicationId } = decided;
  await deps.together.keepResult(together, { applicationId, result: 'accepted', at });
};

/** The certificate of its seal, as unsealing writes it. */
const certified = async ({ deps }: Desk, window: Window, applicationIds: readonly string[]) =>
  deps.records.transact(
    await deps.seals.certificateWrites(window.windowId, aCertificate(window, applicationIds), clock.now()),
  );

/** Returned for correction by an officer, with what its provider was asked. */
const returned = (application: OpenedApplication, by: OfficerAccount): OpenedApplication => ({
  ...application,
  corrections: [
    {
      stage: 'compliance',
      pages: ['conflicts'],
      by: personOf(by),
      at: clock.now(),
      sendBy: '2027-05-01T22:59:59.000Z',
    },
  ],
});
/** Opened again on one question by an approver. */
const openedAgain = (application: OpenedApplication, by: OfficerAccount): OpenedApplication => ({
  ...application,
  reopened: [
    { round: 1, questions: ['q1'], instructions: 'Say what the figures show.', by: personOf(by), at: clock.now() },
  ],
});
/** A referral of it that an officer had accepted was opened again by an approver. */
const referredAgain = (application: OpenedApplication, { approver, manager }: Desk['officers']): OpenedApplication => ({
  ...application,
  reopened: [
    {
      round: 1,
      questions: [],
      referral: {
        stage: 'compliance',
        before: { decision: 'accept', reason: 'It was explained.', by: personOf(manager), at: clock.now() },
      },
      instructions: 'Say what the safeguards are.',
      by: personOf(approver),
      at: clock.now(),
    },
  ],
});
const asked = ({ deps }: Desk, application: OpenedApplication) => {
  const { applicationId, windowId, providerId, organisationName, email, lots, receipt } = application;
  const about = { applicationId, windowId, providerId, organisationName, email, lots, reference: receipt.reference };
  return deps.records.transact([
    deps.corrections.open({
      ...about,
      round: 1,
      stage: 'compliance',
      pages: [{ page: 'conflicts', title: 'Conflicts of interest', values: {} }],
      wrong: 'The two answers contradict each other.',
      askedAt: clock.now(),
      sendBy: '2027-05-01T22:59:59.000Z',
      version: 1,
    }),
  ]);
};

/** One evaluator covers for another from today. */
const covered = ({ edith, evan, lead }: Desk['officers']): Cover => ({
  covered: personOf(edith),
  covering: personOf(evan),
  from: londonDate(clock.now()),
  to: plusDays(londonDate(clock.now()), 7),
  reason: 'She is on leave in these days.',
  by: personOf(lead),
  at: clock.now(),
});

/** A window in the middle of its evaluation, with an application at each step. */
const evaluating = async (desk: Desk): Promise<Asked> => {
  const windowId = 's1-home-care-2027-04-01';
  const { deps, officers } = desk;
  const window = await desk.stored.window({ ...aWindow({ windowId }).evaluating(), covers: [covered(officers)] });
  const of = (name: string) => anApplication(name, { windowId });
  const [
    referred,
    compliance,
    toCorrect,
    proposed,
    replied,
    scoring,
    beginning,
    moderating,
    waiting,
    lacking,
    reopened,
    referredAnew,
  ] = [
    flaggedTo(await withNote(desk, withAnotherLocation(of('Referred Care').registrationReferred())), officers.manager),
    of('Judged Care').complianceReferred(),
    returned(of('Returned Care').complianceReferred(), officers.manager),
    of('Proposed Care').rejectionProposed('2027-05-01T22:59:59.000Z', officers.manager),
    of('Replied Care').rejectionProposed('2027-04-12T22:59:59.000Z', officers.manager),
    of('Scoring Care').evaluating(officers.edith),
    withDoubt(of('Beginning Care').evaluating()),
    of('Moderating Care').moderating(),
    of('Waiting Care').moderating(),
    of('Lacking Care').moderating([officers.evan]),
    openedAgain(of('Reopened Care').moderating(), officers.approver),
    referredAgain(of('Anew Care').complianceReferred(), officers),
  ];
  const all = [
    referred,
    compliance,
    toCorrect,
    proposed,
    replied,
    scoring,
    beginning,
    moderating,
    waiting,
    lacking,
    reopened,
    referredAnew,
  ];
  for (const each of all) await desk.stored.application(each);
  await asked(desk, toCorrect);
  await registerAnswered(desk, referred);
  await packed(desk, windowId, referred.applicationId);
  await packed(desk, windowId);
  await desk.stored.unsafeFile(referred);
  await withCode(desk, scoring);
  await desk.stored.scores(scoring, 1, officers.edith, marksOf(['A'], 4), false);
  for (const each of [moderating, waiting]) {
    await desk.stored.scores(each, 1, officers.edith, marksOf(['A'], 4));
    await desk.stored.scores(each, 2, officers.evan, marksOf(['A'], 3));
  }
  await desk.stored.scores(lacking, 1, officers.evan, marksOf(['A'], 3));
  const moderator = personOf(officers.moderator);
  const begun = { applicationId: moderating.applicationId, moderator, scores: marksOf(['A'], 3), version: 1 };
  await deps.records.transact([deps.evaluations.beginModeration(begun)]);
  await desk.stored.waiting(referred.applicationId, 'registration-referral');
  await desk.stored.waiting(compliance.applicationId, 'compliance-referral');
  await desk.stored.waiting(proposed.applicationId, 'proposed-rejection');
  await desk.stored.waiting(replied.applicationId, 'representation');
  await desk.stored.waiting(scoring.applicationId, 'evaluation-1');
  await desk.stored.waiting(beginning.applicationId, 'evaluation-1');
  for (const { applicationId } of [moderating, waiting, lacking])
    await desk.stored.waiting(applicationId, 'moderation');
  await desk.stored.waiting(windowId, 'recommendation');
  await begunTogether(desk, referred, compliance);
  const lost = await notOpened(desk, windowId);
  const every = [...all.map(({ applicationId }) => applicationId), lost];
  await certified(desk, window, every);
  const about: readonly (readonly [RegExp, OpenedApplication])[] = [
    [/\/compliance$/, compliance],
    [/\/correction\/take-back$/, toCorrect],
    [/\/reopen\/.*\/referral\/take-back$/, referredAnew],
    [/\/reopen\//, reopened],
    [/\/(take-back|more-time)$/, proposed],
    [/\/reply$/, replied],
    [/\/shared-location$/, beginning],
    [/\/control/, scoring],
    [/\/evaluate\/.*\/start$/, beginning],
    [/\/evaluate\//, scoring],
    [/\/moderate\/.*\/start$/, waiting],
    [/\/moderate\/.*\/one-evaluation$/, lacking],
    [/\/moderate\//, moderating],
    [/./, referred],
  ];
  return {
    windowId,
    application: (address) => about.find(([pattern]) => pattern.test(address))?.[1].applicationId ?? '',
    every,
    letterId: await outcomeLost(desk, referred),
    subject: lost,
  };
};

/** Its contract, which its provider has accepted. */
const contracted = async ({ deps }: Desk, { windowId, applicationId, providerId, agreementId }: OpenedApplication) => {
  const contract = await deps.contracts.make(
    aPlace(agreementId, 1, { windowId, applicationId, providerId, from: '2027-04-01' }),
  );
  const [at, by] = [clock.now(), { id: providerId, name: 'Asha Patel' }];
  const change = { accepted: { by, signatory: by.name, at } };
  const { writes } = deps.standings.move(contract, undefined, change, { at, by, action: 'contract accepted' });
  await deps.records.transact(writes);
};

/** A window whose award is approved: in its standstill with a challenge, or with its contract made. */
const approved = async (desk: Desk, windowId: string, status: 'standstill' | 'awarded'): Promise<Asked> => {
  const { deps, officers } = desk;
  const window = await desk.stored.window(aWindow({ windowId })[status](), { regime: 'PA-2023' });
  const [at, round] = [clock.now(), 1];
  const scored = await withNote(desk, anApplication(`${status} care`, { windowId }).scored());
  const application = await desk.stored.application({
    ...flaggedTo(withAnotherLocation(scored), officers.manager),
    status: 'awarded',
    awardedLots: ['A'],
    ...(status === 'standstill'
      ? { placeDecision: { decision: 'accept', reason: 'It is theirs.', by: personOf(officers.manager), at } }
      : {}),
  });
  const { applicationId } = application;
  await registerAnswered(desk, application);
  await packed(desk, windowId, applicationId);
  await packed(desk, windowId);
  await desk.stored.unsafeFile(application);
  await withCode(desk, application);
  const lost = await notOpened(desk, windowId);
  await certified(desk, window, [applicationId, lost]);
  const by = personOf(officers.lead);
  const places = [{ applicationId, lot: 'A', total: 80 }];
  await deps.records.transact([
    await deps.awards.recommend({
      windowId,
      by,
      at,
      text: 'All who meet the conditions.',
      places,
      evaluatedBy: [],
      round,
    }),
    deps.awards.approve({
      windowId,
      by: personOf(officers.approver),
      at,
      decision: 'approved',
      authorityId: 'cabinet-2027',
      reason: 'In order',
      round,
    }),
    deps.awards.keepChallenge({ windowId, recordedBy: by, at: challengedAt, from: 'A firm', summary: 'The marks.' }),
    deps.awards.keepChallenge({
      windowId,
      recordedBy: by,
      proposal: 1,
      at,
      from: 'the council',
      summary: 'The weights published were others.',
    }),
  ]);
  if (status === 'standstill') {
    await deps.drafts.noteAll({ windowId, round, at });
    await deps.awards.keepUnknownEnd({
      windowId,
      reckonedFrom: at,
      lastDay: '2027-04-20',
      assumed: ['2027-04-19'],
      knownUntil: '2027-04-18',
      basis: 'Counted from the last letter.',
    });
    for (const ask of ['fault', 'challenge', 'standstill', 'register-changes'] as const)
      await desk.stored.waiting(windowId, ask);
  }
  if (status === 'awarded') await contracted(desk, application);
  return {
    windowId,
    application: () => applicationId,
    every: [applicationId, lost],
    letterId: await outcomeLost(desk, application),
    subject: lost,
  };
};

/** A window in each of its states. */
export const officersWindows = async (desk: Desk) => {
  const open = aWindow({ windowId: OPEN }).open();
  const extended = { kind: 'extended', by: personOf(desk.officers.lead), reason: 'The register was down.' } as const;
  const closing = { closesAt: open.closesAt, closedBefore: plusDuration(open.closesAt, '-PT48H') };
  await desk.stored.window({ ...open, changes: [{ ...extended, ...closing, at: clock.now() }] });
  await desk.stored.window(aWindow({ windowId: CANCELLED }).cancelledBeforeClosing());
  const since = clock.now();
  const { providerId, email, organisationName: name } = hidden;
  await desk.deps.interests.register('s1-home-care', { providerId, name, email, since });
  const windows = {
    open: await sealed(desk, OPEN),
    evaluating: await evaluating(desk),
    standstill: await approved(desk, 's1-home-care-2027-02-01', 'standstill'),
    awarded: await approved(desk, 's1-home-care-2027-01-01', 'awarded'),
    cancelled: await sealed(desk, CANCELLED),
  };
  for (const { windowId } of Object.values(windows))
    await aQuestion(desk, { windowId, clarificationId: askedOf(windowId), providerId: hidden.providerId });
  return windows;
};
export type When = keyof Awaited<ReturnType<typeof officersWindows>>;
