import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { evaluation } from '../../../domain/evaluation/scores.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, marksOf, s1 } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import type { OfficerAccount } from '../../builders/people.ts';
import type { Browser } from '../shared/browser.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let lead: Browser;
beforeAll(async () => {
  desk = await anOfficersDesk();
  lead = await desk.as(desk.officers.lead);
});
afterEach(() => clock.reset());
afterAll(() => desk.stop());

const ILL = 'She is ill, and will not be back before the award.';
let windows = 0;
/** A window whose evaluators are assigned, with these on its panel. */
const aPanel = async (...members: readonly OfficerAccount[]) => {
  windows += 1;
  const windowId = `s1-home-care-${2030 + windows}-03-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating(), { questionnaire: s1().questionnaire });
  for (const each of members) await desk.stored.declared(windowId, each);
  const base = `/officers/windows/${windowId}`;
  return {
    windowId,
    base,
    toScore: async (name: string, given: Partial<OpenedApplication> = {}) => {
      const application = await desk.stored.application(anApplication(name, { windowId, ...given }).evaluating());
      for (const ask of ['evaluation-1', 'evaluation-2'] as const)
        await desk.stored.waiting(application.applicationId, ask);
      return application;
    },
    /** Fills in the form; `confirm` sends what it shows then. */
    assign: async (fields: Readonly<Record<string, string>> = {}) => {
      await lead.get(`${base}/panel/assign`);
      const most = Object.fromEntries(members.map(({ subject }) => [`most-${subject}`, '100']));
      const shown = await lead.submit(`${base}/panel/assign`, { lot: 'every lot', ...most, ...fields });
      return { shown, confirm: () => lead.submit(`${base}/panel/assign`) };
    },
    reassign: async ({ applicationId }: OpenedApplication, fields: Readonly<Record<string, string>>) => {
      await lead.get(`${base}/panel/${applicationId}`);
      return lead.submit(`${base}/panel/${applicationId}`, { place: 'place-1', reason: ILL, ...fields });
    },
    urlOf: ({ applicationId }: OpenedApplication) => `${base}/evaluate/${applicationId}`,
  };
};
const kept = async ({ applicationId }: OpenedApplication) => {
  const application = await desk.deps.applications.get(applicationId);
  if (!application) throw new Error('It is gone');
  return application;
};
const assignedTo = ({ offered = [] }: OpenedApplication) => offered.map(({ to }) => to.name).toSorted();
const scoring = ({ evaluators }: OpenedApplication) => evaluators.map(({ by }) => by.name).toSorted();

describe('The procurement lead', () => {
  it('assigns evaluators evenly, after seeing who would score how many', async () => {
    const { edith, evan, esther } = desk.officers;
    const panel = await aPanel(edith, evan, esther);
    const applications: OpenedApplication[] = [];
    for (let n = 0; n < 6; n += 1) applications.push(await panel.toScore(`Firm ${n} Care`));
    const { shown, confirm } = await panel.assign();
    expect(shown.title).toBe('Assign these evaluators?');
    expect(shown.html.match(/4 more, 4 in all/g)).toHaveLength(3);
    expect((await Promise.all(applications.map(kept))).flatMap(assignedTo)).toEqual([]);
    const list = await confirm();
    expect(list.title).toBe('Who scores');
    expect(list.html).toContain('Every place of what is being scored is somebody’s.');
    const names = (await Promise.all(applications.map(kept))).flatMap(assignedTo);
    for (const { name } of [edith, evan, esther]) expect(names.filter((each) => each === name)).toHaveLength(4);
    expect(await desk.stored.audit(panel.windowId)).toContainEqual(
      expect.objectContaining({ action: 'evaluators assigned', subject: applications[0]?.applicationId }),
    );
  });

  it('is led to who scores what where the confirmation is sent twice', async () => {
    const { edith, evan } = desk.officers;
    const panel = await aPanel(edith, evan);
    const application = await panel.toScore('Twice Care');
    const { confirm } = await panel.assign();
    const both = await Promise.all([confirm(), confirm()]);
    expect(both.map(({ title }) => title)).toEqual(['Who scores', 'Who scores']);
    expect(assignedTo(await kept(application))).toEqual(['Edith Example', 'Evan Example']);
  });

  it('gives nobody more than they can have, and reads for which places nobody is left', async () => {
    const { edith, evan } = desk.officers;
    const panel = await aPanel(edith, evan);
    await panel.toScore('First Care');
    await panel.toScore('Second Care');
    const { shown } = await panel.assign({ 'most-evan': '1' });
    expect(shown.html).toContain('2 more, 2 in all');
    expect(shown.html).toContain('1 more, 1 in all');
    expect(shown.html).toContain('Nobody is left for 1 place of Second Care');
  });

  it('assigns those for one lot alone', async () => {
    const { edith, evan } = desk.officers;
    const panel = await aPanel(edith, evan);
    const [a, b] = [await panel.toScore('A Care', { lots: ['A'] }), await panel.toScore('B Care', { lots: ['B'] })];
    const { confirm } = await panel.assign({ lot: 'B' });
    await confirm();
    expect(assignedTo(await kept(a))).toEqual([]);
    expect(assignedTo(await kept(b))).toEqual(['Edith Example', 'Evan Example']);
  });

  it('is shown who would score once more where something has changed since', async () => {
    const { edith, evan, esther } = desk.officers;
    const panel = await aPanel(edith, evan, esther);
    const application = await panel.toScore('Changed Care');
    const { confirm } = await panel.assign();
    await desk.stored.declared(panel.windowId, edith, application.applicationId);
    const shown = await confirm();
    expect(shown.title).toBe('Assign these evaluators?');
    expect(shown.html).toContain('0 more, 0 in all');
    expect(assignedTo(await kept(application))).toEqual([]);
  });

  it.each([
    ['a conflict', 'conflict', 'They declared a conflict of interest with this applicant.'],
    ['an email address of the applicant’s organisation', 'mail', 'Their email address is of the same organisation'],
    ['an organisation of the applicant’s name, declared', 'name', 'They declared an interest in an organisation'],
  ])('cannot assign somebody with %s', async (_, how, why) => {
    const { edith, evan } = desk.officers;
    const panel = await aPanel(evan);
    const application = await panel.toScore('Related Care Ltd', { email: 'office@related-care.example' });
    const esther = await desk.as({ ...edith, ...(how === 'mail' ? { email: 'edith@related-care.example' } : {}) });
    await esther.get(`${panel.base}/declaration`);
    await esther.submit(`${panel.base}/declaration`, {
      declaration: how === 'conflict' ? 'some' : 'none',
      ...(how === 'conflict' ? { conflicts: application.applicationId, nature: 'My brother owns it.' } : {}),
      ...(how === 'name' ? { organisations: 'Another firm\nRELATED CARE LIMITED' } : {}),
    });
    const { shown } = await panel.assign({ 'most-edith': '100' });
    expect(shown.html).toContain('Nobody is left for 1 place of Related Care Ltd');
    const { html } = await lead.get(`${panel.base}/panel/${application.applicationId}`);
    expect(html).toContain(why);
  });

  it('gives a place that was begun to somebody else, with a reason: the marks are kept and count no more', async () => {
    const { edith, evan, esther } = desk.officers;
    const panel = await aPanel(edith, evan);
    const application = await panel.toScore('Begun Care');
    await (await panel.assign()).confirm();
    await desk.stored.declared(panel.windowId, esther);
    const ill = await desk.as(edith);
    await ill.get(panel.urlOf(application));
    await ill.submit(`${panel.urlOf(application)}/start`);
    await ill.submit(`${panel.urlOf(application)}/marks`, { 'mark-q1': '4', 'reason-q1': 'Own figures are shown.' });
    const place = (await kept(application)).evaluators[0]?.slot;

    expect((await panel.reassign(application, { place: `place-${place}`, to: 'esther', reason: 'ill' })).status).toBe(
      400,
    );
    expect((await panel.reassign(application, { place: `place-${place}`, to: 'esther' })).title).toBe('Who scores');
    const now = await kept(application);
    expect(scoring(now)).toEqual([]);
    expect(assignedTo(now)).toEqual(['Esther Example', 'Evan Example']);
    expect(now.givenUp).toMatchObject([{ of: { name: 'Edith Example' }, how: 'reassigned', reason: ILL }]);

    const late = await ill.submit(`${panel.urlOf(application)}/marks`, {
      'mark-q2': '4',
      'reason-q2': 'Own figures are shown.',
    });
    expect([late.status, late.title]).toEqual([409, 'Start scoring first']);
    const next = await desk.as(esther);
    await next.get(panel.urlOf(application));
    const begun = await next.submit(`${panel.urlOf(application)}/start`);
    expect(begun.html).not.toContain('Own figures are shown.');
    expect(scoring(await kept(application))).toEqual(['Esther Example']);
    const before = await desk.deps.records.every(evaluation, `APPLICATION#${application.applicationId}`, 'SET-ASIDE#');
    expect(before.map(({ scores }) => scores)).toEqual([{ q1: { mark: 4, reason: 'Own figures are shown.' } }]);
  });

  it('cannot take a place whose marks are final, nor give it away when it has changed hands since', async () => {
    const { edith, evan, esther } = desk.officers;
    const panel = await aPanel(edith, evan, esther);
    const application = await panel.toScore('Final Care');
    await (await panel.assign({ 'most-esther': '0' })).confirm();
    await lead.get(`${panel.base}/panel/${application.applicationId}`);
    const other = await desk.as({ ...desk.officers.lead, subject: 'petra', name: 'Petra Example' });
    await desk.stored.declared(panel.windowId, { ...desk.officers.lead, subject: 'petra', name: 'Petra Example' });
    await other.get(`${panel.base}/panel/${application.applicationId}`);
    await other.submit(`${panel.base}/panel/${application.applicationId}`, {
      place: 'place-1',
      to: 'nobody',
      reason: ILL,
    });
    const second = await lead.submit(`${panel.base}/panel/${application.applicationId}`, {
      place: 'place-1',
      to: 'esther',
      reason: ILL,
    });
    expect([second.status, second.title]).toEqual([409, 'This place has changed']);
    expect(assignedTo(await kept(application))).toEqual(['Evan Example']);
  });

  it('has a task while nobody is assigned, and one where nobody has answered in time', async () => {
    const { edith, evan } = desk.officers;
    const panel = await aPanel(edith, evan);
    await panel.toScore('Silent Care');
    const tasks = async () => (await lead.get('/officers')).html;
    expect(await tasks()).toContain('Assign evaluators');
    await (await panel.assign()).confirm();
    expect(await tasks()).not.toContain('See to assignments that nobody has answered');
    clock.at('2027-04-20T09:00:00.000Z');
    const later = await desk.as(desk.officers.lead);
    expect((await later.get('/officers')).html).toContain('See to assignments that nobody has answered');
    expect((await later.get(`${panel.base}/panel`)).html).toContain('no answer');
  });

  it('does not choose what they score themselves', async () => {
    const { edith, evan } = desk.officers;
    const both: OfficerAccount = {
      ...edith,
      subject: 'lea',
      name: 'Lea Example',
      groups: ['procurement-lead', 'evaluator'],
    };
    const panel = await aPanel(evan, both);
    const application = await panel.toScore('Chosen Care');
    const lea = await desk.as(both);
    const url = `${panel.base}/panel/${application.applicationId}`;
    expect((await lea.get(url)).html).not.toContain('value="lea"');
    const forged = await lea.submit(url, { place: 'place-1', to: 'lea', reason: ILL });
    expect(forged.status).toBe(400);
    expect(assignedTo(await kept(application))).toEqual([]);
  });

  it('frees the moderation of somebody who cannot go on with it', async () => {
    const { edith, evan } = desk.officers;
    const panel = await aPanel(edith, evan);
    const application = await desk.stored.application(
      anApplication('Held Care', { windowId: panel.windowId }).moderating(),
    );
    const mina = await desk.as(desk.officers.moderator);
    const url = `${panel.base}/moderate/${application.applicationId}`;
    for (const [slot, who] of [
      [1, edith],
      [2, evan],
    ] as const)
      await desk.stored.scores(application, slot, who, marksOf(['A'], 3));
    await mina.get(url);
    await mina.submit(`${url}/start`);
    expect((await kept(application)).moderator?.name).toBe('Mina Example');
    expect((await panel.reassign(application, { place: 'moderator', to: 'nobody' })).title).toBe('Who scores');
    expect((await kept(application)).moderator).toBeUndefined();
    const again = await desk.as({ ...desk.officers.moderator, subject: 'max', name: 'Max Example' });
    await desk.stored.declared(panel.windowId, { ...desk.officers.moderator, subject: 'max', name: 'Max Example' });
    await again.get(url);
    await again.submit(`${url}/start`);
    expect((await kept(application)).moderator?.name).toBe('Max Example');
  });
});

