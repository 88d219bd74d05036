import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_NOTE_FILES, notesOf } from '../../../domain/application/referral-note.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { anInfectedPdf, aPdf, aPdfWithPassword, aStoredFile, pdfBytes } from '../../builders/files.ts';
import { type OfficerAccount, personOf } from '../../builders/people.ts';
import { formOf, sendFile } from '../provider-site/answers.ts';
import type { Browser } from '../shared/browser.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

const SITE = 'https://site.test';
const windowId = 's1-home-care-2027-03-01';
let desk: Desk;
beforeAll(async () => {
  desk = await anOfficersDesk();
  await desk.stored.window(aWindow().evaluating());
});
afterAll(() => desk.stop());

const note = 'CQC wrote that the firm goes on under its new ID.';
let count = 0;
/** A referral with a note of the procurement lead, who is about to send a file with it. */
const noted = async (stage: 'registration' | 'compliance' = 'registration') => {
  count += 1;
  const fresh = anApplication(`Quince ${count} Care`);
  const application = await desk.stored.application(
    stage === 'registration' ? fresh.registrationReferred() : fresh.complianceReferred(),
  );
  await desk.stored.waiting(application.applicationId, `${stage}-referral`);
  const page = `/officers/windows/${windowId}/applications/${application.applicationId}`;
  const [referral, ofNote] = [`${page}/${stage}`, `${page}/notes/1`];
  const lead = await desk.as(desk.officers.lead);
  await lead.get(`${referral}/notes`);
  const next = await lead.submit(`${referral}/notes`, { note, reference: '', file: 'yes' });
  const { applicationId } = application;
  const record = async () => (await desk.deps.applications.get(applicationId)) ?? application;
  return {
    applicationId,
    page,
    referral,
    ofNote,
    send: `${ofNote}/send`,
    file: `${ofNote}/files/1`,
    lead,
    next,
    record,
    files: async () => notesOf(await record()).flatMap(({ files }) => files),
    decide: async () => {
      await lead.get(referral);
      await lead.submit(referral, { decision: 'accept', reason: 'CQC says that it is the same firm.' });
    },
    audit: async () =>
      (await desk.stored.audit(windowId)).filter((each) => each.subject === applicationId && !each.kind),
  };
};
type Noted = Awaited<ReturnType<typeof noted>>;

/** Sends a file by the form of the page, straight to storage: where storage leads back to. */
const sent = async (visitor: Browser, address: string, file: File): Promise<string> =>
  (await sendFile(await formOf(visitor, address), file)).replace(SITE, '');
const sends = async ({ lead, send }: Pick<Noted, 'lead' | 'send'>, file = aPdf('Letter of CQC.pdf')) =>
  lead.open(await sent(lead, send, file));
const takesOut = async (visitor: Browser, { file }: Pick<Noted, 'file'>, reason: string) => {
  // Whichever page was shown last, and whether its form still stands there.
  await visitor.get('/officers/windows/open');
  return visitor.submit(`${file}/take-out`, { reason });
};

