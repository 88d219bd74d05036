import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { tableNames } from '../../../domain/tables/window-tables.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { parse } from '../../../laptop/demo/csv.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, marksOf } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { type OfficerAccount, personOf } from '../../builders/people.ts';
import { gathered } from '../../support/gathered.ts';
import { aQuestion } from './a-question.ts';
import { sheetOf } from './a-workbook.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';
import { fetched, tableMaker } from './tables-made.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

let month = 0;
const aCase = async () => {
  month += 1;
  const windowId = `s1-home-care-20${36 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  return { windowId, base: `/officers/windows/${windowId}`, files: `/officers/windows/${windowId}/files` };
};

/** Has a table made by its button. */
const made = async (who: OfficerAccount, files: string, table: string, asked = '') => {
  const officer = await desk.as(who);
  await officer.get(`${files}${asked}`);
  const sent = await officer.submit(`${files}/${table}${asked}`);
  const outcome = await tableMaker(desk).run();
  return { officer, sent, outcome };
};
const textOf = async (...asked: Parameters<typeof fetched>) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await fetched(...asked));
const rowsOf = async (who: OfficerAccount, files: string, table: string, asked = '') => {
  const { officer, outcome } = await made(who, files, table, asked);
  expect(outcome).toBe('made');
  return parse(await textOf(officer, `${files}/${table}/csv`));
};

const scored = async (name: string, windowId: string, mark = 4): Promise<OpenedApplication> => {
  const application = await desk.stored.application(anApplication(name, { windowId }).scored(mark));
  const { edith, evan, moderator } = desk.officers;
  await desk.stored.scores(application, 1, edith, marksOf(application.lots, mark, 'Edith found this.'));
  await desk.stored.scores(application, 2, evan, marksOf(application.lots, mark, 'Evan found that.'));
  await desk.deps.records.transact([
    desk.deps.evaluations.beginModeration({
      applicationId: application.applicationId,
      moderator: personOf(moderator),
      scores: marksOf(application.lots, mark, 'Agreed together.'),
      finalAt: clock.now(),
      version: 1,
    }),
  ]);
  return application;
};

describe('A table of 400 applications with long reasons', () => {
  it('is more than a function can answer, is made as a file and fetched whole, as CSV and as a spreadsheet', async () => {
    const { windowId, base, files } = await aCase();
    const like = anApplication('Any Care', { windowId }).rejected();
    const reason = 'The panel looked at “ratings”, staff & <supervision>, and found too little. '.repeat(210);
    const { table: records, stored } = gathered(desk.tables.documents, desk.tables.records);
    for (let at = 0; at < 400; at += 1) {
      const number = String(at).padStart(4, '0');
      const applicationId = `${windowId}.provider-${number}`;
      const rejection = {
        ...like.rejection,
        stage: 'registration',
        at: clock.now(),
        reasons: [`${number}: ${reason}`],
      };
      const of = { applicationId, providerId: `provider-${number}`, organisationName: `Care ${number}`, rejection };
      await records.put({ pk: `WINDOW#${windowId}`, sk: `APPLICATION#${applicationId}`, ...like, ...of });
    }
    await stored();
    const lead = await desk.as(desk.officers.lead);
    expect(await lead.get(`${base}/applications.csv`)).toMatchObject({ status: 303, location: files });

    const { outcome, officer } = await made(desk.officers.lead, files, 'applications');
    expect(outcome).toBe('made');
    const bytes = await fetched(officer, `${files}/applications/csv`);
    expect(bytes.length).toBeGreaterThan(6 * 1024 * 1024);
    const rows = parse(new TextDecoder().decode(bytes));
    expect(rows).toHaveLength(400);
    expect(rows.map(({ Organisation }) => Organisation)).toEqual(
      rows.map((_, at) => `Care ${String(at).padStart(4, '0')}`),
    );
    expect(rows.every(({ Reasons = '' }, at) => Reasons === `${String(at).padStart(4, '0')}: ${reason}`)).toBe(true);

    const workbook = await fetched(officer, `${files}/applications/xlsx`);
    const sheet = sheetOf(workbook);
    expect(sheet.rows).toHaveLength(401);
    expect(sheet.rows.at(-1)?.get('P')?.text).toBe(`0399: ${reason}`);
    const page = (await officer.get(files)).html;
    expect(page).toContain('400 rows, made at');
    const trail = await desk.stored.audit(windowId);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { subject: id, name } = desk.officers.lead;
    expect(trail).toContainEqual(
      expect.objectContaining({
        by: { id, name },
        action: 'read: table, as a file',
        detail: expect.stringMatching(
          new RegExp(`^applications, csv: 400 rows as they stood at \\S+, ${bytes.length} bytes, SHA-256 ${sha256}$`),
        ),
      }),
    );
    expect(trail).toContainEqual(expect.objectContaining({ action: 'table made as a file', by: { id, name } }));
  }, 60_000);
});

