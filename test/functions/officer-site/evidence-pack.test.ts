import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../adapters/sha256.ts';
import { receiptOf } from '../../../domain/application/freeze.ts';
import type { FrozenApplication } from '../../../domain/application/submission.ts';
import { standstill } from '../../../domain/award/standstill.ts';
import { checkPack } from '../../../domain/evidence/check-pack.ts';
import { outcomeLetter } from '../../../domain/letters/outcome-letter.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, frozenOf, marksOf, s1 } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { aStoredFile, pdfBytes } from '../../builders/files.ts';
import { personOf } from '../../builders/people.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';
import { downloaded, packMaker, withReceipt } from './packs-made.ts';

let desk: Desk;
let folder: string;
beforeAll(async () => {
  desk = await anOfficersDesk();
  folder = mkdtempSync(path.join(tmpdir(), 'packs-'));
});
afterAll(() => {
  desk.stop();
  rmSync(folder, { recursive: true, force: true });
});

let month = 0;
const aScoredApplication = async (asked: (frozen: FrozenApplication) => FrozenApplication = (frozen) => frozen) => {
  month += 1;
  const windowId = `s1-home-care-2034-${String(month).padStart(2, '0')}-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const application = await desk.stored.application(withReceipt(anApplication('Bright Care', { windowId }).scored()));
  const { applicationId, lots } = application;
  const frozen = asked(frozenOf(application));
  if (frozen.sections.length !== frozenOf(application).sections.length) {
    await desk.deps.records.put({ pk: `FROZEN#${applicationId}`, sk: 'FROZEN', frozen });
    const receipt = receiptOf(frozen, s1(), application.receipt, sha256);
    await desk.deps.records.put({
      pk: `WINDOW#${windowId}`,
      sk: `APPLICATION#${applicationId}`,
      ...application,
      receipt,
    });
  }
  const { edith, evan, moderator } = desk.officers;
  await desk.stored.scores(application, 1, edith, marksOf(lots, 4));
  await desk.stored.scores(application, 2, evan, marksOf(lots, 4));
  await desk.deps.records.transact([
    desk.deps.evaluations.beginModeration({
      applicationId,
      moderator: personOf(moderator),
      scores: marksOf(lots, 4, 'Joan Hill is named as the lead, and Edith Example found the same.'),
      finalAt: clock.now(),
      version: 1,
    }),
  ]);
  return { windowId, application, here: `/officers/windows/${windowId}/applications/${applicationId}` };
};

/** What the check finds in these bytes. */
const checked = (bytes: Uint8Array) =>
  checkPack({
    size: bytes.length,
    read: (from, length) => bytes.slice(from, from + length),
    sha256: (of) => createHash('sha256').update(of).digest('hex'),
    crc32: (of) => crc32(of),
  }).found;

const verify = (file: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['laptop/verify-pack/main.ts', file], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
};

/** Has an edition made by its button, and downloads it. */
const made = async (here: string, edition: string) => {
  const lead = await desk.as(desk.officers.lead);
  const maker = packMaker(desk);
  await lead.get(`${here}/evidence-pack`);
  expect((await lead.submit(`${here}/evidence-pack/${edition}`)).html).toContain('Being made: 0 of ');
  expect(await maker.run()).toEqual({ outcome: 'made', calls: 2 });
  const file = path.join(folder, `${edition}-${month}.zip`);
  const bytes = await downloaded(lead, `${here}/evidence-pack/${edition}/pack.zip`, file);
  return { lead, file, bytes, files: unzipSync(bytes) };
};
const textOf = (files: Record<string, Uint8Array>, name: string) => {
  const found = Object.entries(files).find(([key]) => key.endsWith(name));
  if (!found) throw new Error(`The pack has no ${name}`);
  return strFromU8(found[1]);
};

