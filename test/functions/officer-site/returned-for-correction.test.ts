import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesOf } from '../../../domain/application/application.ts';
import { pagesToSend } from '../../../domain/application/corrected.ts';
import { freeze } from '../../../domain/application/freeze.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { filesIn } from '../../../domain/application/sight.ts';
import { partsIn } from '../../../domain/evaluation/relations.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, s1 } from '../../builders/an-application.ts';
import { now } from '../../builders/clock.ts';
import { brightCare, deviating, goodAnswers } from '../../builders/good-answers.ts';
import { type OfficerAccount, officers, personOf } from '../../builders/people.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
const windowId = 's1-home-care-2027-03-01';
const yesterday = plusDuration(now, '-PT24H');
const WRONG = 'The two answers about sub-contractors contradict each other.';
const WHY = 'The corrected answers name each sub-contractor and what it does, as the page asks.';

beforeAll(async () => {
  desk = await anOfficersDesk();
  await desk.stored.window(aWindow().evaluating());
});
afterAll(() => desk.stop());

const at = (applicationId: string) => `/officers/windows/${windowId}/applications/${applicationId}`;

/** A referred application whose answers are complete, as they were frozen. */
const referred = async (name: string, stage: 'registration' | 'compliance' = 'compliance') => {
  const draft = deviating(goodAnswers({ ...brightCare, name }), {
    bidding: { model: 'with-sub-contractors', others: 'Kind Hands' },
    conflicts: { declared: 'yes', details: 'A sister works in the library.' },
  });
  const built = anApplication(name);
  const application = stage === 'compliance' ? built.complianceReferred() : built.registrationReferred();
  const { frozen } = freeze(
    { agreement: s1(), pages: pagesOf(s1(), ['A']), draft, carried: new Set(), lots: ['A'] },
    application,
  );
  if (!frozen) throw new Error('The answers are not complete');
  await desk.deps.applications.open(application, frozen);
  for (const { file } of filesIn(frozen)) await desk.files.put(file);
  await desk.stored.waiting(application.applicationId, `${stage}-referral`);
  return { ...application, frozen, url: at(application.applicationId) };
};

const asks = { pages: ['bidding'], wrong: WRONG };

/** Returned by an officer on its page, the letter read and sent. */
const returned = async (name: string, stage?: 'registration' | 'compliance', who: OfficerAccount = officers.lead) => {
  const application = await referred(name, stage);
  const visitor = await desk.as(who);
  const url = `${application.url}/correction`;
  await visitor.get(url);
  await visitor.submit(url, asks);
  await visitor.submit(url);
  return application;
};

/** Its provider has sent this, and its time is over. */
const corrected = async (
  application: Pick<OpenedApplication, 'providerId' | 'applicationId'>,
  values: Record<string, unknown> | 'nothing' = { model: 'with-sub-contractors', others: 'Kind Hands, for nights' },
) => {
  const { applications, corrections, records } = desk.deps;
  const asked = await corrections.get({ providerId: application.providerId, windowId, round: 1 });
  const opened = await applications.get(application.applicationId);
  if (!asked || !opened) throw new Error('It was not returned');
  const saved = values !== 'nothing' && { [asked.pages[0]?.page ?? '']: { values, at: yesterday, version: 1 } };
  const sent = saved && {
    pages: [...pagesToSend({ ...asked, ...(saved ? { saved } : {}) }, pagesOf(s1(), ['A']))],
    at: yesterday,
  };
  await records.put({
    pk: `CORRECTION#${application.providerId}`,
    sk: `${windowId}#001`,
    ...asked,
    sendBy: yesterday,
    ...(sent ? { sent } : {}),
  });
  const over = (opened.corrections ?? []).map((each) => ({ ...each, sendBy: yesterday }));
  await applications.change(opened, { corrections: over }, { at: now, action: 'time has passed' });
};