describe('A table as a file', () => {
  it('has text that is never evaluated, real numbers and dates in London’s time, and a header that stays in sight', async () => {
    const { windowId, files } = await aCase();
    await scored('=SUM(A1), "Ltd"', windowId);
    const { officer } = await made(desk.officers.lead, files, 'applications');
    expect(await textOf(officer, `${files}/applications/csv`)).toMatch(
      /^\uFEFFReference,.*\r\n[^\r\n]*"'=SUM\(A1\), ""Ltd"""/,
    );
    const { rows, isHeaderFrozen } = sheetOf(await fetched(officer, `${files}/applications/xlsx`));
    expect(isHeaderFrozen).toBe(true);
    expect(rows[0]?.get('F')?.text).toBe('Submitted at');
    expect(rows[1]?.get('B')).toEqual({ type: 's', text: '=SUM(A1), "Ltd"', isFormula: false });
    const submittedAt = parse(await textOf(officer, `${files}/applications/csv`))[0]?.['Submitted at'] ?? '';
    const serial = Number(rows[1]?.get('F')?.text);
    const shown = new Intl.DateTimeFormat('sv-SE', {
      dateStyle: 'short',
      timeStyle: 'medium',
      timeZone: 'Europe/London',
    });
    expect(new Date(Math.round((serial - 25_569) * 86_400_000)).toISOString().slice(0, 19)).toBe(
      shown.format(Date.parse(submittedAt)).replace(' ', 'T'),
    );
    await made(desk.officers.lead, files, 'places');
    const places = sheetOf(await fetched(officer, `${files}/places/xlsx`));
    expect(places.rows[1]?.get('D')).toEqual({ type: undefined, text: '80', isFormula: false });
    expect([...places.rows, ...rows].some((row) => [...row.values()].some(({ isFormula }) => isFormula))).toBe(false);
  });

  it('is made once, however often its button is pressed, and says that it is being made and when it is ready', async () => {
    const { windowId, files } = await aCase();
    await scored('Bright Care', windowId);
    const lead = await desk.as(desk.officers.lead);
    const before = tableMaker(desk).events().length;
    expect((await lead.get(files)).html).not.toContain('Being made');
    expect((await lead.submit(`${files}/marks`)).html).toContain('Being made');
    expect((await lead.submit(`${files}/marks`)).status).toBe(200);
    expect(tableMaker(desk).events()).toHaveLength(before + 1);
    expect(await lead.get(`${files}/marks/csv`)).toMatchObject({ status: 404 });
    expect(await tableMaker(desk).run()).toBe('made');
    expect(await tableMaker(desk).run()).toBe('overtaken');
    const page = (await lead.get(files)).html;
    expect(page).toMatch(/Download CSV \(\d+ (?:bytes|KB)/);
    expect(page).toContain('Download XLSX');
  });

  it('says that it could not be made, and is made when it is asked for again', async () => {
    const { windowId, files } = await aCase();
    await scored('Bright Care', windowId);
    const lead = await desk.as(desk.officers.lead);
    await lead.get(files);
    desk.services.failing = true;
    expect((await lead.submit(`${files}/marks`)).html).toContain('could not be made. Try again');
    desk.services.failing = false;
    expect((await lead.submit(`${files}/marks`)).html).toContain('Being made');
    expect(await tableMaker(desk).run()).toBe('made');
  });

  it('is removed after seven days, and said to be', async () => {
    const { files } = await aCase();
    await made(desk.officers.lead, files, 'notices');
    const was = clock.now();
    clock.at(plusDuration(was, 'PT169H'));
    const later = await desk.as(desk.officers.lead);
    expect((await later.get(files)).html).toContain('has been removed: files are kept for 7 days');
    expect((await later.get(`${files}/notices/csv`)).status).toBe(404);
    clock.at(was);
  });
});

describe('Who has a table as a file', () => {
  it('is who sees it on its page: before the close nobody has what tells of applications', async () => {
    const windowId = 's1-home-care-2035-06-01';
    await desk.stored.window(aWindow({ windowId }).open());
    const files = `/officers/windows/${windowId}/files`;
    const lead = await desk.as(desk.officers.lead);
    const { html } = await lead.get(files);
    const offered = tableNames.filter((table) => html.includes(`action="${files}/${table}"`));
    expect(offered).toEqual(['contracts', 'notices', 'questions', 'audit-trail']);
    for (const table of ['applications', 'marks', 'places', 'referrals', 'letters', 'challenges'])
      expect([table, (await lead.submit(`${files}/${table}`)).status]).toEqual([table, 403]);
  });

  it('is by role, as on the pages: who judges quality has none that tells of price', async () => {
    const { windowId, files } = await aCase();
    await desk.stored.declared(windowId, desk.officers.edith);
    const offeredTo = async (who: OfficerAccount) => {
      const { html } = await (await desk.as(who)).get(files);
      return tableNames.filter((table) => html.includes(`action="${files}/${table}"`));
    };
    expect(await offeredTo(desk.officers.lead)).toEqual([...tableNames]);
    expect(await offeredTo(desk.officers.edith)).toEqual(['marks', 'contracts', 'notices']);
    expect(await offeredTo(desk.officers.approver)).toEqual(
      tableNames.filter((table) => table !== 'referrals' && table !== 'questions'),
    );
    const edith = await desk.as(desk.officers.edith);
    await edith.get(files);
    expect((await edith.submit(`${files}/applications`)).status).toBe(403);
    expect((await edith.get(`${files}/letters/csv`)).status).toBe(403);
    await edith.get(files);
    expect((await edith.submit(`${files}/nonsense`)).status).toBe(404);
  });

  it('has nothing before they have declared conflicts of interest', async () => {
    const { files } = await aCase();
    const evan = await desk.as(desk.officers.evan);
    expect((await evan.get(files)).html).toContain('Declare conflicts of interest');
    expect((await evan.submit(`${files}/marks`)).status).toBe(403);
  });

  it('is whoever had it made: nobody else can fetch it', async () => {
    const { windowId, files } = await aCase();
    await scored('Bright Care', windowId);
    await made(desk.officers.lead, files, 'marks');
    expect((await (await desk.as(desk.officers.approver)).get(`${files}/marks/csv`)).status).toBe(404);
  });

  it('has it no more once they declare a conflict with one of the applicants, until it is made again without them', async () => {
    const { windowId, files } = await aCase();
    const [, cousin] = [await scored('Bright Care', windowId), await scored('Cousin Care', windowId)];
    const before = await rowsOf(desk.officers.manager, files, 'marks');
    expect(new Set(before.map(({ Organisation }) => Organisation))).toEqual(new Set(['Bright Care', 'Cousin Care']));
    await desk.stored.declared(windowId, desk.officers.manager, cousin.applicationId);
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get(`${files}/marks/csv`)).status).toBe(404);
    expect((await manager.get(files)).html).toContain('is not given out any more');
    for (const table of ['marks', 'places', 'letters', 'referrals']) {
      const rows = await rowsOf(desk.officers.manager, files, table);
      expect([table, rows.filter(({ Organisation }) => Organisation === 'Cousin Care')]).toEqual([table, []]);
    }
    const applications = await rowsOf(desk.officers.manager, files, 'applications');
    expect(applications.find(({ Organisation }) => Organisation === 'Cousin Care')).toMatchObject({
      'Totals by lot': '',
      Reasons: 'You declared a conflict of interest with this applicant.',
    });
  });

  it('is asked again as it is made: who has a conflict by then gets none of it', async () => {
    const { windowId, files } = await aCase();
    const cousin = await scored('Cousin Care', windowId);
    const manager = await desk.as(desk.officers.manager);
    await manager.get(files);
    await manager.submit(`${files}/marks`);
    await desk.stored.declared(windowId, desk.officers.manager, cousin.applicationId);
    expect(await tableMaker(desk).run()).toBe('made');
    expect(parse(await textOf(manager, `${files}/marks/csv`))).toEqual([]);
  });
});

