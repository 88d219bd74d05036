import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { aWindow } from '../../builders/a-window.ts';
import { clock } from '../../builders/clock.ts';
import { aQuestion } from './a-question.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

const windowId = 's1-home-care-2027-04-04';
const closesAt = '2027-05-04T11:00:00.000Z';
const list = `/officers/windows/${windowId}/clarifications`;
const id = '2027-04-12-0f9f5f2e';
const at = `${list}/${id}`;

let desk: Desk;
beforeEach(async () => {
  clock.at('2027-04-14T10:00:00.000Z');
  desk = await anOfficersDesk();
  await desk.stored.window(aWindow({ windowId, closesAt }).open());
});
afterEach(async () => {
  await desk.stop();
  clock.reset();
});

const asked = async (question?: string, clarificationId = id) => {
  clock.at('2027-04-12T20:31:00.000Z');
  await aQuestion(desk, { windowId, clarificationId, ...(question && { question }) });
  clock.at('2027-04-14T10:00:00.000Z');
};
const kept = () => desk.deps.clarifications.get(windowId, id);
const answer = { to: 'everyone', question: 'Who may offer live-in care?', text: 'Whoever is registered for it.' };
const answers = async (fields: Record<string, string> = answer, who = desk.officers.lead) => {
  const officer = await desk.as(who);
  await officer.get(`${at}/answer`);
  await officer.submit(`${at}/answer`, fields);
  return { officer, shown: await officer.submit(`${at}/answer`) };
};
const followed = () =>
  desk.asked
    .filter(({ action }) => action === 'StartExecution')
    .map(({ body }) => ({ name: body.name, input: JSON.parse(String(body.input)) }));