const stored = (applicationId: string) => desk.deps.applications.get(applicationId);
const asked = (providerId: string) => desk.deps.corrections.get({ providerId, windowId, round: 1 });
const lettersAbout = async (providerId: string) =>
  (await desk.deps.letters.unsent({ limit: 500 })).items
    .filter(({ letterId }) => letterId.endsWith(`.${providerId}`))
    .map(({ kind }) => kind);

describe('Returning an application for correction', () => {
  it('is offered beside the decision, with the pages that nobody scores and no others', async () => {
    const { url } = await referred('Ash Care');
    const lead = await desk.as(officers.lead);
    expect((await lead.get(url)).html).toContain(`href="${url}/correction"`);
    expect((await lead.get(`${url}/compliance`)).html).toContain('Return the application for correction');
    const { html } = await lead.get(`${url}/correction`);
    expect(html).toContain('Working with others');
    expect(html).toContain('Whoever made the same slip is given the same chance');
    for (const hidden of ['value="safeguarding"', 'value="registration"', 'value="lots"', 'value="mobilisation"'])
      expect(html).not.toContain(hidden);
  });

  it('shows the letter in words first, and then sends it, with the status and the wait as they were', async () => {
    const { url, applicationId, providerId } = await referred('Birch Care');
    const lead = await desk.as(officers.lead);
    await lead.get(`${url}/correction`);
    expect((await lead.submit(`${url}/correction`, { wrong: WRONG })).html).toContain('Select at least one page');
    const shown = await lead.submit(`${url}/correction`, asks);
    expect(shown.title).toBe('Check the letter before it is sent');
    expect(shown.html).toContain(WRONG);
    expect(shown.html).toContain('- Working with others');
    expect(await asked(providerId)).toBeUndefined();
    expect((await lead.submit(`${url}/correction`)).title).toBe('Birch Care');
    expect(await asked(providerId)).toMatchObject({ wrong: WRONG, pages: [{ page: 'bidding' }], round: 1 });
    expect(await lettersAbout(providerId)).toEqual(['correction-asked']);
    expect(await stored(applicationId)).toMatchObject({
      status: 'compliance-referred',
      corrections: [{ stage: 'compliance', by: personOf(officers.lead) }],
    });
    expect((await desk.deps.waits.get(applicationId, 'compliance-referral'))?.status).toBe('waiting');
    const actions = (await desk.stored.audit(windowId)).map(({ action }) => action);
    expect(actions).toContain('compliance: returned for correction');
  });

  it('is done once by a double click', async () => {
    const { url, applicationId, providerId } = await referred('Cedar Care');
    const lead = await desk.as(officers.lead);
    await lead.get(`${url}/correction`);
    await lead.submit(`${url}/correction`, asks);
    const both = await Promise.all([lead.submit(`${url}/correction`), lead.submit(`${url}/correction`)]);
    expect(both.map(({ title }) => title)).toEqual(['Cedar Care', 'Cedar Care']);
    expect((await stored(applicationId))?.corrections).toHaveLength(1);
    expect(await lettersAbout(providerId)).toHaveLength(1);
  });

  it('bars the decision until the time is over', async () => {
    const { url, applicationId } = await returned('Damson Care');
    const manager = await desk.as(officers.manager);
    const shown = await manager.get(`${url}/compliance`);
    expect(shown.html).toContain('it is decided on after that');
    expect(shown.html).not.toContain('Record the decision');
    const form = { _token: desk.tokenOf(manager, officers.manager), decision: 'accept', reason: WHY };
    expect((await manager.post(`${url}/compliance`, form)).status).toBe(409);
    expect((await stored(applicationId))?.status).toBe('compliance-referred');
    const list = `/officers/windows/${windowId}/referrals`;
    expect((await manager.get(list)).html).toMatch(/Damson Care[\s\S]*?Returned for correction, and decided on after/);
  });

  it('is not for who judges quality, or declared a conflict of interest', async () => {
    const application = await returned('Elder Care');
    await desk.stored.declared(windowId, officers.edith);
    const both = await desk.as({ ...officers.edith, groups: ['evaluator', 'procurement-lead'] });
    expect((await both.get(`${application.url}/correction`)).status).toBe(403);
    expect((await both.get(application.url)).html).not.toContain('Returned for correction');
    const moderator = await desk.as(officers.moderator);
    expect((await moderator.get(application.url)).html).not.toContain('Returned for correction');
    await desk.stored.declared(windowId, officers.manager, application.applicationId);
    const manager = await desk.as(officers.manager);
    expect((await manager.get(`${application.url}/correction`)).status).toBe(403);
    await desk.stored.declared(windowId, officers.manager);
  });

  it('is taken back with a reason, which the provider is told, and the decision is free again', async () => {
    const { url, applicationId, providerId } = await returned('Fir Care');
    const lead = await desk.as(officers.lead);
    await lead.get(`${url}/correction/take-back`);
    expect((await lead.submit(`${url}/correction/take-back`, { reason: 'no' })).status).toBe(400);
    const reason = 'Another firm of a like name was meant.';
    await lead.submit(`${url}/correction/take-back`, { reason });
    expect(await asked(providerId)).toMatchObject({ takenBack: { reason } });
    expect((await stored(applicationId))?.corrections?.[0]?.takenBack).toMatchObject({ reason });
    expect(await lettersAbout(providerId)).toEqual(['correction-asked', 'correction-taken-back']);
    expect((await lead.get(`${url}/compliance`)).html).toContain('Record the decision');
  });

  it('cannot be taken back once the provider has sent its correction, nor asked a second time', async () => {
    const application = await returned('Gorse Care');
    await corrected(application);
    const lead = await desk.as(officers.lead);
    const form = { _token: desk.tokenOf(lead, officers.lead), reason: 'It was no slip at all.' };
    expect((await lead.post(`${application.url}/correction/take-back`, form)).status).toBe(409);
    const again = await lead.get(`${application.url}/correction`);
    expect(again.html).toContain('Decide on what it sent.');
    expect(again.html).not.toContain('Which pages may be corrected?');
  });
});

