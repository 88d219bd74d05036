import { setTimeout as pause } from 'node:timers/promises';
import { tableNames } from '../../domain/tables/window-tables.ts';
import { londonDate, londonInstant, plusDuration } from '../../domain/time/london.ts';
import { additionalWindowIdOf } from '../../domain/window/additional.ts';
import { dateFields } from '../../laptop/demo/applicants/fields.ts';
import { type DemoApplicant, type DemoPage, demoApplicants } from '../../laptop/demo/applicants.ts';
import { apply } from '../../laptop/demo/apply.ts';
import { release as releaseDrafts } from '../../laptop/demo/award.ts';
import { decideReferrals } from '../../laptop/demo/decide.ts';
import { evaluate, moderate, toScoreByBoth } from '../../laptop/demo/evaluate.ts';
import { type DemoOfficer, declareNone, demoOfficer } from '../../laptop/demo/officers.ts';
import type { Progress } from '../../laptop/demo/progress.ts';
import { atHomeOf, prove } from '../../laptop/demo/prove.ts';
import { codeOn, linksOn, namedLinksOn } from '../../laptop/demo/reading-pages.ts';
import { decideReplies, replyToProposedRejections } from '../../laptop/demo/replies.ts';
import { laptopClock } from '../../laptop/demo/system.ts';
import { type Fields, type Seen, Visitor } from '../../laptop/demo/visitor.ts';
import { agreementToPlay } from '../../laptop/demo/which-agreement.ts';
import type { Laptop } from '../../laptop/laptop.ts';
import { aChallengeTyped } from '../builders/a-challenge.ts';
import { pdfWithPassword } from '../builders/files.ts';
import { endOfficers, endOther } from './sessions.ts';
import { stopChanges } from './window-executions.ts';

const AGREEMENT = 's1-home-care';
const s1 = agreementToPlay(AGREEMENT);
const inSilence: Progress = { phase: () => {}, step: () => {}, done: () => {} };

/** Lets what this action reaches be out of reach for some functions while something is done: the machines' answers, new processes, or sealed files. */
export type Outage = (
  functions: readonly string[],
  meanwhile: () => Promise<unknown>,
  action?: 'states:SendTaskSuccess' | 'states:StartExecution' | 's3:GetObjectVersion',
) => Promise<void>;

/** Asks for a window beyond the schedule, from tomorrow at nine for two days, and answers its dates. */
const askForWindow = async (
  lead: Visitor,
  now: string,
): Promise<{ readonly opens: string; readonly closes: string }> => {
  const [opens, closes] = [londonDate(plusDuration(now, 'PT24H')), londonDate(plusDuration(now, 'PT72H'))];
  const check = await lead.submit('/officers/windows/open', {
    agreementId: AGREEMENT,
    ...dateFields('opensOn', opens),
    opensAt: '9am',
    ...dateFields('closesOn', closes),
    closesAt: '9am',
    reason: 'Two zones have no provider.',
  });
  await lead.send(check, {});
  return { opens, closes };
};

/** An address that a form takes and the mail service does not. */
const UNREACHABLE = 'refused@simulator.notify';
const unreachable = <Page extends { readonly page: string; readonly fields: Fields }>(asked: Page): Page =>
  asked.page === 'contacts' ? { ...asked, fields: { ...asked.fields, email: UNREACHABLE } } : asked;

/** Who asks for news of openings by this address alone. */
const READER = 'reader@example.com';
/** Whom a provider asks to act for it. */
const COLLEAGUE = 'colleague@example.com';
/** Where the link of a letter to somebody leads that looks like this, once it has come. */
const linkIn = async (reader: string, looks: RegExp, { outside }: Laptop): Promise<string> => {
  for (let looked = 0; looked < 100; looked += 1) {
    const letters = outside.mail.outbox.page({ limit: 50 }).filter(({ to }) => to === reader);
    const [link] = looks.exec(letters.map(({ body }) => body).join('\n')) ?? [];
    if (link !== undefined) return link;
    await pause(100);
  }
  throw new Error(`No letter to ${reader} has a link like ${looks}`);
};
const linkTo = (deed: 'confirm' | 'stop', cloud: Laptop): Promise<string> =>
  linkIn(READER, new RegExp(`/agreements/[^/]+/news/${deed}\\?\\S+`), cloud);

/** A file that no scan can look into. */
const locked = <Page extends DemoPage>(asked: Page): Page =>
  asked.file ? { ...asked, file: { ...asked.file, body: pdfWithPassword() } } : asked;