describe('Questions from providers', () => {
  it('wait on the first page of whoever answers them, and in a list without a word of who asked', async () => {
    await asked();
    const lead = await desk.as(desk.officers.lead);
    expect((await lead.get('/officers')).html).toMatch(
      new RegExp(`href="${list}">Answer questions from providers</a>[\\s\\S]*?>1<`),
    );
    const shown = await lead.get(list);
    expect(shown.html).toContain('May Bright Care of Leek offer live-in care?');
    expect(shown.html).toContain('Asked on 12 April 2027');
    for (const tells of ['provider-1', '9:31pm']) expect(shown.html).not.toContain(tells);
    expect((await lead.get(`/officers/windows/${windowId}`)).html).toContain('Questions from providers');
    const evaluator = await desk.as(desk.officers.edith);
    expect((await evaluator.get(list)).status).toBe(403);
    expect((await evaluator.get('/officers')).html).not.toContain('Answer questions from providers');
  });

  it('are answered once it was shown in words, and told ten minutes later', async () => {
    await asked();
    const lead = await desk.as(desk.officers.lead);
    const form = await lead.get(`${at}/answer`);
    expect(form.html).toContain('May Bright Care of Leek offer live-in care?</blockquote>');
    expect(form.html).not.toContain('May Bright Care of Leek offer live-in care?</textarea>');
    const check = await lead.submit(`${at}/answer`, answer);
    expect(check.title).toBe('Check your answer before it is told');
    expect(check.html).toContain('nothing in it may tell who asked');
    expect((await kept())?.answers).toEqual([]);

    const shown = await lead.submit(`${at}/answer`);
    expect(shown.html).toContain('Answer on its way');
    expect(shown.html).toContain('11:10am');
    expect((await kept())?.answers).toMatchObject([{ ...answer, by: { id: desk.officers.lead.subject } }]);
    const changeAt = (await kept())?.answers[0]?.at ?? '';
    expect(followed()).toEqual([
      {
        name: `${windowId}-${changeAt.replaceAll(/\D/g, '')}-q0f9f5f2e`,
        input: { windowId, changeAt, kind: 'answered', tellAt: plusDuration(changeAt, 'PT10M'), clarificationId: id },
      },
    ]);
    expect((await lead.get('/officers')).html).not.toContain('Answer questions from providers');
  });

  it('answered for whoever asked alone, are published to nobody', async () => {
    await asked();
    const { shown } = await answers({ to: 'asker', text: 'Ask your inspector.' });
    expect(shown.html).toContain('Whoever asked, and nobody else');
    expect((await kept())?.answers[0]).not.toHaveProperty('question');
  });

  it('sent twice are answered once; two officers at once keep the first answer, and the second keeps what they typed', async () => {
    await asked();
    const [lead, manager] = [await desk.as(desk.officers.lead), await desk.as(desk.officers.manager)];
    await lead.get(`${at}/answer`);
    await manager.get(`${at}/answer`);
    await lead.submit(`${at}/answer`, answer);
    await manager.submit(`${at}/answer`, { ...answer, text: 'Another answer.' });
    await lead.submit(`${at}/answer`);
    const second = await manager.submit(`${at}/answer`);
    expect(second.status).toBe(400);
    expect(second.html).toContain('An answer is on its way');
    expect(second.html).toContain('Another answer.');
    expect((await kept())?.answers).toHaveLength(1);
  });

  it('have an answer taken back until it is told, with a reason, and wait again', async () => {
    await asked();
    const { officer } = await answers();
    await officer.get(`${at}/take-back`);
    expect((await officer.submit(`${at}/take-back`, { reason: 'no' })).status).toBe(400);
    const shown = await officer.submit(`${at}/take-back`, { reason: 'It names the wrong lot.' });
    expect(shown.html).toContain('To be answered');
    expect(shown.html).toContain('It names the wrong lot.');
    expect((await officer.get('/officers')).html).toContain('Answer questions from providers');
    await answers({ ...answer, text: 'The right lot.' });
    expect(followed()).toHaveLength(2);
  });

  it('cannot be taken back once they are told: they are answered again, and a published one for everyone', async () => {
    await asked();
    const { officer } = await answers();
    clock.at('2027-04-14T10:11:00.000Z');
    await officer.get(`${at}/take-back`);
    const refused = await officer.submit(`${at}/take-back`, { reason: 'It names the wrong lot.' });
    expect([refused.status, refused.html]).toEqual([400, expect.stringContaining('can no longer be taken back')]);
    expect(refused.html).not.toContain('Nobody has been told it');

    const was = await kept();
    if (!was) throw new Error('There is no question');
    const told = { tellingSince: clock.now(), toldAt: clock.now() };
    const entry = { windowId, at: clock.now(), action: 'answer told' };
    await desk.deps.clarifications.changeAnswers(
      was,
      was.answers.map((each) => ({ ...each, ...told })),
      entry,
    );
    const one = await answers({ to: 'asker', text: 'Only to you.' });
    expect(one.shown.html).toContain('It is published');
    await answers({ ...answer, text: 'And for homes, too.' });
    expect((await kept())?.answers.map(({ text }) => text)).toEqual([answer.text, 'And for homes, too.']);
  });

  it('say what is missing, and keep what was typed', async () => {
    await asked();
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${at}/answer`);
    const refused = await lead.submit(`${at}/answer`, { to: 'everyone', question: '', text: 'Yes & no' });
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('Enter the question as everyone reads it');
    expect(refused.html).toContain('Yes &amp; no');
    for (const nowhere of ['nothing', `${id}x`, '%00', 'a'.repeat(300)])
      expect((await lead.get(`${list}/${nowhere}`)).status).toBe(404);
  });

  it('of nobody make an empty list; many are read page by page', async () => {
    const lead = await desk.as(desk.officers.lead);
    expect((await lead.get(list)).html).toContain('Nobody has asked anything so far.');
    for (let nth = 0; nth < 51; nth += 1) await asked(`Question ${nth}?`, `2027-04-12-${String(nth).padStart(2, '0')}`);
    const first = await lead.get(list);
    expect(first.html.match(/Question \d+\?/g)).toHaveLength(50);
    const next = /href="([^"]+)" rel="next"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await lead.get(next)).html.match(/Question \d+\?/g)).toEqual(['Question 50?']);
    expect((await lead.get('/officers')).html).toContain('50');
  });
});