describe('The tables', () => {
  it('of marks has each evaluator’s beside the consensus once that is final, and none of what is still being scored or moderated', async () => {
    const { windowId, files } = await aCase();
    await scored('Bright Care', windowId);
    const other = await desk.stored.application(anApplication('Calm Care', { windowId }).moderating());
    await desk.stored.scores(other, 1, desk.officers.edith, marksOf(other.lots, 3));
    const rows = await rowsOf(desk.officers.approver, files, 'marks');
    expect(new Set(rows.map(({ Organisation }) => Organisation))).toEqual(new Set(['Bright Care']));
    expect(rows[0]).toMatchObject({
      'Evaluator 1': desk.officers.edith.name,
      'Mark 1': '4',
      'Reason 1': 'Edith found this.',
      'Reason 2': 'Evan found that.',
      Consensus: '4',
      Moderator: desk.officers.moderator.name,
    });
  });

  it('of marks keeps those of an application from who might yet score it', async () => {
    const { windowId, files } = await aCase();
    await scored('Bright Care', windowId);
    const another = { ...desk.officers.edith, subject: 'erin', name: 'Erin Example' };
    await desk.stored.declared(windowId, another);
    const officer = await desk.as(another);
    const page = (await officer.get(`/officers/windows/${windowId}/applications/${windowId}.bright-care`)).html;
    const rows = await rowsOf(another, files, 'marks');
    expect(rows.length > 0).toBe(page.includes('Edith found this.'));
    expect(rows).toEqual([]);
  });

  it('of places, referrals, challenges, letters, contracts, notices and questions have what their pages show', async () => {
    const { windowId, files } = await aCase();
    await scored('Bright Care', windowId, 4);
    await scored('Dim Care', windowId, 1);
    await desk.stored.application(anApplication('Odd Care', { windowId }).registrationReferred());
    await aQuestion(desk, {
      windowId,
      clarificationId: `2036-01-01-${windowId}`,
      question: 'May we use agency staff?',
    });
    const at = clock.now();
    await desk.deps.records.transact([
      desk.deps.awards.keepChallenge({
        windowId,
        recordedBy: personOf(desk.officers.lead),
        at,
        from: 'Dim Care',
        summary: 'The mark is wrong.',
      }),
    ]);
    const places = await rowsOf(desk.officers.lead, files, 'places');
    expect(
      places.map(({ Lot, Organisation, Total, ...each }) => [Lot, Organisation, Total, each['Meets the conditions']]),
    ).toEqual([
      ['A', 'Bright Care', '80', 'Yes'],
      ['A', 'Dim Care', '20', 'No'],
    ]);
    expect(await rowsOf(desk.officers.lead, files, 'referrals')).toMatchObject([
      { Organisation: 'Odd Care', Check: 'Registration', Decision: '' },
    ]);
    expect(await rowsOf(desk.officers.lead, files, 'challenges')).toMatchObject([
      { Kind: 'Challenge', From: 'Dim Care', 'Settled at': '' },
    ]);
    expect(await rowsOf(desk.officers.lead, files, 'questions')).toMatchObject([
      { Question: 'May we use agency staff?' },
    ]);
    for (const table of ['letters', 'contracts', 'notices'])
      expect([table, await rowsOf(desk.officers.lead, files, table)]).toEqual([table, []]);
  });

  it('of the audit trail is whole, or narrowed as its page is, whose link leads there', async () => {
    const { windowId, base, files } = await aCase();
    const application = await scored('Bright Care', windowId);
    const approver = await desk.as(desk.officers.approver);
    await approver.get(`${base}/applications/${application.applicationId}`);
    const lead = await desk.as(desk.officers.lead);
    const whole = await rowsOf(desk.officers.lead, files, 'audit-trail');
    expect(whole.some(({ What }) => What === 'read: application')).toBe(true);
    expect((await lead.get(`${base}/audit?kind=refusal`)).html).toContain(`href="${files}?kind=refusal#audit-trail"`);
    const one = await rowsOf(
      desk.officers.lead,
      files,
      'audit-trail',
      `?kind=read&person=${desk.officers.approver.subject}`,
    );
    expect(new Set(one.map(({ Who }) => Who))).toEqual(new Set([desk.officers.approver.name]));
    expect((await lead.get(files)).html).toContain('entries of the kind “Who read what”, entries of one person');
    const { outcome } = await made(desk.officers.lead, files, 'audit-trail', '?application=NOBODY-1');
    expect(outcome).toBe('refused');
    expect((await lead.get(files)).html).toContain(
      'was not made: No application of this window has the reference NOBODY-1.',
    );
  });
});