describe('A file that is sent with a note on a referral', () => {
  it('is asked for when the note is added, goes straight to storage, and is kept with its version and hash', async () => {
    const it = await noted();
    expect([it.next.title, it.next.html.includes(note)]).toEqual(['Send a file with your note', true]);
    expect(it.next.headers['content-security-policy']).toMatch(/form-action 'self' .*http:\/\/127\.0\.0\.1:\d+;/);
    const shown = await sends(it);
    const hash = createHash('sha256').update(pdfBytes()).digest('hex');
    expect([shown.title, shown.status]).toEqual(['Decide on the registration', 200]);
    for (const said of ['Letter of CQC.pdf', hash, 'being checked for viruses']) expect(shown.html).toContain(said);
    expect(await it.files()).toMatchObject([
      {
        key: expect.stringMatching(new RegExp(`^kept/${it.applicationId}/referral/[0-9a-f-]{36}-[0-9a-f]{16}$`)),
        version: expect.stringMatching(/./),
        sha256: hash,
        name: 'Letter of CQC.pdf',
        type: 'application/pdf',
      },
    ]);
    expect(await it.audit()).toContainEqual(
      expect.objectContaining({
        action: 'file added to the registration referral',
        detail: `Letter of CQC.pdf, 2 KB, SHA-256 ${hash}, with note 1`,
        by: { id: 'priya', name: 'Priya Example' },
      }),
    );
  });

  it('is not asked for where there is none, and can be sent later', async () => {
    const it = await noted();
    await it.lead.get(`${it.referral}/notes`);
    const other = 'The provider rang on 4 May, and sends nothing.';
    const shown = await it.lead.submit(`${it.referral}/notes`, { note: other, reference: '', file: 'no' });
    expect(shown.title).toBe('Decide on the registration');
    for (const number of [1, 2]) expect(shown.html).toContain(`href="${it.page}/notes/${number}/send"`);
    await it.lead.get(`${it.referral}/notes`);
    const unsaid = await it.lead.submit(`${it.referral}/notes`, { note: `${other} Yet.`, reference: '' });
    expect([unsaid.status, unsaid.html.includes('Select yes if you have a file')]).toEqual([400, true]);
  });

  it('is downloaded once it is found clean, by whoever may open the application, and that is on record', async () => {
    const it = await noted();
    await sends(it);
    expect((await it.lead.get(it.file)).status).toBe(409);
    expect((await it.lead.get(it.referral)).html).not.toContain(`href="${it.file}"`);
    await desk.files.scansEnd();
    const approver = await desk.as(desk.officers.approver);
    expect((await approver.get(it.page)).html).toContain(`href="${it.file}"`);
    expect((await approver.get(it.page)).html).not.toMatch(/take-out|notes\/1\/send/);
    const { status, location } = await approver.get(it.file);
    expect(status).toBe(303);
    expect(location).toContain('response-content-disposition=attachment');
    expect(Buffer.from(await (await fetch(location)).arrayBuffer())).toEqual(Buffer.from(pdfBytes()));
    expect(await desk.stored.audit(windowId)).toContainEqual(
      expect.objectContaining({
        kind: 'read',
        action: 'read: file of a referral',
        subject: it.applicationId,
        detail: expect.stringContaining('Letter of CQC.pdf'),
        by: personOf(desk.officers.approver),
      }),
    );
  });

  it.each([
    ['in which a virus is found', anInfectedPdf('Letter.pdf'), 'a virus was found in it, so nobody can download it'],
    ['that has a password', aPdfWithPassword('Letter.pdf'), 'it could not be checked for viruses, so nobody'],
  ])('%s is given to nobody, the page says so, and it can be taken out', async (_, file, said) => {
    const it = await noted();
    await sends(it, file);
    await desk.files.scansEnd();
    const { html } = await it.lead.get(it.referral);
    expect(html).toContain(said);
    expect(html).not.toContain(`href="${it.file}"`);
    expect((await it.lead.get(it.file)).status).toBe(403);
    expect((await takesOut(it.lead, it, 'Nobody can open it.')).html).toContain('Taken out by Priya Example');
  });

  it.each([
    ['of another kind', new File(['[Word]'], 'letter.pages'), 'The selected file must be a PDF'],
    ['that is a photo', new File(['GIF89a'], 'photo.jpg'), 'make a PDF if you scan it'],
    ['that only says it is a PDF', new File(['<html>'], 'letter.pdf'), 'The selected file must be a PDF'],
    ['that is empty', new File([], 'letter.pdf'), 'The selected file is empty'],
    ['that is missing', new File([], ''), 'Select a file'],
    ['above 10 MB', aPdf('letter.pdf', 10_000_000), 'The selected file must be smaller than 10 MB'],
  ])('%s is refused in plain words, where another can be sent', async (_, file, words) => {
    const it = await noted();
    const shown = await sends(it, file);
    expect([shown.status, shown.html.includes(words), shown.html.includes('data-upload')]).toEqual([400, true, true]);
    expect(await it.files()).toEqual([]);
    await sends(it);
    expect(await it.files()).toHaveLength(1);
  });

  it('is kept once, however often storage’s way back is loaded; another by the same form is kept beside it', async () => {
    const it = await noted();
    const form = await formOf(it.lead, it.send);
    const back = (await sendFile(form, aPdf('One.pdf'))).replace(SITE, '');
    const both = await Promise.all([it.lead.open(back), it.lead.open(back)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await it.lead.open(back)).title).toBe('Decide on the registration');
    expect((await it.files()).map(({ name }) => name)).toEqual(['One.pdf']);
    await it.lead.open((await sendFile(form, aPdf('Two.pdf', 3_000))).replace(SITE, ''));
    expect((await it.files()).map(({ name }) => name)).toEqual(['One.pdf', 'Two.pdf']);
    expect((await it.audit()).filter(({ action }) => action.startsWith('file added'))).toHaveLength(2);
  });

  it('is its sender’s alone: nobody else keeps it, with another note or another application', async () => {
    const [it, other] = [await noted(), await noted()];
    const back = await sent(it.lead, it.send, aPdf());
    expect((await it.lead.get(back.replace(it.ofNote, other.ofNote))).status).toBe(404);
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get(back)).status).toBe(404);
    expect((await it.lead.get(`${it.ofNote}/received?key=kept/${other.applicationId}/1`)).status).toBe(404);
    expect([await it.files(), await other.files()]).toEqual([[], []]);
  });

  it('comes from the note’s author: somebody else is told to add a note of their own', async () => {
    const it = await noted();
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get(it.referral)).html).not.toContain(it.send);
    const { html } = await manager.get(it.send);
    expect(html).toContain('Priya Example wrote this note, so nobody else sends a file with it');
    expect(html).not.toContain('data-upload');
  });

  it('is not kept where the referral was decided while it was on its way, and its sender is told', async () => {
    const it = await noted();
    const back = await sent(it.lead, it.send, aPdf());
    await it.decide();
    const told = await it.lead.get(back);
    expect([told.status, told.title]).toEqual([409, 'The file was not added']);
    expect(told.html).toContain('Somebody has decided on this referral');
    expect((await it.lead.get(it.send)).html).toContain('Somebody has decided on this referral');
    expect(await it.files()).toEqual([]);
  });

  it('is one of a number that an application’s record has room for', async () => {
    const it = await noted();
    const was = await it.record();
    const by = personOf(desk.officers.lead);
    const full = Array.from({ length: MOST_NOTE_FILES }, (_, at) => ({
      ...aStoredFile(`kept/${it.applicationId}/${at}`),
      addedAt: was.receipt.submittedAt,
    }));
    const referralNotes = (was.referralNotes ?? []).map((each) => ({ ...each, files: full }));
    await desk.deps.records.transact(
      desk.deps.applications.changeWrites(was, { referralNotes }, { at: was.receipt.submittedAt, by, action: 'files' }),
    );
    expect((await it.lead.get(it.send)).html).toContain(`${MOST_NOTE_FILES} files have been sent`);
  });

  it('of what the check of declarations found is hidden from who judges quality, as its note is', async () => {
    const it = await noted('compliance');
    await sends(it);
    await desk.files.scansEnd();
    const { lead } = desk.officers;
    const both: OfficerAccount = { ...lead, groups: ['procurement-lead', 'evaluator'] };
    const asJudge = await desk.as(both);
    expect((await asJudge.get(it.page)).html).not.toContain('Letter of CQC.pdf');
    expect((await asJudge.get(it.file)).status).toBe(404);
    expect((await (await desk.as(desk.officers.edith)).get(it.file)).status).toBe(403);
    expect((await it.lead.get(it.file)).status).toBe(303);
  });
});

