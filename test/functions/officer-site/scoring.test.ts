import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, s1Questionnaire } from '../../builders/an-application.ts';
import type { Browser } from '../shared/browser.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let edith: Browser;
let evan: Browser;
const windowId = 's1-home-care-2027-03-01';
const base = `/officers/windows/${windowId}`;
beforeAll(async () => {
  desk = await anOfficersDesk();
  await desk.stored.window(aWindow().evaluating());
  await desk.stored.declared(windowId, desk.officers.edith);
  await desk.stored.declared(windowId, desk.officers.evan);
  edith = await desk.as(desk.officers.edith);
  evan = await desk.as(desk.officers.evan);
});
afterAll(() => desk.stop());

const toScore = async (name: string) => {
  const application = await desk.stored.application(anApplication(name).evaluating());
  await desk.stored.waiting(application.applicationId, 'evaluation-1');
  await desk.stored.waiting(application.applicationId, 'evaluation-2');
  return application;
};
const urlOf = ({ applicationId }: OpenedApplication) => `${base}/evaluate/${applicationId}`;
const questions = questionsFor(s1Questionnaire(), ['A']);

const everyQuestion = (mark: string) =>
  Object.fromEntries(
    questions.flatMap(({ id, title }) => [
      [`mark-${id}`, mark],
      [`reason-${id}`, `${title}: shown with own figures and dates.`],
    ]),
  );

const scoreEverything = async (who: Browser, application: OpenedApplication, mark = '4') => {
  const url = urlOf(application);
  await who.get(url);
  await who.submit(`${url}/start`);
  await who.submit(`${url}/marks`, everyQuestion(mark));
  return who.get(url);
};