describe('A correction that was sent', () => {
  it('is shown old and new side by side where it is decided on, and counts once it is accepted', async () => {
    const application = await returned('Hazel Care');
    await corrected(application);
    const { url, applicationId, frozen } = application;
    const manager = await desk.as(officers.manager);
    const shown = await manager.get(`${url}/compliance`);
    expect(shown.html).toMatch(/Kind Hands[\s\S]*Changed[\s\S]*Kind Hands, for nights/);
    expect(shown.html).toContain('What the check of declarations and gates would find as corrected');
    const plain = await manager.submit(`${url}/compliance`, { decision: 'accept', reason: WHY });
    expect(plain.status, 'what was not chosen between is not taken').toBe(400);
    await manager.submit(`${url}/compliance`, { decision: 'accept-corrected', reason: WHY });
    const after = await stored(applicationId);
    expect(after).toMatchObject({
      status: 'evaluating',
      corrections: [{ counts: { by: personOf(officers.manager) } }],
    });
    expect(await desk.deps.applications.frozen(applicationId)).toEqual(frozen);
    expect((after && (await desk.deps.applications.answers(after)))?.answers.bidding).toEqual({
      model: 'with-sub-contractors',
      others: 'Kind Hands, for nights',
    });
    expect((await asked(application.providerId))?.closedAt).toBeDefined();
    const answers = await manager.get(`${url}/answers`);
    expect(answers.html).toMatch(/Corrected at[\s\S]*As submitted[\s\S]*Kind Hands, for nights/);
    expect((await manager.get(url)).html).toContain('Correction counts');
  });

  it('is decided on once: a double click does no harm', async () => {
    const application = await returned('Holly Care');
    await corrected(application);
    const manager = await desk.as(officers.manager);
    const url = `${application.url}/compliance`;
    await manager.get(url);
    const fields = { decision: 'accept-corrected', reason: WHY };
    const both = await Promise.all([manager.submit(url, fields), manager.submit(url, fields)]);
    expect(both.map(({ title }) => title)).toEqual(['Holly Care', 'Holly Care']);
  });

  it('does not count where the officer accepts what was submitted', async () => {
    const application = await returned('Ivy Care');
    await corrected(application);
    const manager = await desk.as(officers.manager);
    await manager.get(`${application.url}/compliance`);
    await manager.submit(`${application.url}/compliance`, { decision: 'accept-as-submitted', reason: WHY });
    const after = await stored(application.applicationId);
    expect(after?.status).toBe('evaluating');
    expect(after && (await desk.deps.applications.answers(after))).toEqual(application.frozen);
    expect((await manager.get(`${application.url}/answers`)).html).not.toContain('As corrected');
  });

  it('counts too where a rejection was proposed in spite of it and is lifted after the reply', async () => {
    const application = await returned('Juniper Care');
    await corrected(application);
    const { url, applicationId, providerId, organisationName, email, receipt } = application;
    const lead = await desk.as(officers.lead);
    await lead.get(`${url}/compliance`);
    await lead.submit(`${url}/compliance`, { decision: 'reject', reason: WHY });
    await lead.submit(`${url}/compliance`);
    const proposed = await stored(applicationId);
    expect(proposed?.status).toBe('rejection-proposed');
    expect(proposed?.corrections?.[0]?.counts).toBeUndefined();
    if (!proposed) throw new Error('It is gone');
    const told = {
      applicationId,
      windowId,
      providerId,
      round: 1,
      reference: receipt.reference,
      organisationName,
      email,
    };
    const reply = { text: 'We named every one of them.', at: yesterday };
    await desk.deps.records.transact([
      desk.deps.representations.open({
        ...told,
        reasons: [WHY],
        toldAt: yesterday,
        replyBy: yesterday,
        reply,
        version: 1,
      }),
    ]);
    const audit = { at: now, action: 'reply referred' };
    await desk.deps.applications.move(proposed, 'representation-referred', {}, audit);
    await desk.stored.waiting(applicationId, 'representation');
    const manager = await desk.as(officers.manager);
    expect((await manager.get(`${url}/reply`)).html).toContain('Kind Hands, for nights');
    await manager.submit(`${url}/reply`, { how: 'lifted', reason: WHY });
    const after = await stored(applicationId);
    expect(after?.status).toBe('evaluating');
    expect((after && (await desk.deps.applications.answers(after)))?.answers.bidding).toMatchObject({
      others: 'Kind Hands, for nights',
    });
  });

  it('that never came leaves what was submitted to decide on', async () => {
    const application = await returned('Kale Care');
    await corrected(application, 'nothing');
    const manager = await desk.as(officers.manager);
    const shown = await manager.get(`${application.url}/compliance`);
    expect(shown.html).toContain('and sent none. What was submitted counts.');
    await manager.submit(`${application.url}/compliance`, { decision: 'accept', reason: WHY });
    expect((await stored(application.applicationId))?.status).toBe('evaluating');
    expect((await asked(application.providerId))?.closedAt).toBeDefined();
  });

  it('of the organisation’s name gives the application its name from then on', async () => {
    const application = await referred('Larch Caer', 'registration');
    const lead = await desk.as(officers.lead);
    await lead.get(`${application.url}/correction`);
    await lead.submit(`${application.url}/correction`, { pages: ['organisation'], wrong: WRONG });
    await lead.submit(`${application.url}/correction`);
    await corrected(application, { ...application.frozen.answers.organisation, name: 'Larch Care' });
    await lead.get(`${application.url}/registration`);
    await lead.submit(`${application.url}/registration`, { decision: 'accept-corrected', reason: WHY });
    expect(await stored(application.applicationId)).toMatchObject({
      status: 'registration-accepted',
      organisationName: 'Larch Care',
    });
    const { html } = await lead.get(`/officers/windows/${windowId}/applications`);
    expect(html).toContain('Larch Care');
    expect(html).not.toContain('Larch Caer');
  });

  it('keeps whoever asked for it from approving the award', async () => {
    const after = await stored((await returned('Maple Care')).applicationId);
    expect(after && partsIn(after)['settled-referral']).toContain(officers.lead.subject);
  });
});