describe('A file that was added by mistake', () => {
  it('is taken out with a reason while the referral is undecided: nobody downloads it, and the record keeps that it was there', async () => {
    const it = await noted();
    const back = await sent(it.lead, it.send, aPdf('Letter of another firm.pdf'));
    await it.lead.open(back);
    await desk.files.scansEnd();
    const manager = await desk.as(desk.officers.manager);
    expect((await takesOut(manager, it, '')).status).toBe(400);
    const reason = 'It is the letter of another firm.';
    for (const again of [1, 2]) {
      const shown = await takesOut(manager, it, reason);
      expect([again, shown.title]).toEqual([again, 'Decide on the registration']);
      for (const said of ['Letter of another firm.pdf', 'Taken out by Morgan Example', reason])
        expect(shown.html).toContain(said);
      expect(shown.html).not.toContain(`href="${it.file}`);
    }
    const refused = await it.lead.get(it.file);
    expect([refused.status, refused.title]).toEqual([403, 'This file was taken out of the referral']);
    const taken = (await it.audit()).filter(({ action }) => action === 'file taken out of the registration referral');
    expect(taken.map(({ detail }) => detail)).toEqual([expect.stringContaining(reason)]);
    // The page that storage led back to brings nothing back.
    await it.lead.open(back);
    expect(await it.files()).toMatchObject([{ takenOut: { reason } }]);
  });

  it('is taken out once: whoever comes second is told by whom, when and why', async () => {
    const it = await noted();
    await sends(it);
    const manager = await desk.as(desk.officers.manager);
    await manager.get(`${it.file}/take-out`);
    await takesOut(it.lead, it, 'It was sent with the wrong note.');
    const second = await manager.submit(`${it.file}/take-out`, { reason: 'It is of another firm.' });
    expect([second.status, second.title]).toEqual([409, 'Somebody came first']);
    expect(second.html).toContain('Priya Example took this file out at');
    expect(second.html).toContain('It was sent with the wrong note.');
    expect((await manager.get(`${it.file}/take-out`)).html).toContain('Priya Example took it out at');
  });

  it('stays once the referral is decided, since it was decided with the file in view', async () => {
    const it = await noted();
    await sends(it);
    await desk.files.scansEnd();
    await it.decide();
    expect((await takesOut(it.lead, it, 'It is of another firm.')).html).toContain('so it stays');
    expect(await it.files()).toMatchObject([{ name: 'Letter of CQC.pdf' }]);
    expect((await it.files())[0]?.takenOut).toBeUndefined();
    expect((await it.lead.get(it.page)).html).toContain(`href="${it.file}"`);
  });
});