/** The address of a file that an officer may download, in a window at this address. */
export const downloadable = async (reader: Visitor, office: string): Promise<string> => {
  const { html } = await reader.open(`${office}/applications`);
  for (const application of linksOn(html, /\/applications\/[^/]+$/)) {
    await reader.open(application);
    const [file] = linksOn((await reader.open(`${application}/answers`)).html, /\/files\/[^/]+\/[^/]+$/);
    if (file !== undefined) return file;
  }
  throw new Error('No application has a file that can be downloaded');
};

/** The address of a file, once it is made. */
const fileOn = async (reader: Visitor, page: string, isIt = /\/pack\.zip$/): Promise<string> => {
  for (let looked = 0; looked < 200; looked += 1) {
    const [file] = linksOn((await reader.open(page)).html, isIt);
    if (file !== undefined) return file;
    await pause(200);
  }
  throw new Error(`No file of ${page} was made`);
};

/** Between the close of the first window and that of the next. */
const LATER = '2028-05-29';

/**
 * Three of whom nothing needs an officer's decision, of whom two apply in windows that close later, one with a place that proves late that it
 * speaks for its location, two that the register has not rated, of which one corrects a slip, one that it closed and registered anew, one that declares a conflict of interest,
 * and one that fails a gate and whose file cannot be scanned.
 */
const applicants = () => {
  const all = demoApplicants(s1, '2028-04-03');
  const saying = (page: string, field: string, words: RegExp) =>
    all.find(({ pages }) => pages.some((one) => one.page === page && words.test(String(one.fields[field]))));
  const [first, , , , , , , lateProver] = all;
  // What somebody says was done within a year, as the first window closes, may be older as a later one does.
  const [, second, , third] = demoApplicants(s1, LATER);
  const unrated = saying('registration', 'ratingStatement', /^We registered lately/);
  // Who registered lately, too, and comes to a place.
  const [, slipped] = all.filter(({ pages }) =>
    pages.some(
      ({ page, fields }) => page === 'registration' && /^We registered lately/.test(String(fields.ratingStatement)),
    ),
  );
  const anew = saying('registration', 'ratingStatement', /are now registered as/);
  const conflicted = saying('conflicts', 'declared', /yes/);
  const failing = saying('recruitment', 'checks', /^no$/);
  if (!first || !second || !third || !lateProver || !unrated || !slipped || !anew || !conflicted || !failing)
    throw new Error('The demonstration lacks an applicant');
  return {
    first: { ...first, email: UNREACHABLE, pages: first.pages.map(unreachable) },
    second,
    third,
    lateProver,
    unrated,
    slipped,
    anew,
    conflicted,
    failing: { ...failing, pages: failing.pages.map(locked) },
  };
};

/**
 * The whole road with its side roads: what providers, officers, the public, an operator and the clock can do from before a window's opening
 * to its contracts, so that every function makes every kind of call that it ever makes.
 */