describe('An evaluator', () => {
  it('scores what is assigned to them, and takes nothing else', async () => {
    const { edith, evan, esther } = desk.officers;
    const panel = await aPanel(edith, evan);
    const [assigned, other] = [await panel.toScore('Assigned Care'), await panel.toScore('Other Care')];
    await (await panel.assign({ 'most-edith': '1', 'most-evan': '1' })).confirm();
    const evaluator = await desk.as(edith);
    const list = await evaluator.get(`${panel.base}/evaluate`);
    expect(list.html).toContain('Assigned to you, to accept or decline');
    expect(list.html).toContain('Assigned Care');
    expect(list.html).not.toContain('Other Care');
    expect((await evaluator.get(panel.urlOf(other))).html).toContain('The procurement lead assigns who scores it.');
    const _token = desk.tokenOf(evaluator, edith);
    const refused = await evaluator.submit(`${panel.urlOf(other)}/start`, { _token });
    expect([refused.status, refused.title]).toEqual([403, 'This application is not assigned to you']);
    await desk.stored.declared(panel.windowId, esther);
    expect((await (await desk.as(esther)).get(`${panel.base}/evaluate`)).html).not.toContain('Other Care');

    expect((await evaluator.get('/officers')).html).toContain('Accept or decline what is assigned to you');
    expect((await evaluator.get(panel.urlOf(assigned))).html).toContain('Accept and start');
    await evaluator.submit(`${panel.urlOf(assigned)}/start`);
    expect(scoring(await kept(assigned))).toEqual(['Edith Example']);
    expect(assignedTo(await kept(assigned))).toEqual(['Evan Example']);
  });

  it('declines with a reason, and is not assigned to it again', async () => {
    const { edith, evan, esther } = desk.officers;
    const panel = await aPanel(edith, evan);
    const application = await panel.toScore('Declined Care');
    await (await panel.assign()).confirm();
    const evaluator = await desk.as(edith);
    await evaluator.get(`${panel.urlOf(application)}/give-up`);
    expect((await evaluator.submit(`${panel.urlOf(application)}/give-up`, { reason: 'x' })).status).toBe(400);
    await evaluator.submit(`${panel.urlOf(application)}/give-up`, { reason: 'I am on leave until May.' });
    expect(await kept(application)).toMatchObject({
      givenUp: [{ of: { name: 'Edith Example' }, how: 'declined', reason: 'I am on leave until May.' }],
    });
    expect(assignedTo(await kept(application))).toEqual(['Evan Example']);
    const { shown } = await panel.assign();
    expect(shown.html).toContain('Nobody on the panel can take any of these');
    await desk.stored.declared(panel.windowId, esther);
    await (await panel.assign({ 'most-esther': '9' })).confirm();
    expect(assignedTo(await kept(application))).toEqual(['Esther Example', 'Evan Example']);
    expect((await lead.get(`${panel.base}/panel/${application.applicationId}`)).html).toContain(
      'I am on leave until May.',
    );
  });

  it('gives back what they have begun, and loses an assignment when they declare a conflict', async () => {
    const { edith, evan } = desk.officers;
    const panel = await aPanel(edith, evan);
    const application = await panel.toScore('Given Back Care');
    await (await panel.assign()).confirm();
    const evaluator = await desk.as(edith);
    await evaluator.get(panel.urlOf(application));
    await evaluator.submit(`${panel.urlOf(application)}/start`);
    await evaluator.get(`${panel.urlOf(application)}/give-up`);
    await evaluator.submit(`${panel.urlOf(application)}/give-up`, { reason: 'I leave the council in a week.' });
    expect(scoring(await kept(application))).toEqual([]);
    const other = await desk.as(evan);
    await other.get(`${panel.base}/declaration`);
    await other.submit(`${panel.base}/declaration`, {
      declaration: 'some',
      nature: 'I worked there until last year.',
      conflicts: application.applicationId,
    });
    expect(assignedTo(await kept(application))).toEqual([]);
  });
});
