import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { reopenConsensus } from '../../../functions/officer-site/decisions/reopen.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, marksOf } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { personOf } from '../../builders/people.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let number = 0;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
beforeEach(() => {
  clock.at('2027-05-10T10:00:00.000Z');
});
afterEach(() => {
  clock.reset();
});
afterAll(() => desk.stop());

const instructions = 'Say what the figures show of missed visits.';

/** An application that went all the way to its scores, with the marks under them. */
const scored = async (windowId: string, name: string, mark: number, given: Partial<OpenedApplication> = {}) => {
  const application = await desk.stored.application({ ...anApplication(name, { windowId }).scored(mark), ...given });
  const { applicationId } = application;
  await desk.stored.scores(application, 1, desk.officers.edith, marksOf(['A'], mark));
  await desk.stored.scores(application, 2, desk.officers.evan, marksOf(['A'], mark));
  await desk.deps.records.transact([
    desk.deps.evaluations.beginModeration({
      applicationId,
      moderator: personOf(desk.officers.moderator),
      scores: marksOf(['A'], mark, 'Agreed by both evaluators at once.'),
      finalAt: clock.now(),
      version: 1,
    }),
  ]);
  return application;
};

const decidesOnAward = async (windowId: string, round: string, decision: object) => {
  const alan = await desk.as(desk.officers.approver);
  await desk.stored.waiting(windowId, 'approval', round);
  await alan.get(`/officers/windows/${windowId}/approval`);
  return alan.submit(`/officers/windows/${windowId}/approval`, { ...decision });
};
const recommends = async (windowId: string, round: string, text: string) => {
  const lead = await desk.as(desk.officers.lead);
  await desk.stored.waiting(windowId, 'recommendation', round);
  await lead.get(`/officers/windows/${windowId}/recommendation`);
  return lead.submit(`/officers/windows/${windowId}/recommendation`, { text });
};

