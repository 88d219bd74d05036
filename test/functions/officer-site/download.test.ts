import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lotResultsOf } from '../../../domain/evaluation/lot-results.ts';
import { outcomeParagraphs } from '../../../domain/letters/outcome-letter.ts';
import { parse } from '../../../laptop/demo/csv.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, s1 } from '../../builders/an-application.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

const windowId = 's1-home-care-2030-09-01';
const address = `/officers/windows/${windowId}/applications.csv`;
let desk: Desk;
beforeAll(async () => {
  desk = await anOfficersDesk();
  await desk.stored.window(aWindow({ windowId }).evaluating());
  await desk.stored.application(anApplication('Bright Care', { windowId }).scored());
  await desk.stored.application(anApplication('=SUM(A1), "Ltd"', { windowId }).received());
});
afterAll(() => desk.stop());

describe('The spreadsheet of a window’s applications', () => {
  it('has a row an application, with what each step came to', async () => {
    const shown = await (await desk.as(desk.officers.lead)).get(address);
    expect(shown.headers['content-type']).toContain('text/csv');
    const rows = parse(shown.html);
    expect(rows).toHaveLength(2);
    expect(rows.find(({ Organisation }) => Organisation === 'Bright Care')).toMatchObject({
      Status: 'Scored',
      'Registration check': 'pass',
    });
  });

  it('runs nothing that a provider chose as its name', async () => {
    const { html } = await (await desk.as(desk.officers.lead)).get(address);
    expect(html).toContain(`"'=SUM(A1), ""Ltd"""`);
  });

  it('is not for those who judge quality, because it tells of price', async () => {
    const evaluator = await desk.as(desk.officers.edith);
    expect((await evaluator.get(address)).status).toBe(403);
  });

  it('tells nothing but the name of an applicant that the reader has a conflict of interest with', async () => {
    const own = 's1-home-care-2031-09-01';
    await desk.stored.window(aWindow({ windowId: own }).evaluating());
    const theirs = await desk.stored.application(anApplication('Cousin Care', { windowId: own }).scored());
    await desk.stored.declared(own, desk.officers.approver, theirs.applicationId);
    const shown = await (await desk.as(desk.officers.approver)).get(`/officers/windows/${own}/applications.csv`);
    expect(parse(shown.html)).toMatchObject([
      { Organisation: 'Cousin Care', 'Totals by lot': '', 'Registration check': '' },
    ]);
  });
});

describe('A total of 59.994 where 60 is asked', () => {
  it('is told as 59.994 and never as 60, in the spreadsheet, on the pages and in the letter', async () => {
    const own = 's1-home-care-2032-09-01';
    const weights = [14.29, 14.29, 14.29, 14.29, 14.29, 14.29, 14.26];
    const agreement = s1();
    const questions = agreement.questionnaire.questions
      .slice(0, 7)
      .map((question, at) => ({ ...question, floor: 0, weights: { A: weights[at] ?? 0 } }));
    const questionnaire = { ...agreement.questionnaire, floor: 0, questions };
    const marks = Object.fromEntries(
      [2, 4, 2, 2, 2, 5, 4].map((mark, at) => [questions[at]?.id ?? '', { mark, reason: 'As agreed together.' }]),
    );
    await desk.stored.window(aWindow({ windowId: own }).evaluating());
    const application = await desk.stored.application({
      ...anApplication('Sevenths Care', { windowId: own }).scored(),
      lotResults: lotResultsOf(questionnaire, ['A'], marks),
    });
    const lead = await desk.as(desk.officers.lead);
    const base = `/officers/windows/${own}`;
    expect(parse((await lead.get(`${base}/applications.csv`)).html)[0]?.['Totals by lot']).toBe('A 59.994');
    const onPage = (await lead.get(`${base}/applications/${application.applicationId}`)).html;
    expect(onPage).toContain('Lot A: 59.994 of 100, below the agreement’s conditions');
    expect((await lead.get(`${base}/recommendation`)).html).toContain('Sevenths Care</a>, 59.994: The total of 59.994');
    const letter = outcomeParagraphs({
      agreement: { ...agreement, questionnaire },
      application,
      reasons: {},
      winners: new Map(),
      standstill: undefined,
      pageUrl: 'https://site.test',
    }).join('\n');
    expect(letter).toContain('59.994');
    expect(letter).not.toMatch(/(?<!at least )(?<!below the )\b60(?!\.)/);
  });
});