export const walk = async (cloud: Laptop, outage: Outage): Promise<void> => {
  const { siteUrl } = cloud;
  const clock = laptopClock(siteUrl);
  const officer = (name: DemoOfficer) => demoOfficer(siteUrl, name);
  const provider = async (name: string) => {
    const visitor = new Visitor(siteUrl);
    await visitor.signIn('/apply/sign-in?return=/apply', { email: `${name}@example.com` });
    return visitor;
  };

  /** Has a form sent after its sender's session ran out: it is kept, shown again after signing in, and saved then. */
  const saveLate = async (
    who: Visitor,
    signIn: () => Promise<unknown>,
    path: string,
    fields: Fields,
  ): Promise<Seen> => {
    const seen = await who.open(path);
    await clock.by('PT2H');
    await who.send(seen, fields).catch(() => {});
    await signIn();
    return who.submit(path, fields);
  };

  /** Asks for another window, and answers its id once it is open. */
  const openAnother = async (): Promise<{ readonly windowId: string; readonly closesAt: string }> => {
    const { opens, closes } = await askForWindow(await officer('procurement-lead'), await clock.now());
    await clock.to(londonInstant(opens, '09:05'));
    return {
      windowId: additionalWindowIdOf(AGREEMENT, londonInstant(opens, '09:00')),
      closesAt: londonInstant(closes, '09:00'),
    };
  };

  /** Its applications' processes cannot be started as it closes, which officers are asked about. */
  const closesStuck = ({ closesAt }: { readonly closesAt: string }) =>
    outage(['StartApplications'], () => clock.to(plusDuration(closesAt, 'PT2H')), 'states:StartExecution');
  const tryAgain = async (id: string) => (await officer('procurement-lead')).submit(`/officers/faults/${id}`, {});

  const everybodyDeclares = async (id: string) => {
    for (const name of ['procurement-lead', 'contract-manager', 'moderator', 'approver'] as const)
      await declareNone(await officer(name), id);
  };
  /** `meanwhile` is done between the evaluators' work and the moderator's. */
  const evaluated = async (id: string, meanwhile?: () => Promise<void>) => {
    const [strict, generous] = [await officer('evaluator-1'), await officer('evaluator-2')];
    const toScore = await toScoreByBoth([strict, generous], await officer('procurement-lead'), id);
    await evaluate(strict, s1.questionnaire, toScore, 'strict', inSilence);
    await evaluate(generous, s1.questionnaire, toScore, 'generous', inSilence);
    await meanwhile?.();
    await moderate(await officer('moderator'), s1.questionnaire, id, inSilence);
    await clock.by('PT24H');
  };
  const recommend = async (id: string) => {
    const text = 'Everyone who meets the thresholds of the agreement.';
    await (await officer('procurement-lead')).submit(`/officers/windows/${id}/recommendation`, { text });
  };
  const approve = async (id: string) => {
    const decision = { decision: 'approved', authority: 'cabinet-2027', reason: 'Read and found in order.' };
    await (await officer('approver')).submit(`/officers/windows/${id}/approval`, decision);
  };
  const release = async (id: string) => {
    await clock.by('PT1M');
    const letters = `/officers/windows/${id}/outcome-letters`;
    const manager = await officer('contract-manager');
    const { html } = await manager.open(letters);
    for (const letter of new Set(linksOn(html, /\/outcome-letter$/))) await manager.open(letter);
    await releaseDrafts(manager, await officer('procurement-lead'), s1, id);
  };
  const seeToLetters = async () => {
    const manager = await officer('contract-manager');
    const { html } = await manager.open('/officers/letters');
    for (const letter of linksOn(html, /\/officers\/letters\/[^/]+$/))
      await manager.submit(letter, {
        decision: 'again',
        to: 'office@bright-care.example',
        reason: 'The provider gave it by telephone.',
      });
    await clock.by('PT1H');
  };
  /** What is proposed without a code is declined, and the code that was issued then is read back by telephone. */
  const proves = async (id: string, { name }: DemoApplicant) => {
    const list = `/officers/windows/${id}/control`;
    const decider = await officer('procurement-lead');
    const { path = '' } =
      namedLinksOn((await decider.open(list)).html, /\/control$/).find((each) => each.name === name) ?? {};
    const reason = 'The manager of the location, whom we know from its contract of last year.';
    await decider.submit(`${path}/otherwise`, { reason });
    await (await officer('contract-manager')).submit(`${path}/otherwise`, { decision: 'decline', reason });
    const { html } = await decider.submit(`${path}/issue`, {});
    await decider.submit(`${path}/read-back`, { code: codeOn(html), reason });
  };
  const challenge = async (id: string, decision: 'continue' | 'stop') => {
    const lead = await officer('procurement-lead');
    const standstill = `/officers/windows/${id}/standstill`;
    await lead.submit(`${standstill}/challenges`, aChallengeTyped(await clock.now()));
    const manager = await officer('contract-manager');
    const [recorded = ''] = linksOn((await manager.open(standstill)).html, /\/challenges\/[^/]+$/);
    await manager.submit(recorded, { decision, reason: 'The papers were read again.' });
  };

  /** Two questions: one is answered to whoever asked, whose answer is mistyped first, and one to everyone. */
  const asksAndReads = async (asker: Visitor, id: string) => {
    const list = `/apply/windows/${id}/clarifications`;
    for (const question of ['May we begin in June?', 'Do rates rise each year?'])
      await asker.submit(`${list}/ask`, { question });
    const lead = await officer('procurement-lead');
    const links = linksOn((await lead.open(`/officers/windows/${id}/clarifications`)).html, /\/clarifications\/[^/]+$/);
    const [one = '', other = ''] = links;
    const answer = async (link: string, fields: Fields) => lead.send(await lead.submit(`${link}/answer`, fields), {});
    await answer(one, { to: 'asker', text: 'Yess.' });
    await lead.submit(`${one}/take-back`, { reason: 'It is mistyped.' });
    await answer(one, { to: 'asker', text: 'Yes.' });
    await answer(other, { to: 'everyone', question: 'Do the rates rise?', text: 'They are reviewed each year.' });
    await clock.by('PT20M');
    await asker.open(list);
    for (const letter of linksOn((await asker.open('/apply/letters')).html, /\/letters\/[^/]+$/))
      await asker.open(letter);
  };

  /** What the register leaves in doubt is returned for correction, once in vain; its provider corrects a page, and an officer accepts it so. */
  const correctsAndCounts = async (id: string, { name, email, pages }: DemoApplicant) => {
    const referrals = await (await officer('procurement-lead')).openWhole(`/officers/windows/${id}/referrals`);
    const { path = '' } = namedLinksOn(referrals, /\/registration$/).find((each) => each.name === name) ?? {};
    const returning = path.replace(/registration$/, 'correction');
    const returns = async () => {
      const lead = await officer('procurement-lead');
      const wrong = 'The telephone number is one figure short.';
      await lead.send(await lead.submit(returning, { pages: 'contacts', wrong }), {});
    };
    await returns();
    await (await officer('contract-manager')).submit(`${returning}/take-back`, { reason: 'It was sent too early.' });
    await returns();
    const applicant = new Visitor(siteUrl);
    await applicant.signIn('/apply/sign-in', { email });
    const correction = `/apply/windows/${id}/correction`;
    const contacts = pages.find(({ page }) => page === 'contacts')?.fields ?? {};
    await applicant.submit(`${correction}/pages/contacts`, { ...contacts, phone: '01632 960 999' });
    await applicant.submit(`${correction}/send`, {});
    await clock.by('PT216H');
    const lead = await officer('procurement-lead');
    await lead.submit(path, {
      decision: 'accept-corrected',
      reason: 'The number is whole now, and nothing else was changed.',
    });
    await lead.open(path.replace(/registration$/, 'answers'));
  };

  /** A letter is sent with a note on the first referral, is downloaded once it was scanned, and is taken out. */
  const sendsALetter = async (id: string, letter: NonNullable<DemoPage['file']>) => {
    const lead = await officer('procurement-lead');
    const referrals = await lead.openWhole(`/officers/windows/${id}/referrals`);
    const [referral = ''] = linksOn(referrals, /\/registration$/);
    const notes = `${referral}/notes`;
    await lead.submit(notes, { note: 'CQC wrote a letter about the firm.', reference: '', successor: '', file: 'yes' });
    const note = referral.replace(/registration$/, 'notes/1');
    await lead.upload(`${note}/send`, letter);
    await clock.by('PT1H');
    await lead.signIn('/officers', { email: 'procurement-lead@example.com' });
    await lead.open(`${note}/files/1`);
    await lead.submit(`${note}/files/1/take-out`, { reason: 'It is the letter of another firm.' });
  };

  /** Has the evidence pack of a window made, and that of each of its applications, and downloads them. */
  const packs = async (window: string) => {
    const lead = await officer('procurement-lead');
    const applications = linksOn((await lead.open(`${window}/applications`)).html, /\/applications\/[^/]+$/);
    for (const each of [window, ...applications]) {
      const page = `${each}/evidence-pack`;
      await lead.submit(page, {}, `${page}/council`);
      await lead.open(await fileOn(lead, page));
    }
  };

  /** Has every table of a window made as a file, and downloads it; and asks for what the audit trail says of an application that there is not. */
  const tables = async (window: string) => {
    const lead = await officer('procurement-lead');
    const page = `${window}/files`;
    for (const table of tableNames) {
      await lead.submit(page, {}, `${page}/${table}`);
      await lead.open(await fileOn(lead, page, new RegExp(`/files/${table}/xlsx$`)));
    }
    await lead.submit(page, {}, `${page}/audit-trail?application=NOBODY-1`);
  };

  // Before the opening: somebody without an account asks to be told, and has it stopped after the first letter.
  const somebody = new Visitor(siteUrl);
  await somebody.submit(`/agreements/${AGREEMENT}/news`, { email: READER });
  await somebody.submit(await linkTo('confirm', cloud), {});

  // And somebody registers.
  const willow = await provider('willow-lane');
  const account = { name: 'Willow Lane', email: 'office@willow-lane.example.com' };
  await saveLate(
    willow,
    () => willow.signIn('/apply/sign-in', { email: 'willow-lane@example.com' }),
    '/apply/account',
    account,
  );
  // A colleague acts for it for a while.
  await willow.submit('/apply/people/invite', { email: COLLEAGUE, part: 'prepare' });
  const colleague = new Visitor(siteUrl);
  await colleague.signIn('/apply/sign-in?return=/apply', { email: COLLEAGUE, name: 'A Colleague' });
  await colleague.submit(await linkIn(COLLEAGUE, /\/apply\/invitations\/\S+/, cloud), { answer: 'accepted' });
  await colleague.open('/apply/people');
  await colleague.submit('/apply/people/stop-acting', { known: 'yes' });
  await clock.to('2028-03-01T09:05:00.000Z');
  await somebody.submit(await linkTo('stop', cloud), {});

  const everybody = new Visitor(siteUrl);
  const windowId = `${AGREEMENT}-2028-03-01`;
  const office = `/officers/windows/${windowId}`;
  await everybody.open('/');
  await everybody.open(`/agreements/${AGREEMENT}`);
  await everybody.open(`/agreements/${AGREEMENT}/questions.pdf`);
  const { first, second, third, lateProver, unrated, slipped, anew, conflicted, failing } = applicants();
  await everybody.open(`/agreements/${AGREEMENT}/check-registration?location=${first.locationId}`);
  await willow.submit(`/apply/windows/${windowId}/check-registration`, { locationId: first.locationId });
  await asksAndReads(willow, windowId);
  await everybody.open(`/agreements/${AGREEMENT}/windows/${windowId}/clarifications`);
  // Somebody begins, and never submits: a letter says so after the close.
  await willow.submit(`/apply/windows/${windowId}`, {}, `/apply/windows/${windowId}/start`);
  for (const applicant of [first, lateProver, unrated, slipped, anew, conflicted, failing])
    await apply(new Visitor(siteUrl), applicant, windowId);
  const again = new Visitor(siteUrl);
  await again.signIn('/apply/sign-in', { email: first.email });
  await again.submit(`/apply/windows/${windowId}/withdraw`, {});
  const [withFile] = first.pages.filter(({ file }) => file);
  if (!withFile?.file) throw new Error('The demonstration’s first applicant sends no file');
  const files = `/apply/windows/${windowId}/files/${withFile.page}`;
  const received = await again.sendFile(files, withFile.file);
  await again.open(received);
  await again.open(received);
  await again.open(`${files}/own`);
  await again.submit(`/apply/windows/${windowId}/check`, {}, `/apply/windows/${windowId}/submit`);
  await again.open('/apply/sign-out');

  // Sessions: an officer's roles are asked for again, and sessions are seen and ended.
  await provider('willow-lane');
  await endOther(await provider('willow-lane'), '/apply/account/sessions');
  const [, here, reading] = [await officer('approver'), await officer('approver'), await officer('contract-manager')];
  await clock.by('PT6M');
  await endOther(here, '/officers/account/sessions');
  await reading.open(`/officers/agreements/${AGREEMENT}/contracts`);
  const administrator = await officer('administrator');
  await endOfficers(administrator);
  await administrator.open('/officers/audit');

  const lead = await officer('procurement-lead');
  const signIn = () => lead.signIn('/officers', { email: 'procurement-lead@example.com' });
  const later = {
    ...dateFields('closesOn', '2028-04-03'),
    closesAt: '12 noon',
    reason: 'The register was closed for two days.',
  };
  await lead.send(await saveLate(lead, signIn, `${office}/extend`, later), {});
  await clock.to('2028-04-03T11:05:00.000Z');

  await everybodyDeclares(windowId);

  // A provider replies before its rejection takes effect, and the last word it sends is what officers read.
  await replyToProposedRejections(
    () => new Visitor(siteUrl),
    await officer('procurement-lead'),
    windowId,
    [failing],
    inSilence,
  );

  // A slip is corrected before anybody decides.
  await correctsAndCounts(windowId, slipped);

  await sendsALetter(windowId, withFile.file);

  // Referrals: an answer about the registration reaches its machine after a week, one about compliance the next morning.
  await outage(['OfficerSite', 'FinishDeliveries'], async () => {
    await decideReferrals(await officer('procurement-lead'), windowId, 'registration', inSilence);
    await clock.by('PT192H');
  });
  await outage(['OfficerSite'], async () => {
    await decideReferrals(await officer('procurement-lead'), windowId, 'compliance', inSilence);
    await clock.by('PT24H');
  });

  const reader = await officer('procurement-lead');
  await reader.open(await downloadable(reader, office));
  const [application = ''] = linksOn((await reader.open(`${office}/applications`)).html, /\/applications\/[^/]+$/);
  await reader.open(`${application}/evidence`);
  await reader.open('/officers/sign-out');

  // Until nobody may reply any more to what is proposed.
  await evaluated(windowId, () => clock.by('PT336H'));
  await decideReplies(await officer('contract-manager'), windowId, inSilence);
  await clock.by('PT1H');

  await proves(windowId, first);
  await outage(['OfficerSiteAward', 'FinishDeliveries'], async () => {
    await recommend(windowId);
    await clock.by('PT192H');
  });
  await outage(['OfficerSiteAward'], async () => {
    await approve(windowId);
    await clock.by('PT24H');
  });
  await release(windowId);
  await clock.by('PT1H');
  // Its outcome is released, while a letter that cannot be delivered holds the standstill.
  await again.signIn('/apply/sign-in', { email: first.email });
  await again.open('/apply');
  await seeToLetters();
  await challenge(windowId, 'continue');
  // One place is held back before its contract, since its location closed in the standstill: it is withheld, and the others go on.
  const closed = { registrationStatus: 'Deregistered', deregistrationDate: '2028-05-10' };
  cloud.outside.register.change(first.locationId, closed);
  await clock.by('PT408H');
  const decider = await officer('procurement-lead');
  const held = linksOn((await decider.open(`${office}/held-places`)).html, /\/held-places\/[^/]+$/);
  for (const place of held) {
    if ((await decider.open(place)).html.includes('Nobody has proved')) continue;
    await decider.submit(place, {
      decision: 'withhold',
      reason: 'The register shows this location as closed, and no successor.',
    });
  }
  await decider.submit(`${office}/held-places`, {}, `${office}/held-places/go-on`);
  await clock.by('PT1H');
  // What is proved now goes on in the morning by itself.
  await prove(
    atHomeOf(() => new Visitor(siteUrl)),
    await officer('procurement-lead'),
    windowId,
    [lateProver, slipped],
    londonDate(await clock.now()),
    inSilence,
  );
  await clock.by('PT24H');

  await everybody.open(`/register/${AGREEMENT}`);
  await (await officer('contract-manager')).open(`/officers/agreements/${AGREEMENT}/contracts`);
  const notices = await (await officer('procurement-lead')).open(`/officers/agreements/${AGREEMENT}/notices`);
  const [notice = ''] = linksOn(notices.html, /\/notices\/[^/]+$/);
  await everybody.open(notice);
  await again.signIn('/apply/sign-in', { email: first.email });
  await again.open(`/apply/windows/${windowId}/outcome`);
  // What they were written: who applied, and who did not submit.
  for (const reader of [again, await provider('willow-lane')])
    for (const letter of linksOn((await reader.open('/apply/letters')).html, /\/apply\/letters\/[^/?]+$/))
      await reader.open(letter);
  await again.open(`/apply/windows/${windowId}/receipts/1/receipt.pdf`);
  await again.open(`/apply/windows/${windowId}/seal`);
  // Somebody accepts a contract, the council countersigns it, and its provider leaves it again: it ends in a morning of the summer.
  const holder = new Visitor(siteUrl);
  await holder.signIn('/apply/sign-in', { email: lateProver.email });
  const [contract = ''] = linksOn(
    (await holder.open(`/apply/windows/${windowId}/receipt`)).html,
    /\/contracts\/[A-Z]$/,
  );
  await holder.open(contract);
  await holder.submit(`${contract}/accept`, { signatory: 'Asha Patel', agreed: 'yes' });
  const signer = await officer('contract-manager');
  const waiting = `/officers/agreements/${AGREEMENT}/contracts?lot=${contract.at(-1)}&standing=waits-for-council`;
  const [accepted = ''] = linksOn((await signer.open(waiting)).html, /\/applications\/[^/]+\/contracts\/[A-Z]$/);
  await signer.open(accepted);
  await signer.submit(`${accepted}/countersign`, {
    commitments: 'The policy schedules show the cover that was promised.',
    insurance: 'All three certificates were read today.',
    register: 'The register still shows the location as registered.',
    authority: 'cabinet-2027',
    agreed: 'yes',
  });
  await holder.submit(`${contract}/leave`, { reason: 'Our manager retires, and nobody takes over.', agreed: 'yes' });
  await (await officer('procurement-lead')).open(`${office}/audit`);
  await packs(office);
  await tables(office);
  await (await officer('procurement-lead')).open(`${office}/seal`);

  // A window whose award is stopped by a challenge.
  const challenged = await openAnother();
  for (const applicant of [second, third]) await apply(new Visitor(siteUrl), applicant, challenged.windowId);
  // Its applicants' files cannot be read when they are unsealed: they are set aside, and left out once their providers could reply. One
  // of these decisions is taken back, and what is proposed anew falls away when that application is tried again and opens.
  await outage(
    ['UnsealApplications'],
    () => clock.to(plusDuration(challenged.closesAt, 'PT2H')),
    's3:GetObjectVersion',
  );
  await everybodyDeclares(challenged.windowId);
  const faults = linksOn((await (await officer('procurement-lead')).open('/officers/faults')).html, /\/faults\/[^/]+$/);
  const reason = 'The files that were sealed cannot be read, and nobody can restore them.';
  for (const each of faults) await (await officer('procurement-lead')).submit(`${each}/leave-out`, { reason });
  await clock.by('PT480H');
  const manager = await officer('contract-manager');
  for (const each of faults) await manager.submit(`${each}/leave-out/decide`, { reason });
  const [found = ''] = faults;
  await manager.submit(`${found}/leave-out/take-back`, { reason: 'The files have been found after all.' });
  await clock.by('PT1H');
  const mender = await officer('procurement-lead');
  await mender.submit(`${found}/leave-out`, { reason });
  await mender.submit(found, {});
  await clock.by('PT1H');
  await evaluated(challenged.windowId);
  await recommend(challenged.windowId);
  await clock.by('PT24H');
  await approve(challenged.windowId);
  await release(challenged.windowId);
  await clock.by('PT1H');
  await challenge(challenged.windowId, 'stop');
  await clock.by('PT408H');
  const stopped = new Visitor(siteUrl);
  await stopped.signIn('/apply/sign-in', { email: second.email });
  await stopped.open('/apply');

  const cancel = async (id: string) => {
    const why = { reason: 'The agreement is let anew.', confirm: 'yes' };
    await (await officer('contract-manager')).submit(`/officers/windows/${id}/cancel`, why);
  };

  // A window whose applications could not be started, of whose second try its machine hears after a week.
  const stuck = await openAnother();
  await apply(new Visitor(siteUrl), third, stuck.windowId);
  await closesStuck(stuck);
  await outage(['OfficerSite', 'FinishDeliveries'], async () => {
    await tryAgain(stuck.windowId);
    await clock.by('PT192H');
  });
  await cancel(stuck.windowId);

  // A window that an officer cancels while its applications are with officers, once they were started the next morning, and one of whose cancellation nobody hears before morning.
  const cancelled = await openAnother();
  await apply(new Visitor(siteUrl), third, cancelled.windowId);
  await closesStuck(cancelled);
  await outage(['OfficerSite'], async () => {
    await tryAgain(cancelled.windowId);
    await clock.by('PT24H');
  });
  await cancel(cancelled.windowId);
  await clock.by('PT1H');
  const unheard = await openAnother();
  await cancel(unheard.windowId);
  await stopChanges(cloud);
  await clock.by('PT24H');

  // An award that comes to its contracts when the agreement has ended: its window is cancelled, and every applicant told.
  await clock.to('2028-08-14T08:00:00.000Z');
  const late = await openAnother();
  const [inTime] = demoApplicants(s1, londonDate(late.closesAt));
  if (!inTime) throw new Error('The demonstration lacks an applicant');
  const open = { registrationStatus: 'Registered', deregistrationDate: undefined };
  cloud.outside.register.change(inTime.locationId, open);
  await apply(new Visitor(siteUrl), inTime, late.windowId);
  await closesStuck(late);
  await tryAgain(late.windowId);
  await clock.by('PT1H');
  await everybodyDeclares(late.windowId);
  await evaluated(late.windowId);
  await recommend(late.windowId);
  await clock.by('PT24H');
  await approve(late.windowId);
  await release(late.windowId);
  await clock.by('PT408H');
  await cancel(late.windowId);
  await clock.by('PT1H');
};