/** A window whose first recommendation the approver returned. */
const returned = async (given: Partial<OpenedApplication> = {}) => {
  number += 1;
  const windowId = `s1-home-care-20${30 + number}-03-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const meadow = await scored(windowId, 'Meadow Care', 4, given);
  await scored(windowId, 'Vale Care', 4);
  await recommends(windowId, '1', 'Everyone who meets the conditions.');
  await decidesOnAward(windowId, '1', {
    decision: 'returned',
    reason: 'The consensus on Meadow Care says too little.',
  });
  const base = `/officers/windows/${windowId}`;
  const { applicationId, receipt } = meadow;
  return {
    windowId,
    base,
    applicationId,
    reference: receipt.reference,
    naming: `${base}/approval/reopen/${applicationId}`,
    deciding: `${base}/applications/${applicationId}/compliance`,
    moderating: `${base}/moderate/${applicationId}`,
  };
};
const named = async (questions: readonly string[] = ['q1', 'q2']) => {
  const award = await returned();
  const alan = await desk.as(desk.officers.approver);
  await alan.get(award.naming);
  const shown = await alan.submit(award.naming, { questions: [...questions], instructions });
  return { ...award, alan, shown };
};
const stateOf = async (applicationId: string) => ({
  application: await desk.deps.applications.get(applicationId),
  consensus: await desk.deps.evaluations.moderation(applicationId),
});

describe('What an approver who returned a recommendation has done again', () => {
  it('is named by reference, agreed anew by the moderator, recommended, compared with the round before, and approved', async () => {
    const { windowId, base, applicationId, reference, naming, moderating } = await returned();
    const alan = await desk.as(desk.officers.approver);
    expect((await alan.get(`${base}/approval`)).html).toContain('Say what is to be done again');
    await alan.get(`${base}/approval/reopen`);
    const unknown = await alan.submit(`${base}/approval/reopen`, { reference: 'S1-NOBODY' });
    expect([unknown.status, unknown.html.includes('No application of this window has this reference')]).toEqual([
      400,
      true,
    ]);
    const form = await alan.submit(`${base}/approval/reopen`, { reference: reference.toLowerCase() });
    expect(form.html).toContain('Which questions are to be agreed again?');
    expect(form.html).toContain('Mark agreed: 4');
    const before = await stateOf(applicationId);
    const list = await alan.submit(naming, { questions: ['q1', 'q2'], instructions });
    expect(list.html).toContain('Not done yet');
    expect(list.html).toContain(instructions);

    const opened = await stateOf(applicationId);
    expect(opened.application).toMatchObject({
      status: 'moderating',
      reopenedAt: expect.any(String),
      moderator: { id: 'mina' },
    });
    expect(opened.application?.lotResults).toBeUndefined();
    expect(opened.consensus?.finalAt).toBeUndefined();
    const { q1, q2, ...others } = before.consensus?.scores ?? {};
    expect(opened.consensus?.scores).toEqual(others);
    expect(opened.consensus?.again?.scores).toEqual({ q1, q2, ...others });
    expect((await desk.deps.windows.get(windowId))?.reopenings).toBe(1);

    const lead = await desk.as(desk.officers.lead);
    const waits = (await lead.get(`${base}/recommendation`)).html;
    for (const said of [
      'The consensus on Meadow Care says too little.',
      instructions,
      'Not done yet',
      '1 of 2 applications is',
    ])
      expect(waits).toContain(said);
    await desk.stored.waiting(windowId, 'recommendation', '2');
    await lead.get('/officers/account/sessions');
    const tooEarly = await lead.submit(`${base}/recommendation`, { text: 'The same once more.' });
    expect([tooEarly.status, tooEarly.title]).toEqual([409, 'Not every application is settled']);

    const mina = await desk.as(desk.officers.moderator);
    expect((await mina.get(`${base}/moderate`)).html).toContain('Opened again by the approver');
    const sheet = (await mina.get(moderating)).html;
    for (const said of ['Opened again by the approver', instructions, 'Agreed before: 4'])
      expect(sheet).toContain(said);
    expect(sheet).toContain(`${moderating}/questions/q1`);
    expect(sheet).not.toContain(`${moderating}/questions/q3`);
    expect(sheet).not.toContain('Take over the marks that agree');
    await mina.get(`${moderating}/questions/q1`);
    const refused = await mina.submit(`${moderating}/questions/q1`, {
      mark: '4',
      reason: 'Agreed by both evaluators at once.',
    });
    expect([
      refused.status,
      refused.html.includes('these are the words of the consensus that was opened again'),
    ]).toEqual([400, true]);
    for (const question of ['q1', 'q2']) {
      await mina.get(`${moderating}/questions/${question}`);
      await mina.submit(`${moderating}/questions/${question}`, {
        mark: '3',
        reason: 'The log of visits lacks a month.',
      });
    }
    await mina.get(moderating);
    expect((await mina.submit(`${moderating}/final`)).html).toContain('Mina Example made the consensus final');
    const agreed = await stateOf(applicationId);
    expect(agreed.application).toMatchObject({ status: 'scored', reopened: [{ agreedAt: expect.any(String) }] });
    expect((await lead.get(`${base}/recommendation`)).html).toContain('Done</strong>');

    const standing = await recommends(windowId, '2', 'With the consensus on Meadow Care agreed anew.');
    expect(standing.html).toContain('What changed since round 1');
    expect(standing.html).toContain('0 places added, 0 taken away, 1 with another total');
    const approval = (await alan.get(`${base}/approval`)).html;
    expect(approval).toContain('What changed since round 1');
    expect(approval).toMatch(/Meadow Care<\/th><td[^>]*>80<\/td><td[^>]*>(?!80)/);
    const approved = await decidesOnAward(windowId, '2', {
      decision: 'approved',
      authority: 'cabinet-2027',
      reason: 'It says now why.',
    });
    expect(approved.html).toContain('Alan Example approved the recommendation');
    const actions = (await desk.stored.audit(windowId)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'scores opened again')).toHaveLength(2);
    expect(actions).toContain('consensus final again, scores recorded');
  });

  it('need be nothing: the lead can recommend at once with other words, and the page says that no place changed', async () => {
    const { windowId } = await returned();
    const standing = await recommends(windowId, '2', 'The same places, explained.');
    expect(standing.html).toContain('The places and their totals are those of round 1.');
  });

  it('is said by who returned it, and by nobody who is barred from approving', async () => {
    const { windowId, naming, applicationId } = await returned();
    const ada = { subject: 'ada', name: 'Ada Noor', groups: ['approver'] };
    await desk.stored.declared(windowId, ada);
    const other = await desk.as(ada);
    expect((await other.get(naming)).html).toContain('Alan Example returned the recommendation');
    const forged = await desk.as(ada);
    await forged.get('/officers/account/sessions');
    expect((await forged.submit(naming, { questions: ['q1'], instructions })).status).toBe(409);
    await desk.stored.declared(windowId, desk.officers.approver, `${windowId}.another`);
    const third = await desk.stored.application({
      ...anApplication('Third Care', { windowId }).scored(),
      conflicts: [{ by: personOf(desk.officers.approver), at: clock.now() }],
    });
    expect(third.status).toBe('scored');
    const alan = await desk.as(desk.officers.approver);
    await alan.get('/officers/account/sessions');
    expect((await alan.submit(naming, { questions: ['q1'], instructions })).status).toBe(403);
    expect((await stateOf(applicationId)).application?.status).toBe('scored');
  });

  it('is opened once by a double click, and once where two pages are sent at once', async () => {
    const { naming, applicationId, windowId, moderating } = await returned();
    const alan = await desk.as(desk.officers.approver);
    await alan.get(naming);
    const both = await Promise.all([1, 2].map(() => alan.submit(naming, { questions: ['q1'], instructions })));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const other = await alan.submit(naming, { questions: ['q2'], instructions: 'Something else altogether.' });
    expect(other.status).toBe(409);
    expect((await stateOf(applicationId)).application?.reopened).toHaveLength(1);
    expect((await desk.deps.windows.get(windowId))?.reopenings).toBe(1);

    // Taken back and agreed at the same moment: one of both is done.
    const mina = await desk.as(desk.officers.moderator);
    await mina.get(`${moderating}/questions/q1`);
    await alan.get(`${naming}/take-back`);
    const [taken, saved] = await Promise.all([
      alan.submit(`${naming}/take-back`, { reason: 'It was the wrong applicant.' }),
      mina.submit(`${moderating}/questions/q1`, { mark: '4', reason: 'The log of visits shows it.' }),
    ]);
    expect([taken.status, saved.status].toSorted()).toEqual([200, 409]);
  });

  it('is no refusal where the same came between the reads of its twin', async () => {
    const { applicationId } = await returned();
    const asked = { questions: ['q1'], instructions, at: clock.now() };
    const officer: Officer = { ...personOf(desk.officers.approver), roles: ['approver'] };
    const { evaluations } = desk.deps;
    const between = {
      ...evaluations,
      moderation: async (id: string) => {
        await reopenConsensus(desk.deps, id, officer, asked);
        return evaluations.moderation(id);
      },
    };
    await reopenConsensus({ ...desk.deps, evaluations: between }, applicationId, officer, asked);
    expect((await stateOf(applicationId)).application?.reopened).toHaveLength(1);
  });

  it('is taken back with a reason: marks, totals and status are as they were, and it can be named again', async () => {
    const { naming, alan, applicationId, windowId } = await named();
    await alan.get(`${naming}/take-back`);
    const short = await alan.submit(`${naming}/take-back`, { reason: 'No.' });
    expect(short.status).toBe(400);
    const shown = await alan.submit(`${naming}/take-back`, { reason: 'It was the wrong applicant.' });
    expect(shown.html).toContain('It was the wrong applicant.');
    const { application, consensus } = await stateOf(applicationId);
    expect(application).toMatchObject({ status: 'scored', lotResults: [{ lot: 'A', total: 80, meets: true }] });
    expect(consensus).toMatchObject({
      scores: marksOf(['A'], 4, 'Agreed by both evaluators at once.'),
      finalAt: expect.any(String),
    });
    expect(consensus?.again).toBeUndefined();
    expect((await desk.stored.audit(windowId)).map(({ action }) => action)).toContain(
      'scores opened again: taken back',
    );
    await alan.get(naming);
    await alan.submit(naming, { questions: ['q3'], instructions });
    expect((await stateOf(applicationId)).consensus?.again?.questions).toEqual(['q3']);
  });

  it('is not taken back once the moderator has saved one of the questions', async () => {
    const { naming, alan, applicationId, moderating } = await named();
    const mina = await desk.as(desk.officers.moderator);
    await mina.get(`${moderating}/questions/q1`);
    await mina.submit(`${moderating}/questions/q1`, { mark: '3', reason: 'The log of visits lacks a month.' });
    expect((await alan.get(`${naming}/take-back`)).html).toContain(
      'The moderator has agreed one of these questions again',
    );
    await alan.get('/officers/account/sessions');
    const refused = await alan.submit(`${naming}/take-back`, { reason: 'It was the wrong applicant.' });
    expect(refused.status).toBe(409);
    expect((await stateOf(applicationId)).application?.status).toBe('moderating');
  });

  it('leaves all other questions as they were, also for a form that somebody makes up', async () => {
    const { applicationId, moderating } = await named(['q1']);
    const mina = await desk.as(desk.officers.moderator);
    expect((await mina.head(`${moderating}/questions/q2`)).location).toContain(moderating);
    await mina.get(`${moderating}/questions/q1`);
    const forged = await mina.submit(`${moderating}/questions/q2`, {
      mark: '0',
      reason: 'A mark that nobody asked for.',
    });
    expect([forged.status, forged.title]).toEqual([409, 'This question was not opened again']);
    await mina.submit(`${moderating}/agreed`);
    const { consensus } = await stateOf(applicationId);
    expect(consensus?.scores.q2?.mark).toBe(4);
    expect(consensus?.scores.q1).toBeUndefined();
  });
});

describe('A referral that the approver has decided on again', () => {
  const why = 'Whether the safeguards against the conflict are enough is not said.';
  const accepted = () => ({
    compliance: {
      outcome: 'refer' as const,
      findings: [
        { code: 'conflict-declared', outcome: 'refer' as const, text: 'A conflict of interest was declared.' },
      ],
      checkedAt: clock.now(),
    },
    complianceDecision: {
      decision: 'accept' as const,
      reason: 'The safeguards are enough.',
      by: personOf(desk.officers.manager),
      at: clock.now(),
    },
  });
  const opened = async () => {
    const award = await returned(accepted());
    const alan = await desk.as(desk.officers.approver);
    await alan.get(`${award.naming}/referral`);
    const shown = await alan.submit(`${award.naming}/referral`, { stage: 'compliance', instructions: why });
    return { ...award, alan, shown };
  };
  const decides = async (deciding: string, fields: Readonly<Record<string, string>>) => {
    const lead = await desk.as(desk.officers.lead);
    await lead.get(deciding);
    return { lead, shown: await lead.submit(deciding, fields) };
  };

  it('waits where referrals are decided on, with what is to be looked at and what was decided before', async () => {
    const { shown, deciding, base, applicationId, windowId, alan, naming } = await opened();
    expect(shown.html).toContain('Somebody has still to decide on it.');
    const { application } = await stateOf(applicationId);
    expect([application?.status, application?.complianceDecision, application?.lotResults]).toEqual([
      'compliance-referred',
      undefined,
      undefined,
    ]);
    const lead = await desk.as(desk.officers.lead);
    expect((await lead.get(`${base}/referrals`)).html).toContain('Opened again by the approver');
    const page = (await lead.get(deciding)).html;
    for (const said of [why, 'The safeguards are enough.', 'with its marks and totals']) expect(page).toContain(said);
    expect(page).not.toContain('Return the application for correction');
    await desk.stored.waiting(windowId, 'recommendation', '2');
    expect((await lead.get(`${base}/recommendation`)).html).toContain('1 of 2 applications is');
    await alan.get('/officers/account/sessions');
    const twice = await alan.submit(`${naming}/referral`, {
      stage: 'compliance',
      instructions: 'Something else altogether.',
    });
    expect(twice.status).toBe(400);
  });

  it('leads back to the scores where it is accepted again, and the approver may approve the next round', async () => {
    const { deciding, applicationId, windowId, base } = await opened();
    const again = { decision: 'accept', reason: 'The declared relative has no part in care or in pay.' };
    const { shown, lead } = await decides(deciding, again);
    expect(shown.html).toContain('Referral decided on again');
    await lead.get(`${base}/referrals`);
    const { application, consensus } = await stateOf(applicationId);
    expect(application).toMatchObject({
      status: 'scored',
      lotResults: [{ lot: 'A', total: 80, meets: true }],
      complianceDecision: { reason: again.reason, by: { name: 'Priya Example' } },
      reopened: [{ referral: { before: { reason: 'The safeguards are enough.' } }, agreedAt: expect.any(String) }],
    });
    expect(consensus?.finalAt).toBeDefined();
    await lead.get(deciding);
    await recommends(windowId, '2', 'With the safeguards explained.');
    const approved = await decidesOnAward(windowId, '2', {
      decision: 'approved',
      authority: 'cabinet-2027',
      reason: 'It says now why.',
    });
    expect(approved.html).toContain('Alan Example approved the recommendation');
  });

  it('is heard by a process of its own where its rejection is proposed, and leads back to its scores where that is taken back', async () => {
    const { deciding, applicationId } = await opened();
    const reason = 'The declared relative signs the invoices, and nobody else looks at them before they are paid.';
    const { lead, shown } = await decides(deciding, { decision: 'reject', reason });
    expect(shown.title).toContain('letter');
    await lead.submit(deciding);
    const { application } = await stateOf(applicationId);
    expect(application).toMatchObject({
      status: 'rejection-proposed',
      proposedRejections: [{ stage: 'compliance', reasons: [reason] }],
    });
    const started = desk.asked.filter(({ action }) => action === 'StartExecution').map(({ body }) => body.name);
    expect(started).toContain(`${applicationId}-anew-1`);

    // It writes to the provider, and asks officers whether the rejection is taken back.
    if (!application) throw new Error('It is gone');
    const replyBy = plusDuration(clock.now(), 'PT240H');
    const { proposedRejections = [], providerId, organisationName, email, receipt, windowId } = application;
    const told = { proposedRejections: proposedRejections.map((each) => ({ ...each, replyBy })) };
    await desk.deps.applications.change(application, told, { at: clock.now(), action: 'letter written' });
    const about = { applicationId, windowId, providerId, organisationName, email, reference: receipt.reference };
    const hearing = { ...about, round: 1, reasons: [reason], toldAt: clock.now(), replyBy, version: 1 };
    await desk.deps.records.transact([desk.deps.representations.open(hearing)]);
    await desk.stored.waiting(applicationId, 'proposed-rejection');
    const takeBack = `${deciding.replace(/compliance$/, '')}take-back`;
    await lead.get(takeBack);
    await lead.submit(takeBack, { reason: 'Somebody else pays the invoices, as page 3 of the answer says.' });
    expect((await stateOf(applicationId)).application).toMatchObject({
      status: 'scored',
      lotResults: [{ lot: 'A', total: 80, meets: true }],
    });
  });

  it('is taken back with a reason before anybody has decided: all is as it was', async () => {
    const { alan, naming, applicationId, deciding } = await opened();
    await alan.get(`${naming}/referral/take-back`);
    const shown = await alan.submit(`${naming}/referral/take-back`, { reason: 'It was the wrong applicant.' });
    expect(shown.html).toContain('It was the wrong applicant.');
    const { application } = await stateOf(applicationId);
    expect(application).toMatchObject({
      status: 'scored',
      lotResults: [{ lot: 'A', total: 80, meets: true }],
      complianceDecision: { reason: 'The safeguards are enough.' },
    });
    expect((await (await desk.as(desk.officers.lead)).get(deciding)).html).not.toContain('name="decision"');
    await alan.get('/officers/account/sessions');
    expect(
      (await alan.submit(`${naming}/referral/take-back`, { reason: 'It was the wrong one once more.' })).status,
    ).toBe(409);
  });

  it('is one that an officer accepted, of an application that is scored, and asked for by who returned the recommendation', async () => {
    const { naming } = await returned();
    const alan = await desk.as(desk.officers.approver);
    expect((await alan.get(naming)).html).not.toContain('Have a referral decided on again');
    expect((await alan.get(`${naming}/referral`)).html).toContain('No officer has accepted anything');
    await alan.get('/officers/account/sessions');
    expect((await alan.submit(`${naming}/referral`, { stage: 'compliance', instructions: why })).status).toBe(400);
    const ada = { subject: 'ada', name: 'Ada Noor', groups: ['approver'] };
    const other = await returned(accepted());
    await desk.stored.declared(other.windowId, ada);
    const forged = await desk.as(ada);
    await forged.get('/officers/account/sessions');
    expect((await forged.submit(`${other.naming}/referral`, { stage: 'compliance', instructions: why })).status).toBe(
      409,
    );
  });

  it('is opened once by a double click, and decided on once', async () => {
    const { naming, applicationId, deciding } = await returned(accepted());
    const alan = await desk.as(desk.officers.approver);
    await alan.get(`${naming}/referral`);
    const asked = { stage: 'compliance', instructions: why };
    const both = await Promise.all([1, 2].map(() => alan.submit(`${naming}/referral`, asked)));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await stateOf(applicationId)).application?.reopened).toHaveLength(1);
    const lead = await desk.as(desk.officers.lead);
    await lead.get(deciding);
    const again = { decision: 'accept', reason: 'The declared relative has no part in care or in pay.' };
    const decided = await Promise.all([1, 2].map(() => lead.submit(deciding, again)));
    expect(decided.map(({ status }) => status)).toEqual([200, 200]);
    const actions = (await desk.stored.audit((await stateOf(applicationId)).application?.windowId ?? '')).map(
      ({ action }) => action,
    );
    expect(actions.filter((action) => action === 'compliance accepted again')).toHaveLength(1);
  });
});

describe('What a result turns on', () => {
  it('is shown to an approver beside the marks: each mark of which one point decides, and each evaluator whose marks do', async () => {
    number += 1;
    const windowId = `s1-home-care-20${30 + number}-03-01`;
    await desk.stored.window(aWindow({ windowId }).evaluating());
    const close = await scored(windowId, 'Brink Care', 3);
    const clear = await scored(windowId, 'Meadow Care', 4);
    const alan = await desk.as(desk.officers.approver);
    const shown = async ({ applicationId }: Pick<typeof close, 'applicationId'>) =>
      (await alan.get(`/officers/windows/${windowId}/applications/${applicationId}`)).html;
    const html = await shown(close);
    expect(html).toContain('What the result turns on');
    expect(html).toContain(': 2 instead of 3 gives ');
    expect(html).toContain('No single evaluator decides it');
    expect(await shown(clear)).toContain('No single mark decides it');
  });
});