describe('The council’s own edition of an application’s evidence pack', () => {
  it('has what officers added to a referral, and what the register said of a successor; the edition for a request has neither', async () => {
    const { here, application } = await aScoredApplication();
    const { applicationId } = application;
    const at = clock.now();
    const bodies = { location: { locationId: '1-987654321' } };
    const answer = { fetchedAt: at, sha256: 'ab'.repeat(32), bodies };
    await desk.deps.applications.keepEvidence(applicationId, answer);
    const successor = {
      locationId: '1-987654321',
      name: 'Bright Care',
      status: 'registered',
      evidenceHash: answer.sha256,
    };
    const note = 'CQC said by telephone that the firm goes on under a new ID.';
    const by = personOf(desk.officers.lead);
    const referralNotes = [{ stage: 'registration' as const, note, reference: 'EDRMS 1', successor, by, at }];
    const comments = [{ text: 'Ask the team of brokers first.', by, at }];
    const coveringFor = { of: by, by, reason: 'She is in hospital for a week.', at };
    await desk.deps.records.transact(
      desk.deps.applications.changeWrites(
        application,
        { referralNotes, comments, evaluators: [{ slot: 1, by, coveringFor }] },
        { at, by, action: 'evidence added' },
      ),
    );
    const { files } = await made(here, 'council');
    expect(textOf(files, 'referrals.json')).toContain(note);
    expect(textOf(files, `register/${answer.sha256}.json`)).toContain('1-987654321');
    const released = (await made(here, 'freedom-of-information')).files;
    expect(textOf(files, 'comments.json')).toContain('Ask the team of brokers first.');
    expect(textOf(files, '/application.json')).not.toContain('brokers');
    expect(textOf(files, '/application.json')).toContain('in hospital');
    expect(textOf(released, '/application.json')).toContain('coveringFor');
    expect(textOf(released, '/application.json')).not.toContain('hospital');
    expect(textOf(released, 'referrals.json')).not.toContain('telephone');
    expect(textOf(released, 'comments.json')).toMatch(/2027-\d\d/);
    expect(textOf(released, 'comments.json')).not.toMatch(/brokers|Priya/);
    expect(Object.keys(released).filter((name) => name.includes('/register/'))).toEqual([]);
  }, 30_000);

  it('has the files of officers’ notes that are clean and were not taken out, each by its hash; no other edition has one', async () => {
    const { here, application } = await aScoredApplication();
    const { applicationId, receipt } = application;
    const [at, by] = [clock.now(), personOf(desk.officers.lead)];
    const file = (name: string) => ({ ...aStoredFile(`kept/${applicationId}/referral/${name}`, name), addedAt: at });
    const [letter, sick, wrong] = [file('letter of CQC.pdf'), file('sick.pdf'), file('of another firm.pdf')];
    const out = { ...wrong, takenOut: { by, at, reason: 'It is of another firm.' } };
    await desk.files.put(letter);
    await desk.files.put(wrong);
    await desk.files.put(sick, 'THREATS_FOUND');
    const note = { stage: 'registration' as const, note: 'CQC wrote.', by, at };
    const referralNotes = [note, { ...note, files: [letter, sick, out] }];
    await desk.deps.records.transact(
      desk.deps.applications.changeWrites(application, { referralNotes }, { at, by, action: 'files added' }),
    );
    const { files, file: pack, bytes } = await made(here, 'council');
    const place = `applications/${receipt.reference}/referrals/note-2-1/letter of CQC.pdf`;
    expect(Buffer.from(files[place] ?? [])).toEqual(Buffer.from(pdfBytes()));
    expect(Object.keys(files).filter((name) => name.includes('/referrals/'))).toEqual([place]);
    const { referralNotes: told } = JSON.parse(textOf(files, 'referrals.json'));
    expect(told[1].files).toMatchObject([
      { name: 'letter of CQC.pdf', sha256: letter.sha256, at: place },
      { name: 'sick.pdf', why: 'A virus was found in it.' },
      { name: 'of another firm.pdf', takenOut: { reason: 'It is of another firm.' }, why: expect.any(String) },
    ]);
    for (const name of ['referrals.json', '/application.json'])
      expect(textOf(files, name)).not.toContain(`kept/${applicationId}/referral`);
    expect(verify(pack).status).toBe(0);
    const other = Buffer.from(bytes);
    other.write(
      letter.sha256.replace(/^./, (one) => (one === '0' ? '1' : '0')),
      other.indexOf(letter.sha256),
    );
    expect(checked(other).some(({ isFault }) => isFault)).toBe(true);
    for (const edition of ['provider', 'freedom-of-information'] as const) {
      const shown = (await made(here, edition)).files;
      expect(Object.keys(shown).filter((name) => name.includes('/referrals/'))).toEqual([]);
      for (const text of Object.entries(shown).filter(([name]) => /json$/.test(name)))
        expect(strFromU8(text[1])).not.toMatch(/letter of CQC|of another firm/);
    }
  }, 30_000);

  it('holds what is on record, and is proved by itself, with Node.js alone', async () => {
    const { here, application } = await aScoredApplication();
    const { files, file } = await made(here, 'council');
    const names = Object.keys(files).map((name) => name.replace(`applications/${application.receipt.reference}/`, ''));
    expect(names).toMatchInlineSnapshot(`
      [
        "READ-ME.txt",
        "agreement.json",
        "window.json",
        "award/recommendations.json",
        "award/approvals.json",
        "award/standstill.json",
        "award/challenges.json",
        "application.json",
        "submitted.json",
        "questions-and-answers.json",
        "files.json",
        "checks.json",
        "referrals.json",
        "representations.json",
        "corrections.json",
        "conflicts.json",
        "comments.json",
        "marks/individual.json",
        "marks/consensus.json",
        "marks/panel.json",
        "results.json",
        "letters.json",
        "contracts.json",
        "proof-of-control.json",
        "questions-and-answers.txt",
        "files/safeguarding-policy/safeguarding policy.pdf",
        "manifest.json",
      ]
    `);
    expect(textOf(files, 'consensus.json')).toContain('Edith Example found the same');
    expect(verify(file)).toEqual({ status: 0, said: expect.stringContaining('lot A 80 of 100, meets') });
  });

  it('has the questions as they were asked, with the grounds that one of them refers to, and all that was offered to choose from', async () => {
    const { here } = await aScoredApplication((frozen) => ({
      ...frozen,
      sections: [
        {
          page: 'grounds',
          title: 'Grounds',
          shownTo: ['compliance'],
          introduction: { text: ['These are the grounds:'], points: ['Bribery', 'Fraud'] },
          rows: [{ question: 'Does any of these apply?', choices: ['Yes', 'No'], answer: 'No' }],
        },
        ...frozen.sections,
      ],
    }));
    const { files, file } = await made(here, 'council');
    const text = textOf(files, 'questions-and-answers.txt');
    expect(text).toMatch(
      /These are the grounds:\n\n- Bribery\n\n- Fraud\n\nDoes any of these apply\?\n {2}\( \) Yes\n {2}\( \) No\n {2}> No/,
    );
    expect(verify(file).status).toBe(0);
  });

  it('is refused with one byte changed, wherever it lies, in a sentence that names the file', async () => {
    const { here } = await aScoredApplication();
    const { bytes, files, file } = await made(here, 'council');
    const last = Object.keys(files).length;
    const said = (at: number) => {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      return checked(changed).flatMap(({ isFault, text }) => (isFault ? [text] : []));
    };
    expect(checked(bytes).filter(({ isFault }) => isFault)).toEqual([]);
    for (let at = 0; at < bytes.length; at += 61)
      expect(said(at).join(), `byte ${at}`).toMatch(/\.(json|txt|pdf)|the end of the pack/);
    for (let at = bytes.length - 22 - 60 * last; at < bytes.length; at += 7) expect(said(at)).not.toEqual([]);

    const consensus = Buffer.from(bytes).indexOf('"mark": 4', Buffer.from(bytes).indexOf('marks/consensus.json'));
    const changed = bytes.slice();
    changed[consensus + 8] = '5'.charCodeAt(0);
    writeFileSync(file, changed);
    expect(verify(file)).toEqual({
      status: 1,
      said: expect.stringMatching(
        /Wrong: applications\/\S+\/marks\/consensus\.json is not as it was when the pack was made/,
      ),
    });
  });

  it('made again of the same records is the same file, and says so by its hash, which the audit trail has with who had it made', async () => {
    const { here, windowId } = await aScoredApplication();
    const [one, other] = [await made(here, 'council'), await made(here, 'council')];
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
    const hash = createHash('sha256').update(one.bytes).digest('hex');
    expect((await one.lead.get(`${here}/evidence-pack`)).html).toContain(hash);
    const trail = await desk.stored.audit(windowId);
    const { subject: id, name } = desk.officers.lead;
    const by = { id, name };
    expect(trail).toContainEqual(
      expect.objectContaining({ by, kind: 'read', action: 'evidence pack asked for', detail: 'council' }),
    );
    expect(trail).toContainEqual(
      expect.objectContaining({ by, action: 'evidence pack made', detail: expect.stringContaining(`SHA-256 ${hash}`) }),
    );
    expect(trail).toContainEqual(expect.objectContaining({ by, action: 'read: evidence pack', detail: 'council' }));
  });

  it('is begun once, however often its button is pressed while it is being made', async () => {
    const { here } = await aScoredApplication();
    const lead = await desk.as(desk.officers.lead);
    const before = packMaker(desk).events().length;
    await lead.get(`${here}/evidence-pack`);
    const seen = await lead.submit(`${here}/evidence-pack/council`);
    expect(seen.html).toContain('Being made: 0 of 1');
    await lead.submit(`${here}/evidence-pack/council`);
    expect(packMaker(desk).events()).toHaveLength(before + 1);
  });

  it('can be had made again where the function could not be called, and is not said to be on its way', async () => {
    const { here } = await aScoredApplication();
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${here}/evidence-pack`);
    desk.services.failing = true;
    const seen = await lead.submit(`${here}/evidence-pack/council`);
    desk.services.failing = false;
    expect(seen.html).toContain('could not be made');
    expect((await lead.submit(`${here}/evidence-pack/council`)).html).toContain('Being made: 0 of 1');
  });

  it('holds nobody’s marks before the consensus is final', async () => {
    const { here, application } = await aScoredApplication();
    const unfinished = { ...(await desk.deps.evaluations.moderation(application.applicationId)) };
    await desk.deps.records.put({
      pk: `APPLICATION#${application.applicationId}`,
      sk: 'MODERATION',
      ...unfinished,
      finalAt: undefined,
    });
    const { files } = await made(here, 'council');
    expect(Object.keys(files).filter((name) => name.includes('/marks/'))).toEqual([]);
  });

  it('is for nobody who judges quality, or has a conflict of interest with the applicant, and of no sealed window', async () => {
    const { here, windowId, application } = await aScoredApplication();
    expect((await (await desk.as(desk.officers.edith)).get(`${here}/evidence-pack`)).status).toBe(403);
    await desk.stored.declared(windowId, desk.officers.manager, application.applicationId);
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get(`${here}/evidence-pack`)).status).toBe(403);
    expect((await manager.submit(`${here}/evidence-pack/council`)).status).toBe(403);
  });
});

