import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, marksOf, s1Questionnaire } from '../../builders/an-application.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
const windowId = 's1-home-care-2027-03-01';
const base = `/officers/windows/${windowId}`;
const questions = questionsFor(s1Questionnaire(), ['A']);
beforeAll(async () => {
  desk = await anOfficersDesk();
  await desk.stored.window(aWindow().evaluating());
  await desk.stored.declared(windowId, desk.officers.edith);
});
afterAll(() => desk.stop());

describe('A moderator', () => {
  const inModeration = async (name: string, marks = [4, 2]) => {
    const application = await desk.stored.application(anApplication(name).moderating());
    await desk.stored.scores(
      application,
      1,
      desk.officers.edith,
      marksOf(['A'], marks[0] ?? 4, 'Edith found it convincing.'),
    );
    await desk.stored.scores(application, 2, desk.officers.evan, {
      ...marksOf(['A'], marks[1] ?? 2, 'Evan missed the figures.'),
      q1: { mark: marks[0] ?? 4, reason: 'Evan agrees here.' },
    });
    await desk.stored.waiting(application.applicationId, 'moderation');
    return { ...application, url: `${base}/moderate/${application.applicationId}` };
  };

  it('takes first the applications where most turns on the consensus, as the second evaluator’s final marks leave them', async () => {
    const apart = 's1-home-care-2027-09-01';
    await desk.stored.window(aWindow({ windowId: apart }).evaluating());
    const { edith, evan } = desk.officers;
    for (const who of [edith, evan]) await desk.stored.declared(apart, who);
    const finishing = await desk.as(evan);
    const scored = async (name: string, ofEvan: ReturnType<typeof marksOf>) => {
      const opened = anApplication(name, { windowId: apart });
      const [first, second] = opened.evaluating(edith, evan).evaluators;
      if (!first || !second) throw new Error('Two evaluators score it');
      const evaluators = [{ ...first, finalAt: '2027-04-01T09:00:00.000Z' }, second];
      const application = await desk.stored.application({ ...opened.evaluating(), evaluators });
      await desk.stored.scores(application, 1, edith, marksOf(['A'], 4));
      await desk.stored.scores(application, 2, evan, ofEvan, false);
      await desk.stored.waiting(application.applicationId, 'evaluation-2');
      const at = `/officers/windows/${apart}/evaluate/${application.applicationId}`;
      await finishing.get(at);
      expect((await finishing.submit(`${at}/final`)).status).toBe(200);
      const final = await desk.deps.applications.get(application.applicationId);
      if (!final) throw new Error('It is not there');
      await desk.deps.applications.move(
        final,
        'moderating',
        {},
        { at: '2027-04-01T10:00:00.000Z', action: 'both final' },
      );
    };
    const reason = 'The log of visits lacks a month.';
    await scored('Alder Care', marksOf(['A'], 4));
    await scored('Beech Care', { ...marksOf(['A'], 4), q1: { mark: 3, reason } });
    await scored('Cedar Care', {
      ...marksOf(['A'], 4),
      q1: { mark: 2, reason },
      q6: { mark: 5, reason: 'Each audit has its date and what was done after it.' },
    });
    const mina = await desk.as(desk.officers.moderator);
    const { html } = await mina.get(`/officers/windows/${apart}/moderate`);
    const rows = [...html.matchAll(/<a[^>]*>(\w+ Care)<\/a><\/th><td[^>]*>(.*?)<\/td>/g)].map(([, name, marks]) => [
      name,
      marks?.replaceAll(/<[^>]+>/g, ' ').trim(),
    ]);
    expect(rows).toEqual([
      ['Cedar Care', '1 to agree first  1 other difference'],
      ['Beech Care', '1 other difference'],
      ['Alder Care', 'The same on every question'],
    ]);
  });

  it('sees both marks and reasons side by side, and explains a consensus that differs', async () => {
    const { url, applicationId } = await inModeration('Juniper Care');
    const mina = await desk.as(desk.officers.moderator);
    await mina.get(url);
    const first = await mina.submit(`${url}/start`);
    // What both gave alike comes last, and is taken over in one step.
    expect(first.html).toContain('question 2 of');
    expect(first.html).toContain('Edith found it convincing.');
    expect(first.html).toContain('Evan missed the figures.');
    await mina.get(`${url}/questions/q2`);
    const refused = await mina.submit(`${url}/questions/q2`, { mark: '3', reason: '' });
    expect([refused.status, refused.html.includes('Explain why the consensus')]).toEqual([400, true]);

    await mina.get(url);
    await mina.submit(`${url}/agreed`);
    for (const { id } of questions.slice(1)) {
      await mina.get(`${url}/questions/${id}`);
      await mina.submit(`${url}/questions/${id}`, {
        mark: '3',
        reason: 'The figures are there, but not their source.',
      });
    }
    await mina.get(url);
    const final = await mina.submit(`${url}/final`);
    expect(final.html).toContain('Mina Example made the consensus final');
    const kept = await desk.deps.evaluations.moderation(applicationId);
    expect(kept?.scores.q1).toEqual({ mark: 4, reason: 'Both evaluators gave this mark.' });
    expect((await desk.deps.waits.get(applicationId, 'moderation'))?.status).toBe('delivered');
  });

  it('cannot make the consensus final while a question is open', async () => {
    const { url } = await inModeration('Larch Care');
    const mina = await desk.as(desk.officers.moderator);
    await mina.get(url);
    await mina.submit(`${url}/start`);
    await mina.get(url);
    const shown = await mina.submit(`${url}/final`);
    expect([shown.status, shown.html.match(/Give the consensus mark for/g)?.length]).toEqual([400, questions.length]);
  });

  it('is somebody who did not score the application', async () => {
    const { url } = await inModeration('Maple Care');
    const both = await desk.as({ ...desk.officers.edith, groups: ['evaluator', 'moderator'] });
    const shown = await both.get(url);
    expect([shown.status, shown.html.includes('You scored this application')]).toEqual([403, true]);
  });

  it('finds an application that another moderator has begun in that person’s hands', async () => {
    const { url } = await inModeration('Nettle Care');
    const [mina, max] = [
      await desk.as(desk.officers.moderator),
      await desk.as({ subject: 'max', name: 'Max Hall', groups: ['moderator'] }),
    ];
    await desk.stored.declared(windowId, { subject: 'max', name: 'Max Hall' });
    await max.get(url);
    await mina.get(url);
    await mina.submit(`${url}/start`);
    const shown = await max.submit(`${url}/start`);
    expect([shown.status, shown.html.includes('Mina Example has begun')]).toEqual([409, true]);
  });
});