describe('An evaluator', () => {
  it('sees no more than the applicants’ names before declaring conflicts of interest', async () => {
    const application = await toScore('Alder Care');
    const esther = await desk.as(desk.officers.esther);
    for (const path of [
      '/applications',
      '/evaluate',
      `/evaluate/${application.applicationId}`,
      `/applications/${application.applicationId}`,
      `/applications/${application.applicationId}/answers`,
    ]) {
      const shown = await esther.get(base + path);
      expect([path, shown.status, shown.title]).toEqual([path, 403, 'Declare conflicts of interest first']);
      expect(shown.html).not.toContain('Alder Care');
    }
    const { html } = await esther.get(`${base}/declaration`);
    expect(html).toContain('Alder Care');
    expect(html).not.toContain(application.receipt.reference);
  });

  it('never sees an applicant that they declared a conflict of interest with', async () => {
    const [theirs, other] = [await toScore('Beech Care'), await toScore('Bramble Care')];
    const esther = await desk.as(desk.officers.esther);
    await esther.get(`${base}/declaration`);
    const list = await esther.submit(`${base}/declaration`, {
      declaration: 'some',
      nature: 'My sister works there since 2024.',
      conflicts: [theirs.applicationId],
    });
    expect(list.title).toBe('Score applications');
    expect(list.html).toContain(other.applicationId);
    expect(list.html).not.toContain(`href="${urlOf(theirs)}"`);
    expect((await esther.get(urlOf(theirs))).status).toBe(403);
    expect((await esther.submit(`${urlOf(theirs)}/start`)).status).toBe(403);
    expect(await desk.stored.audit(windowId)).toContainEqual(
      expect.objectContaining({ action: 'conflicts of interest declared', detail: theirs.applicationId }),
    );
  });

  it('gives up a place that they had taken, when a conflict comes to light later', async () => {
    const application = await toScore('Briar Care');
    await evan.get(urlOf(application));
    await evan.submit(`${urlOf(application)}/start`);
    const esther = await desk.as(desk.officers.esther);
    await esther.get(urlOf(application));
    await esther.submit(`${urlOf(application)}/start`);
    await esther.get(`${base}/declaration`);
    await esther.submit(`${base}/declaration`, {
      declaration: 'some',
      nature: 'My sister works there since 2024.',
      conflicts: [application.applicationId],
    });
    await edith.get(urlOf(application));
    expect((await edith.submit(`${urlOf(application)}/start`)).status).toBe(200);
    const kept = await desk.deps.applications.get(application.applicationId);
    expect(kept?.evaluators.map(({ by }) => by.name).toSorted()).toEqual(['Edith Example', 'Evan Example']);
  });

  it('starts an application, marks every question on one page, and makes the scores final', async () => {
    const application = await toScore('Chestnut Care');
    const checked = await scoreEverything(edith, application);
    expect(checked.html).toContain(`Lot A: ${questions.length} of ${questions.length} marked, 80 of 100: meets the 60`);
    const final = await edith.submit(`${urlOf(application)}/final`);
    expect(final.html).toContain('They cannot be changed');
    expect((await desk.deps.waits.get(application.applicationId, 'evaluation-1'))?.status).toBe('delivered');
    expect((await desk.deps.applications.get(application.applicationId))?.evaluators[0]?.finalAt).toBeDefined();
  });

  it('makes what they have just typed final with one button, and each mark is in the audit trail', async () => {
    const application = await toScore('Chervil Care');
    await edith.get(urlOf(application));
    await edith.submit(`${urlOf(application)}/start`);
    const final = await edith.submit(`${urlOf(application)}/final`, everyQuestion('3'));
    expect(final.html).toContain('They cannot be changed');
    const kept = await desk.deps.evaluations.get(application.applicationId, 1);
    expect([Object.keys(kept?.scores ?? {}).length, kept?.finalAt !== undefined]).toEqual([questions.length, true]);
    const trail = await desk.stored.audit(windowId);
    const marks = trail.filter(
      ({ subject, action }) => subject === application.applicationId && action === 'mark saved',
    );
    expect(marks.map(({ detail }) => detail?.split(';')[0]).toSorted()).toEqual(
      questions.map(({ id }) => `${id}: 3, first saved`).toSorted(),
    );
  });

  it('saves a sheet with gaps, is told of them before it can be final, and finds all that was typed', async () => {
    const application = await toScore('Cicely Care');
    await edith.get(urlOf(application));
    await edith.submit(`${urlOf(application)}/start`);
    // A browser sends each text, empty or not, and no mark where none is chosen.
    const empty = Object.fromEntries(questions.map(({ id }) => [`reason-${id}`, '']));
    const some = { ...empty, 'mark-q1': '4', 'reason-q2': 'A reason before its mark.' };
    const saved = await edith.submit(`${urlOf(application)}/marks`, some);
    expect(saved.html).toContain('Lot A: 1 of 8 marked, 12 so far (60 admit)');
    const refused = await edith.submit(`${urlOf(application)}/final`, { ...some, 'mark-q3': '5' });
    expect([
      refused.status,
      refused.html.includes('href="#mark-q2"'),
      refused.html.includes('href="#reason-q1"'),
    ]).toEqual([400, true, true]);
    expect(refused.html).toContain('A reason before its mark.');
    const kept = await desk.deps.evaluations.get(application.applicationId, 1);
    expect([kept?.scores.q3?.mark, kept?.finalAt]).toEqual([5, undefined]);
    // The page shows what is stored by now, so it can be sent again as it is.
    const again = await edith.submit(`${urlOf(application)}/marks`, { ...some, 'mark-q3': '2' });
    expect([again.status, (await desk.deps.evaluations.get(application.applicationId, 1))?.scores.q3?.mark]).toEqual([
      200, 2,
    ]);
  });

  it('is shown on the sheet what another tab saved of a question typed over here; all else is saved', async () => {
    const application = await toScore('Clover Care');
    const url = urlOf(application);
    await edith.get(url);
    const { html } = await edith.submit(`${url}/start`);
    await edith.submit(`${url}/marks`, { 'mark-q1': '2', 'reason-q1': 'From the first tab.' });
    const versions = Object.fromEntries(
      [...html.matchAll(/name="(_version-q\d+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value ?? '']),
    );
    const typed = { 'mark-q1': '5', 'reason-q1': 'From the second tab.', 'mark-q2': '4', 'reason-q2': 'New.' };
    const shown = await edith.submit(`${url}/marks`, { ...versions, ...typed });
    expect(shown.status).toBe(409);
    for (const text of ['From the first tab.', 'From the second tab.']) expect(shown.html).toContain(text);
    const scores = async () => (await desk.deps.evaluations.get(application.applicationId, 1))?.scores;
    expect(await scores()).toEqual({
      q1: { mark: 2, reason: 'From the first tab.' },
      q2: { mark: 4, reason: 'New.' },
    });
    expect((await edith.submit(`${url}/marks`, typed)).status).toBe(200);
    expect((await scores())?.q1?.mark).toBe(5);
    // What this page never showed is neither written over by what stood here before, nor made final.
    const stale = await edith.submit(`${url}/marks`, { ...versions, 'mark-q1': '', 'reason-q1': '' });
    expect([stale.status, (await scores())?.q1?.mark]).toEqual([200, 5]);
    const final = await edith.submit(`${url}/final`, {
      ...everyQuestion('3'),
      'mark-q1': '',
      'reason-q1': '',
      '_version-q1': versions['_version-q1'] ?? '',
    });
    expect([final.status, final.title]).toEqual([409, 'Your scores have changed']);
    expect((await desk.deps.evaluations.get(application.applicationId, 1))?.finalAt).toBeUndefined();
  });

  it('goes from one applicant to the next on the same question', async () => {
    const esther = { subject: 'erin', name: 'Erin Example', groups: ['evaluator'] };
    await desk.stored.declared(windowId, esther);
    const erin = await desk.as(esther);
    const [one, two, three] = [
      await toScore('Aaa Care'),
      await desk.stored.application(anApplication('Bbb Care').applyingFor('C').evaluating()),
      await desk.stored.application(anApplication('Ccc Care').applyingFor('C').evaluating()),
    ];
    for (const each of [one, two, three]) {
      await erin.get(urlOf(each));
      await erin.submit(`${urlOf(each)}/start`);
    }
    const last = await erin.get(`${urlOf(two)}/questions/q10`);
    expect([last.html.includes('Previous applicant'), last.html.includes('Next applicant: Ccc Care')]).toEqual([
      false,
      true,
    ]);
    expect((await erin.get(`${urlOf(two)}/questions/q1`)).html).toContain('Previous applicant: Aaa Care');
    const next = await erin.submit(`${urlOf(two)}/questions/q1`, { mark: '3', reason: 'Enough.' });
    expect(next.html).toContain('Ccc Care: question 1 of');
    const { html } = await erin.get(`${base}/evaluate`);
    expect(html).toContain(`href="${urlOf(two)}/questions/q10"`);
    expect(html).toContain(`href="${urlOf(one)}/questions/q1"`);
  });

  it('reads the answer, what a good answer shows and what each mark means, and nothing of price', async () => {
    const application = await toScore('Dogwood Care');
    await edith.get(urlOf(application));
    const { html } = await edith.submit(`${urlOf(application)}/start`);
    expect(html).toContain('Our answer on personal outcomes');
    expect(html).toContain('It has 28 words, of 500 at most.');
    expect(html).toContain('outcomes can be measured and are reviewed');
    expect(html).toContain('Detailed and specific, with owners');
    const answers = await edith.get(`${base}/applications/${application.applicationId}/answers`);
    expect(answers.html).toContain('Our answer on safeguarding');
    expect(answers.html).not.toMatch(/published rates|policy\.pdf/);
  });

  it('cannot make scores final while a mark or a reason is missing, and is told of every one', async () => {
    const application = await toScore('Elder Care');
    await edith.get(urlOf(application));
    await edith.submit(`${urlOf(application)}/start`);
    await edith.get(`${urlOf(application)}/questions/q1`);
    await edith.submit(`${urlOf(application)}/questions/q1`, { mark: '3', reason: ' ' });
    await edith.get(urlOf(application));
    const shown = await edith.submit(`${urlOf(application)}/final`);
    expect(shown.status).toBe(400);
    expect(shown.html).toContain('Give the reason for your mark for “Personal outcomes”');
    // In the summary, and beside the field.
    expect(shown.html.match(/Give a mark for/g)).toHaveLength(2 * (questions.length - 1));
    expect((await desk.deps.waits.get(application.applicationId, 'evaluation-1'))?.status).toBe('waiting');
  });

  it.each([
    ['a blank', { mark: '' }],
    ['a space', { mark: ' ' }],
    ['no mark at all', {}],
    ['0x3', { mark: '0x3' }],
    ['3.0', { mark: '3.0' }],
    ['1e0', { mark: '1e0' }],
    [' 3 ', { mark: ' 3 ' }],
    ['a full-width digit', { mark: '３' }],
    ['+3', { mark: '+3' }],
    ['6', { mark: '6' }],
    ['-1', { mark: '-1' }],
    ['03', { mark: '03' }],
    ['two marks', { mark: ['3', '4'] }],
    ['the same mark twice', { mark: ['3', '3'] }],
    ['a list by another name', { 'mark[]': '3' }],
    ['a word', { mark: 'true' }],
  ])('is told to select a mark of the scale where %s is sent, and nothing is kept', async (what, fields) => {
    const application = await toScore(`Marked ${what}`);
    const url = `${urlOf(application)}/questions/q1`;
    await edith.get(urlOf(application));
    await edith.submit(`${urlOf(application)}/start`);
    await edith.get(url);
    const shown = await edith.submit(url, { ...fields, reason: 'Shown with own figures and dates.' });
    expect([shown.status, shown.html.match(/Select a mark from 0 to 5/g)?.length]).toEqual([400, 2]);
    expect(shown.html).toContain('id="mark-error"');
    expect(shown.html).not.toMatch(/too big|expected|invalid/i);
    expect((await desk.deps.evaluations.get(application.applicationId, 1))?.scores).toEqual({});
  });

  it.each(['0', '1', '2', '3', '4', '5'])('may give the mark %s', async (mark) => {
    const application = await toScore(`Digit ${mark}`);
    const url = `${urlOf(application)}/questions/q1`;
    await edith.get(urlOf(application));
    await edith.submit(`${urlOf(application)}/start`);
    await edith.get(url);
    await edith.submit(url, { mark, reason: 'Shown with own figures and dates.' });
    expect((await desk.deps.evaluations.get(application.applicationId, 1))?.scores.q1?.mark).toBe(Number(mark));
  });

  it('is shown what another tab saved, with what was typed here, and chooses', async () => {
    const application = await toScore('Fern Care');
    const url = `${urlOf(application)}/questions/q1`;
    await edith.get(urlOf(application));
    await edith.submit(`${urlOf(application)}/start`);
    const stale = versionIn((await edith.get(url)).html);
    await edith.submit(url, { mark: '2', reason: 'Written in the first tab.' });
    await edith.get(url);
    const shown = await edith.submit(url, { _version: stale, mark: '5', reason: 'Written in the second tab.' });
    expect(shown.status).toBe(409);
    expect(shown.html).toContain('Written in the first tab.');
    expect(shown.html).toContain('Written in the second tab.');
    await edith.submit(url, { mark: '5', reason: 'Written in the second tab.' });
    expect((await desk.deps.evaluations.get(application.applicationId, 1))?.scores.q1).toEqual({
      mark: 5,
      reason: 'Written in the second tab.',
    });
  });

  it('never sees the other evaluator’s marks, whatever address they try', async () => {
    const application = await toScore('Gean Care');
    await scoreEverything(edith, application, '1');
    await edith.submit(`${urlOf(application)}/final`);
    for (const path of [
      `/evaluate/${application.applicationId}`,
      `/applications/${application.applicationId}`,
      '/evaluate',
    ]) {
      expect((await evan.get(base + path)).html).not.toContain('Shown with own figures');
    }
    expect((await evan.get(`${base}/moderate/${application.applicationId}`)).status).toBe(403);
    expect((await evan.get(`${base}/audit`)).status).toBe(403);
  });

  it('takes the other place when two start at the same moment, and a third is refused', async () => {
    const application = await toScore('Holly Care');
    for (const who of [edith, evan]) await who.get(urlOf(application));
    const both = await Promise.all([
      edith.submit(`${urlOf(application)}/start`),
      evan.submit(`${urlOf(application)}/start`),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const kept = await desk.deps.applications.get(application.applicationId);
    expect(kept?.evaluators.map(({ slot }) => slot).toSorted()).toEqual([1, 2]);
    const esther = await desk.as(desk.officers.esther);
    await esther.get(`${base}/declaration`);
    const third = await esther.submit(`${urlOf(application)}/start`);
    expect([third.status, third.html.includes('Two other evaluators')]).toEqual([409, true]);
  });

  it('finishes at the same moment as the other, and both are recorded', async () => {
    const application = await toScore('Ivy Care');
    await scoreEverything(edith, application);
    await scoreEverything(evan, application, '3');
    const both = await Promise.all([
      edith.submit(`${urlOf(application)}/final`),
      evan.submit(`${urlOf(application)}/final`),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const kept = await desk.deps.applications.get(application.applicationId);
    expect(kept?.evaluators.every(({ finalAt }) => finalAt)).toBe(true);
  });
});

const versionIn = (html: string): string => /name="_version" value="([^"]*)"/.exec(html)?.[1] ?? '';