describe('The evidence pack of a window', () => {
  const aWindowOfTwo = async () => {
    const { windowId, application } = await aScoredApplication();
    const other = await desk.stored.application(
      withReceipt(anApplication('Calm Care', { windowId, providerId: 'calm' }).scored()),
    );
    await desk.stored.scores(other, 1, desk.officers.edith, marksOf(other.lots, 3));
    return { windowId, here: `/officers/windows/${windowId}`, references: [application, other].map(referenceOf) };
  };
  const referenceOf = ({ receipt }: { readonly receipt: { readonly reference: string } }) => receipt.reference;

  it('holds every application, made one after another over several calls, and the whole audit trail, and is proved by itself', async () => {
    const { windowId, here, references } = await aWindowOfTwo();
    const lead = await desk.as(desk.officers.lead);
    const maker = packMaker(desk, { most: 1, lasts: 'PT5M' });
    expect((await lead.get(here)).html).toContain(`href="${here}/evidence-pack"`);
    expect((await lead.get(`${here}/evidence-pack`)).html).not.toContain('For the provider');
    expect((await lead.submit(`${here}/evidence-pack/council`)).html).toContain('Being made: 0 of 2');
    expect(await maker.call()).toEqual({ outcome: 'more' });
    expect((await lead.get(`${here}/evidence-pack`)).html).toContain('Being made: 1 of 2');
    expect(await maker.run()).toEqual({ outcome: 'made', calls: 2 });

    const file = path.join(folder, `${windowId}.zip`);
    const bytes = await downloaded(lead, `${here}/evidence-pack/council/pack.zip`, file);
    const files = unzipSync(bytes);
    for (const reference of references) {
      expect(Object.keys(files)).toContain(`applications/${reference}/submitted.json`);
      expect(textOf(files, 'READ-ME.txt')).toContain('all applications');
    }
    expect(textOf(files, 'audit-trail.json')).toContain('"action"');
    expect(verify(file)).toEqual({ status: 0, said: expect.stringContaining('lot A 80 of 100, meets') });
    const changed = bytes.slice();
    const at = Buffer.from(bytes).indexOf('"mark": 4');
    changed[at + 8] = '5'.charCodeAt(0);
    expect(checked(changed).some(({ isFault }) => isFault)).toBe(true);
  });

  it('is given to nobody who declared a conflict with one of its applicants, and comes in no edition for one provider', async () => {
    const { windowId, here } = await aWindowOfTwo();
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${here}/evidence-pack`);
    expect((await lead.submit(`${here}/evidence-pack/provider`)).status).toBe(404);
    expect((await (await desk.as(desk.officers.edith)).get(`${here}/evidence-pack`)).status).toBe(403);
    await desk.stored.declared(windowId, desk.officers.manager, `${windowId}.calm`);
    const manager = await desk.as(desk.officers.manager);
    const seen = await manager.get(`${here}/evidence-pack`);
    expect(seen.status).toBe(403);
    expect(seen.html).toContain('tells of every application in it');
    expect((await manager.submit(`${here}/evidence-pack/council`)).status).toBe(403);
  });
});

/** As the award leaves it: every applicant has been told, and the standstill runs. */
const told = async ({ windowId, application }: Awaited<ReturnType<typeof aScoredApplication>>) => {
  const letter = outcomeLetter({
    agreement: s1(),
    application,
    reasons: {},
    winners: new Map(),
    standstill: undefined,
    pageUrl: 'https://site.test',
  });
  await desk.deps.letters.enqueue([letter], clock.now());
  const claim = await desk.deps.letters.claim(letter, clock.now());
  if (!claim) throw new Error('The outcome letter is not there');
  await desk.deps.letters.markSent(claim.letter, clock.now());
  const by = personOf(desk.officers.lead);
  const others = { applicationId: `${windowId}.another`, lot: 'A', total: 71 };
  const places = [{ applicationId: application.applicationId, lot: 'A', total: 80 }, others];
  const { lead, approver } = desk.officers;
  const at = clock.now();
  await desk.deps.records.transact([
    await desk.deps.awards.recommend({
      windowId,
      by,
      at,
      text: `All that meet, says ${lead.name}.`,
      places,
      evaluatedBy: [],
      round: 1,
    }),
    desk.deps.awards.approve({
      windowId,
      by: personOf(approver),
      at,
      decision: 'approved',
      authorityId: 'cabinet-2027',
      reason: 'Read and found in order.',
      round: 1,
    }),
  ]);
  await desk.deps.awards.keepTold({ windowId, at });
  const { endsAt, basis } = standstill(s1().regime, { at }, await desk.deps.bankHolidays());
  await desk.deps.awards.stateStandstill({ windowId, noticeAt: at, endsAt, basis });
};
const everything = (files: Record<string, Uint8Array>): string =>
  Object.entries(files)
    .filter(([name]) => !name.endsWith('.pdf'))
    .map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`)
    .join('\n');

describe('The edition for the provider', () => {
  it('holds what it sent and was told, and the panel’s marks and reasons once outcomes are told; no officer, nobody’s own marks, nobody else', async () => {
    const scored = await aScoredApplication();
    const before = await made(scored.here, 'provider');
    expect(Object.keys(before.files).filter((name) => /marks|results/.test(name))).toEqual([]);
    expect(textOf(before.files, '/application.json')).not.toContain('scored');
    await told(scored);
    const { files, file } = await made(scored.here, 'provider');
    const said = everything(files);
    for (const { name } of Object.values(desk.officers))
      expect(said.includes(name), name).toBe(name === 'Edith Example');
    expect(said).not.toContain(`${scored.windowId}.another`);
    expect(Object.keys(files).join()).not.toMatch(
      /individual|audit-trail|conflicts|checks|referrals|recommendations|approvals/,
    );
    expect(textOf(files, 'panel.json')).toContain('"mark": 4');
    expect(textOf(files, 'letters.json')).toContain('The outcome of your application');
    expect(Object.keys(files).some((name) => name.endsWith('policy.pdf'))).toBe(true);
    expect(verify(file)).toEqual({ status: 0, said: expect.stringContaining('lot A 80 of 100, meets') });
  });
});

describe('The edition for Freedom of Information', () => {
  it('shows marks, reasons and decisions, and whoever approved; a mark stands for each name, address and answer', async () => {
    const scored = await aScoredApplication();
    await told(scored);
    const { files, file } = await made(scored.here, 'freedom-of-information');
    const said = everything(files);
    const { approver, ...others } = desk.officers;
    expect(said).toContain(approver.name);
    for (const { name, subject } of Object.values(others)) {
      expect(said).not.toContain(name);
      expect(said).not.toContain(`"${subject}"`);
    }
    const { email, providerId } = scored.application;
    for (const kept of [email, providerId, 'Joan Hill', '96% of visits', 'policy.pdf', 'library service'])
      expect(said).not.toContain(kept);
    expect(textOf(files, 'consensus.json')).toContain(
      '[redacted: personal data] is named as the lead, and [redacted: personal data] found the same.',
    );
    expect(textOf(files, 'individual.json')).toContain('[redacted: personal data] (an evaluator)');
    expect(textOf(files, 'questions-and-answers.txt')).toContain('> [redacted: commercial interests]');
    expect(textOf(files, 'recommendations.json')).toContain('All that meet, says [redacted: personal data].');
    expect(Object.keys(files).filter((name) => /\/files\/|submitted/.test(name))).toEqual([]);
    const found = verify(file);
    expect(found).toEqual({ status: 0, said: expect.stringContaining('lot A 80 of 100, meets') });
    expect(found.said).toMatch(/The standstill ends at 20/);
    expect(found.said).toContain('Places recommended and approved: 1.');
  });
});
