import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { decideAward } from '../../../functions/officer-site/decisions/approve.ts';
import { declareConflicts } from '../../../functions/officer-site/decisions/declare-conflicts.ts';
import { recommend } from '../../../functions/officer-site/decisions/recommend.ts';
import { checkRegistration } from '../../../functions/workflow/check-registration/handler.ts';
import { recordScores } from '../../../functions/workflow/record-scores/handler.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, marksOf, s1Questionnaire } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { personOf } from '../../builders/people.ts';
import type { Browser } from '../shared/browser.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let number = 0;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

const questions = questionsFor(s1Questionnaire(), ['A']);
const max = { subject: 'max', name: 'Max Hall', groups: ['moderator'] };

/** A window of its own, in which the three evaluators too have declared that they have no conflict of interest. */
const aWindowOfItsOwn = async () => {
  number += 1;
  const windowId = `s1-home-care-20${30 + number}-03-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const { edith, evan, esther } = desk.officers;
  for (const who of [edith, evan, esther, max]) await desk.stored.declared(windowId, who);
  return { windowId, base: `/officers/windows/${windowId}` };
};

/** An application whose two evaluations are final; `scored` where the consensus is too, and its machine has ended. */
const evaluated = async (windowId: string, name: string, stage: 'moderating' | 'scored' = 'moderating') => {
  const built = anApplication(name, { windowId });
  const application = await desk.stored.application(stage === 'scored' ? built.scored(4) : built.moderating());
  await desk.stored.scores(application, 1, desk.officers.edith, marksOf(['A'], 4));
  await desk.stored.scores(application, 2, desk.officers.evan, marksOf(['A'], 4));
  for (const ask of ['evaluation-1', 'evaluation-2', 'moderation'] as const) {
    const wait = await desk.stored.waiting(application.applicationId, ask);
    if (ask !== 'moderation' || stage === 'scored')
      await desk.deps.records.transact([desk.deps.waits.answer(wait, {})]);
  }
  if (stage === 'scored') {
    await desk.deps.records.transact([
      desk.deps.evaluations.beginModeration({
        applicationId: application.applicationId,
        moderator: personOf(desk.officers.moderator),
        scores: { ...marksOf(['A'], 4) },
        finalAt: clock.now(),
        version: 1,
      }),
    ]);
  }
  return application;
};

const approves = (windowId: string) =>
  desk.deps.records.transact([
    desk.deps.awards.approve({
      windowId,
      by: personOf(desk.officers.approver),
      at: clock.now(),
      decision: 'approved',
      reason: 'In line with the decision.',
      round: 1,
    }),
  ]);

const declares = async (who: Browser, base: string, ...conflicts: readonly string[]) => {
  await who.get(`${base}/declaration`);
  return who.submit(`${base}/declaration`, {
    declaration: conflicts.length > 0 ? 'some' : 'none',
    nature: 'My sister works there since 2024.',
    conflicts,
  });
};
const now = async ({ applicationId }: OpenedApplication) => {
  const kept = await desk.deps.applications.get(applicationId);
  if (!kept) throw new Error('The application is gone');
  return kept;
};
/** Whatever is read beside the window has been read by then. */
const READ_BESIDE_MS = 300;
/** The window is read last of all that is read with it, and just before that something else is done, once. */
const withWindowReadLast = (before: () => Promise<unknown>): Desk['deps'] => {
  let isDone = false;
  const get: Desk['deps']['windows']['get'] = async (windowId) => {
    if (!isDone) {
      isDone = true;
      await new Promise((wake) => setTimeout(wake, READ_BESIDE_MS));
      await before();
    }
    return desk.deps.windows.get(windowId);
  };
  return { ...desk.deps, windows: { ...desk.deps.windows, get } };
};
/** Once the applicants have been read, something else is done, once. */
const afterApplicantsAreRead = (then: () => Promise<unknown>): Desk['deps'] => {
  let isDone = false;
  const every: Desk['deps']['applications']['every'] = async function* (windowId) {
    yield* desk.deps.applications.every(windowId);
    if (isDone) return;
    isDone = true;
    await then();
  };
  return { ...desk.deps, applications: { ...desk.deps.applications, every } };
};
/** An application that is scored and recommended, in a window that waits for the approval. */
const recommended = async (windowId: string, base: string, name: string) => {
  const application = await evaluated(windowId, name, 'scored');
  await desk.stored.waiting(windowId, 'recommendation');
  const lead = await desk.as(desk.officers.lead);
  await lead.get(`${base}/recommendation`);
  await lead.submit(`${base}/recommendation`, { text: 'Everyone who meets the conditions.' });
  await desk.stored.waiting(windowId, 'approval');
  const [recommendation] = await desk.deps.awards.recommendations(windowId);
  if (!recommendation) throw new Error('Nothing was recommended');
  return { application, recommendation };
};
const approved = { decision: 'approved', reason: 'As the Cabinet decided.' } as const;
const approver = () => ({ ...personOf(desk.officers.approver), roles: ['approver' as const] });
const scoresEverything = async (who: Browser, url: string) => {
  await who.get(url);
  await who.submit(`${url}/start`);
  for (const { id, title } of questions) {
    await who.get(`${url}/questions/${id}`);
    await who.submit(`${url}/questions/${id}`, {
      mark: '3',
      reason: `${title}: workable, with some proof of its own.`,
    });
  }
  await who.get(url);
  return who.submit(`${url}/final`);
};
const agrees = async (who: Browser, url: string, mark = '3') => {
  for (const { id } of questions) {
    await who.get(`${url}/questions/${id}`);
    await who.submit(`${url}/questions/${id}`, { mark, reason: 'Read again together: workable, with some proof.' });
  }
  await who.get(url);
  return who.submit(`${url}/final`);
};

describe('Every officer', () => {
  it.each([
    ['a procurement lead', 'procurement-lead'],
    ['a contract manager', 'contract-manager'],
    ['an approver', 'approver'],
    ['a moderator', 'moderator'],
    ['an evaluator', 'evaluator'],
  ])('declares before seeing anything of a window’s applications, be they %s', async (_, role) => {
    const { windowId, base } = await aWindowOfItsOwn();
    const { applicationId } = await evaluated(windowId, 'Alder Care');
    const new_ = await desk.as({ subject: `new-${role}`, name: 'Nina New', groups: [role] });
    const paths = {
      'procurement-lead': ['/applications', '/referrals', '/recommendation', '/audit', '/applications.csv'],
      'contract-manager': ['/applications', `/applications/${applicationId}`, '/standstill', '/standstill/challenges'],
      approver: ['/approval', `/applications/${applicationId}/answers`],
      moderator: ['/moderate', `/moderate/${applicationId}`],
      evaluator: ['/evaluate', `/evaluate/${applicationId}`],
    }[role];
    for (const path of paths ?? []) {
      const shown = await new_.get(base + path);
      expect([path, shown.status, shown.title]).toEqual([path, 403, 'Declare conflicts of interest first']);
      expect(shown.html).not.toContain('Alder Care');
    }
    expect((await new_.get('/officers')).html).toContain('Declare conflicts of interest before you take part');
    expect((await declares(new_, base)).status).toBe(200);
    expect((await new_.get(`${base}/applications`)).html).toContain('Alder Care');
  });

  it('is in the audit trail by the references of the applications, which people know them by', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const [one, other] = [
      await desk.stored.application(anApplication('Elm Care', { windowId }).evaluating()),
      await desk.stored.application(anApplication('Fir Care', { windowId }).evaluating()),
    ];
    await declares(await desk.as(desk.officers.lead), base, one.applicationId, other.applicationId);
    const manager = await desk.as(desk.officers.manager);
    await declares(manager, base);
    const { html } = await manager.get(`${base}/audit`);
    const references = [one, other].map(({ receipt }) => receipt.reference);
    expect(html).toMatch(new RegExp(`${references.join(', ')}|${references.toReversed().join(', ')}`));
    expect(html.replaceAll(/href="[^"]*"/g, '')).not.toContain(one.applicationId);
  });

  it('cannot take back what was declared, and is told so', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const [one, other] = [await evaluated(windowId, 'Beech Care'), await evaluated(windowId, 'Birch Care')];
    const lead = await desk.as(desk.officers.lead);
    await declares(lead, base, one.applicationId);
    const refused = await declares(lead, base);
    expect([refused.status, refused.html.includes('what was declared stays declared')]).toEqual([400, true]);
    await declares(lead, base, other.applicationId);
    const kept = await desk.deps.evaluations.declaration(windowId, desk.officers.lead.subject);
    expect(kept?.conflictedApplications).toEqual([one.applicationId, other.applicationId].toSorted());
    const told = (await desk.stored.audit(windowId)).filter(
      ({ action }) => action === 'conflicts of interest declared',
    );
    expect(told.map(({ detail }) => detail)).toEqual([
      one.applicationId,
      [one.applicationId, other.applicationId].toSorted().join(', '),
    ]);
  });

  it('may declare a conflict with each of 109 applicants at once, and every one is kept', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const all = Array.from({ length: 109 }, (_, index) =>
      anApplication(`Provider ${index}`, { windowId, locationId: `1-${index}` }).evaluating(desk.officers.esther),
    );
    await desk.stored.applications(all);
    const esther = await desk.as(desk.officers.esther);
    await declares(esther, base, ...all.map(({ applicationId }) => applicationId));
    const kept = await Array.fromAsync(desk.deps.applications.every(windowId));
    expect(kept.filter(({ conflicts, evaluators }) => conflicts?.length === 1 && evaluators.length === 0)).toHaveLength(
      109,
    );
  });

  it('may declare page by page where there are more applicants than fit on one: what was declared stays', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const all = Array.from({ length: 201 }, (_, index) =>
      anApplication(`Provider ${index}`, { windowId, locationId: `1-${index}` }).evaluating(),
    );
    await desk.stored.applications(all);
    const [first = '', last = ''] = [all[0], all.at(-1)].map((each) => each?.applicationId);
    const esther = await desk.as(desk.officers.esther);
    await declares(esther, base, first);
    const { html } = await esther.get(`${base}/declaration`);
    expect([html.includes('201 applicants'), html.includes(`value="${last}"`)]).toEqual([true, false]);
    const next = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await esther.get(next)).html).toContain(`value="${last}"`);
    await esther.submit(next, { declaration: 'some', nature: 'My sister works there since 2024.', conflicts: [last] });
    const kept = await desk.deps.evaluations.declaration(windowId, desk.officers.esther.subject);
    expect(kept?.conflictedApplications).toEqual([first, last].toSorted());
  });
});

describe('A declaration that is cut short', () => {
  it('shows nothing of an applicant with whom a conflict was declared, and is finished by the next', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const applications = await Promise.all(
      ['Ash Care', 'Beech Care'].map((name) => desk.stored.application(anApplication(name, { windowId }).evaluating())),
    );
    const nina = { subject: 'nina', name: 'Nina New', groups: ['procurement-lead'] };
    let writes = 0;
    const transact: Desk['deps']['records']['transact'] = async (all) => {
      writes += 1;
      if (writes > 1) throw new Error('The function was ended');
      await desk.deps.records.transact(all);
    };
    const deps = { ...desk.deps, records: { ...desk.deps.records, transact } };
    const ids = applications.map(({ applicationId }) => applicationId);
    const fresh = {
      officer: personOf(nina),
      roles: [],
      organisations: [],
      conflictedApplications: ids,
      at: clock.now(),
    };
    await expect(declareConflicts(deps, windowId, fresh)).rejects.toThrow('The function was ended');
    const visitor = await desk.as(nina);
    for (const id of ids) expect([id, (await visitor.get(`${base}/applications/${id}`)).status]).toEqual([id, 403]);

    await declareConflicts(desk.deps, windowId, fresh);
    const conflictsOf = async (application: OpenedApplication) =>
      (await now(application)).conflicts?.map(({ by }) => by.id);
    expect(await Promise.all(applications.map(conflictsOf))).toEqual([['nina'], ['nina']]);
  });
});

describe('A conflict of interest declared by anybody', () => {
  it('bars a lead from deciding its referral, from recommending and from settling a challenge', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const referred = await desk.stored.application(anApplication('Cedar Care', { windowId }).registrationReferred());
    await desk.stored.application(anApplication('Other Care', { windowId }).scored(4));
    await desk.stored.waiting(referred.applicationId, 'registration-referral');
    await desk.stored.waiting(windowId, 'recommendation');
    const lead = await desk.as(desk.officers.lead);
    await declares(lead, base, referred.applicationId);
    await lead.get('/officers/windows/open');
    const decision = { decision: 'accept', reason: 'The successor is registered since May.' };
    const decided = await lead.submit(`${base}/applications/${referred.applicationId}/registration`, decision);
    expect([decided.status, decided.title]).toEqual([403, 'You declared a conflict of interest']);
    expect((await lead.get(`${base}/recommendation`)).html).toContain('somebody else must recommend its places');
    await lead.get('/officers/windows/open');
    const recommended = await lead.submit(`${base}/recommendation`, { text: 'Everyone who meets the conditions.' });
    expect([recommended.status, recommended.title]).toEqual([403, 'Somebody else must do this']);
    expect(await desk.deps.awards.recommendations(windowId)).toEqual([]);
    expect((await lead.get('/officers')).html).not.toContain('Recommend places');
  });

  it('bars an approver, who then sees nothing of that applicant’s places', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const [theirs] = [
      await evaluated(windowId, 'Dogwood Care', 'scored'),
      await evaluated(windowId, 'Elm Care', 'scored'),
    ];
    await desk.stored.waiting(windowId, 'recommendation');
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${base}/recommendation`);
    await lead.submit(`${base}/recommendation`, { text: 'Everyone who meets the conditions.' });
    await desk.stored.waiting(windowId, 'approval');
    const alan = await desk.as(desk.officers.approver);
    await declares(alan, base, theirs.applicationId);
    const shown = await alan.get(`${base}/approval`);
    expect(shown.html).toContain('somebody else must approve the award');
    expect([shown.html.includes('Elm Care'), shown.html.includes('Dogwood Care')]).toEqual([true, false]);
    await alan.get('/officers/windows/open');
    const approving = { decision: 'approved', authority: 'cabinet-2027', reason: 'In line with the decision.' };
    expect((await alan.submit(`${base}/approval`, approving)).status).toBe(403);
    expect(await desk.deps.awards.approvals(windowId)).toEqual([]);
  });

  it('never says to an approver that nobody has a place where it hides who has', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const { application } = await recommended(windowId, base, 'Aspen Care');
    const alan = await desk.as(desk.officers.approver);
    await declares(alan, base, application.applicationId);
    const { html } = await alan.get(`${base}/approval`);
    expect(html).not.toContain('Nobody on this lot meets');
    expect(html).toContain('Applicants that you declared a conflict of interest with are not shown.');
  });

  it('by the lead after recommending lets an approver return the recommendation, and not approve it', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const theirs = await evaluated(windowId, 'Fern Care', 'scored');
    await desk.stored.waiting(windowId, 'recommendation');
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${base}/recommendation`);
    await lead.submit(`${base}/recommendation`, { text: 'Everyone who meets the conditions.' });
    await desk.stored.waiting(windowId, 'approval');
    await declares(lead, base, theirs.applicationId);
    const alan = await desk.as(desk.officers.approver);
    await alan.get(`${base}/approval`);
    const decision = { authority: 'cabinet-2027', reason: 'In line with the decision.' };
    const refused = await alan.submit(`${base}/approval`, { ...decision, decision: 'approved' });
    expect([refused.status, refused.html.includes('has declared a conflict of interest')]).toEqual([400, true]);
    expect((await alan.submit(`${base}/approval`, { ...decision, decision: 'returned' })).status).toBe(200);
  });
});

describe('Final marks of somebody who then declares a conflict of interest', () => {
  it('are before the moderator as open again, until another evaluator has finished in their place', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const application = await evaluated(windowId, 'Gorse Care');
    const { applicationId } = application;
    const url = `${base}/moderate/${applicationId}`;
    const mina = await desk.as(desk.officers.moderator);
    await mina.get(url);
    await mina.submit(`${url}/start`);
    await mina.get(url);
    await mina.submit(`${url}/agreed`);
    await declares(await desk.as(desk.officers.edith), base, applicationId);

    const open = await mina.get(url);
    expect(open.title).toBe('An evaluation is missing');
    expect(open.html).toContain('Edith Example declared a conflict of interest');
    const forced = await mina.submit(`${url}/final`);
    expect([forced.status, forced.html.includes('Both evaluators must finish')]).toEqual([409, true]);

    const esther = await desk.as(desk.officers.esther);
    expect((await esther.get(`${base}/evaluate`)).html).toContain('Gorse Care');
    expect((await scoresEverything(esther, `${base}/evaluate/${applicationId}`)).html).toContain('cannot be changed');
    const shown = await mina.get(url);
    expect(shown.html).toContain('each consensus mark is to be agreed again');
    expect([shown.html.includes('Esther Example'), shown.html.includes('Edith Example')]).toEqual([true, false]);
    expect((await agrees(mina, url)).html).toContain('Mina Example made the consensus final');
    expect((await desk.deps.waits.get(applicationId, 'moderation'))?.status).toBe('delivered');
    expect((await now(application)).evaluators.map(({ by }) => by.name).toSorted()).toEqual([
      'Esther Example',
      'Evan Example',
    ]);
  });

  it('give the moderator back the reason for going on with one evaluation, where the sign-in ended while it was typed', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const { applicationId } = await evaluated(windowId, 'Hornbeam Care');
    const url = `${base}/moderate/${applicationId}`;
    await declares(await desk.as(desk.officers.evan), base, applicationId);
    const mina = await desk.as(desk.officers.moderator);
    await mina.get(url);
    await desk.sessions.end(mina.jar.get('__Host-officer') ?? '');
    const reason = 'Everybody else who may score is on leave until June.';
    expect((await mina.submit(`${url}/one-evaluation`, { reason })).title).toBe('Sign in again');

    await desk.signIn(mina, desk.officers.moderator);
    for (const address of [url, `${url}/one-evaluation`]) {
      const shown = await mina.open(address);
      expect([shown.title, shown.html.includes(reason), shown.html.includes('Not saved yet')]).toEqual([
        'An evaluation is missing',
        true,
        true,
      ]);
    }
    expect((await mina.submit(`${url}/one-evaluation`, { reason: '' })).html).not.toContain(reason);
    await mina.submit(`${url}/one-evaluation`, { reason });
    expect((await mina.get(url)).html).not.toContain('Not saved yet');
  });

  it('leave the moderator a way on with one evaluation, with a reason, where nobody else can score', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const application = await evaluated(windowId, 'Hazel Care');
    const url = `${base}/moderate/${application.applicationId}`;
    await declares(await desk.as(desk.officers.evan), base, application.applicationId);
    const mina = await desk.as(desk.officers.moderator);
    await mina.get(url);
    expect((await mina.submit(`${url}/one-evaluation`, { reason: '' })).status).toBe(400);
    const reason = 'The other evaluators left the council in April.';
    expect((await mina.submit(`${url}/one-evaluation`, { reason })).html).toContain(reason);
    await mina.submit(`${url}/start`);
    await mina.get(`${url}/questions/q1`);
    const bare = await mina.submit(`${url}/questions/q1`, { mark: '4', reason: '' });
    expect([bare.status, bare.html.includes('one evaluator alone has marked it')]).toEqual([400, true]);
    expect((await agrees(mina, url, '4')).html).toContain('made the consensus final');
    expect((await desk.stored.audit(windowId)).find(({ detail }) => detail === reason)).toMatchObject({
      action: 'moderation goes on with one evaluation',
      by: { id: 'mina' },
    });
  });

  it('leave the place to another than the moderator, who has seen the marks', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const application = await evaluated(windowId, 'Hornbeam Care');
    const { applicationId } = application;
    const mina = await desk.as({ ...desk.officers.moderator, groups: ['moderator', 'evaluator'] });
    await mina.get(`${base}/moderate/${applicationId}`);
    await mina.submit(`${base}/moderate/${applicationId}/start`);
    await declares(await desk.as(desk.officers.edith), base, applicationId);
    expect((await mina.get(`${base}/evaluate`)).html).not.toContain(`/evaluate/${applicationId}`);
    await mina.get(`${base}/evaluate/${applicationId}`);
    const refused = await mina.submit(`${base}/evaluate/${applicationId}/start`);
    expect([refused.status, refused.html.includes('You moderated this application')]).toEqual([403, true]);
    expect((await now(application)).evaluators.map(({ by }) => by.id)).toEqual(['evan']);

    await scoresEverything(await desk.as(desk.officers.esther), `${base}/evaluate/${applicationId}`);
    expect((await agrees(mina, `${base}/moderate/${applicationId}`)).html).toContain('made the consensus final');
  });

  it('leave those that stand unread by who might take the place, and who begins to read them does not take it', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const application = await evaluated(windowId, 'Hop Care');
    const { applicationId } = application;
    const [url, place] = [`${base}/moderate/${applicationId}`, `${base}/evaluate/${applicationId}`];
    await declares(await desk.as(desk.officers.evan), base, applicationId);
    const mina = await desk.as(desk.officers.moderator);
    await mina.get(url);
    await mina.submit(`${url}/one-evaluation`, { reason: 'The other evaluators left the council in April.' });
    expect((await mina.get(url)).html).toContain('Marks by question');

    const both = await desk.as({ ...max, groups: ['moderator', 'evaluator'] });
    const kept = await both.get(url);
    expect([kept.html.includes('Marks by question'), kept.html.includes('then cannot score it')]).toEqual([
      false,
      true,
    ]);
    expect((await both.get(`${base}/evaluate`)).html).toContain(`/evaluate/${applicationId}`);
    await both.get(url);
    await both.submit(`${url}/start`);
    expect((await both.get(url)).html).toContain('Marks by question');
    // The moderation is given to somebody else; what was read stays read.
    const lead = await desk.as(desk.officers.lead);
    const places = `${base}/panel/${applicationId}`;
    await lead.get(places);
    const given = {
      place: 'moderator',
      _moderator: 'max',
      to: 'nobody',
      reason: 'Max is on leave until the end of June.',
    };
    expect((await lead.submit(places, given)).status).toBe(200);
    expect((await now(application)).moderator).toBeUndefined();
    expect((await both.get(`${base}/evaluate`)).html).not.toContain(`/evaluate/${applicationId}`);
    await both.get(place);
    const refused = await both.submit(`${place}/start`);
    expect([refused.status, refused.html.includes('shown another evaluator’s marks')]).toEqual([403, true]);
    expect((await both.get(`${base}/why-not`)).html).toContain('shown another evaluator’s marks');
    expect((await both.get(url)).html).toContain('Marks by question');
  });

  it('open a consensus again that was final, hold the recommendation, and the scores are recorded anew', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const application = await evaluated(windowId, 'Ivy Care', 'scored');
    const { applicationId } = application;
    await desk.stored.waiting(windowId, 'recommendation');
    await declares(await desk.as(desk.officers.edith), base, applicationId);
    expect(await now(application)).toMatchObject({ status: 'moderating', evaluators: [{ by: { id: 'evan' } }] });
    expect((await now(application)).lotResults).toBeUndefined();
    const lead = await desk.as(desk.officers.lead);
    expect((await lead.get(`${base}/recommendation`)).html).toContain('1 of 1 applications is still being decided');
    // The machine, should it come late with its task, records nothing over it.
    const { windows, applications, evaluations } = desk.deps;
    await recordScores({ windows, applications, evaluations, now: clock.now })({ applicationId });

    await scoresEverything(await desk.as(desk.officers.esther), `${base}/evaluate/${applicationId}`);
    const mina = await desk.as(desk.officers.moderator);
    await agrees(mina, `${base}/moderate/${applicationId}`);
    expect(await now(application)).toMatchObject({
      status: 'scored',
      lotResults: [{ lot: 'A', total: 60, meets: true }],
    });
    expect((await lead.get(`${base}/recommendation`)).html).toContain('1 place for 1 provider');
  });

  it('cannot be opened again once the award is approved, and the declaration is kept all the same', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const application = await evaluated(windowId, 'Juniper Care', 'scored');
    await approves(windowId);
    await declares(await desk.as(desk.officers.edith), base, application.applicationId);
    expect(await now(application)).toMatchObject({ status: 'scored', conflicts: [{ by: { id: 'edith' } }] });
    const kept = (await desk.stored.audit(windowId)).find(({ action }) => action === 'conflict of interest declared');
    expect(kept?.detail).toContain('after the award was approved');
  });

  it('are counted as they are listed to who scored them, declared once the award is approved', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const application = await evaluated(windowId, 'Yew Care', 'scored');
    await approves(windowId);
    const edith = await desk.as(desk.officers.edith);
    await declares(edith, base, application.applicationId);
    expect((await edith.get(`${base}/evaluate`)).html).not.toContain('You have finished');
  });

  it('by a moderator leave the consensus to another, who begins afresh', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const application = await evaluated(windowId, 'Larch Care', 'scored');
    const url = `${base}/moderate/${application.applicationId}`;
    const mina = await desk.as(desk.officers.moderator);
    await declares(mina, base, application.applicationId);
    expect((await mina.get(url)).status).toBe(403);
    const other = await desk.as(max);
    await other.get(url);
    await other.submit(`${url}/start`);
    expect((await other.get(`${url}/questions/q1`)).html).not.toContain('value="4" checked');
    expect((await agrees(other, url)).html).toContain('Max Hall made the consensus final');
    expect(await now(application)).toMatchObject({ status: 'scored', moderator: { id: 'max' } });
  });
});

describe('Two things at one moment', () => {
  it('never leave the marks standing of somebody who declares while they finish', async () => {
    for (const name of ['Maple Care', 'Medlar Care', 'Myrtle Care', 'Mulberry Care']) {
      const { windowId, base } = await aWindowOfItsOwn();
      const application = await desk.stored.application(
        anApplication(name, { windowId }).evaluating(desk.officers.edith),
      );
      await desk.stored.scores(application, 1, desk.officers.edith, marksOf(['A'], 4), false);
      await desk.stored.waiting(application.applicationId, 'evaluation-1');
      const [finishing, declaring] = [await desk.as(desk.officers.edith), await desk.as(desk.officers.edith)];
      await finishing.get(`${base}/evaluate/${application.applicationId}`);
      await declaring.get(`${base}/declaration`);
      await Promise.all([
        finishing.submit(`${base}/evaluate/${application.applicationId}/final`),
        declaring.submit(`${base}/declaration`, {
          declaration: 'some',
          nature: 'My sister works there since 2024.',
          conflicts: [application.applicationId],
        }),
      ]);
      const kept = await now(application);
      const stored = await desk.deps.evaluations.get(application.applicationId, 1);
      expect([name, kept.evaluators, kept.conflicts?.length]).toEqual([name, [], 1]);
      expect([name, stored?.finalAt === undefined || stored.setAsideAt !== undefined]).toEqual([name, true]);
    }
  });

  it('never leave a recommendation by somebody who declares as they make it unseen by the approver', async () => {
    for (let time = 0; time < 4; time += 1) {
      const { windowId, base } = await aWindowOfItsOwn();
      const application = await evaluated(windowId, 'Nettle Care', 'scored');
      await desk.stored.waiting(windowId, 'recommendation');
      const [recommending, declaring] = [await desk.as(desk.officers.lead), await desk.as(desk.officers.lead)];
      await recommending.get(`${base}/recommendation`);
      await declaring.get(`${base}/declaration`);
      await Promise.all([
        recommending.submit(`${base}/recommendation`, { text: 'Everyone who meets the conditions.' }),
        declaring.submit(`${base}/declaration`, {
          declaration: 'some',
          nature: 'My sister works there since 2024.',
          conflicts: [application.applicationId],
        }),
      ]);
      expect((await now(application)).conflicts).toHaveLength(1);
      if ((await desk.deps.awards.recommendations(windowId)).length === 0) continue;
      await desk.stored.waiting(windowId, 'approval');
      const alan = await desk.as(desk.officers.approver);
      expect((await alan.get(`${base}/approval`)).html).toContain('can be returned, and not approved');
    }
  });

  it('never approve what was recommended by somebody who declares in that moment', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const { application, recommendation } = await recommended(windowId, base, 'Pear Care');
    const lead = await desk.as(desk.officers.lead);
    let declared = false;
    // The approval has been weighed, and is about to be stored, as the lead declares.
    const waits = {
      ...desk.deps.waits,
      get: async (...of: Parameters<Desk['deps']['waits']['get']>) => {
        if (!declared) await declares(lead, base, application.applicationId);
        declared = true;
        return desk.deps.waits.get(...of);
      },
    };
    const barriers = await decideAward(
      { ...desk.deps, waits },
      recommendation,
      approver(),
      { ...approved, authorityId: 'cabinet-2027' },
      clock.now(),
    );
    expect(barriers.map(({ code }) => code)).toEqual(['recommender-conflict']);
    expect(await desk.deps.awards.approvals(windowId)).toEqual([]);
  });

  it('give an application to one of two moderators who begin at once', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const application = await evaluated(windowId, 'Oak Care');
    const url = `${base}/moderate/${application.applicationId}`;
    const [mina, other] = [await desk.as(desk.officers.moderator), await desk.as(max)];
    await Promise.all([mina.get(url), other.get(url)]);
    const both = await Promise.all([mina.submit(`${url}/start`), other.submit(`${url}/start`)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const moderation = await desk.deps.evaluations.moderation(application.applicationId);
    expect(moderation?.moderator.id).toBe((await now(application)).moderator?.id);
  });

  it('never approve what is opened again once it has been weighed', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const { application, recommendation } = await recommended(windowId, base, 'Quince Care');
    const edith = await desk.as(desk.officers.edith);
    const barriers = await decideAward(
      withWindowReadLast(() => declares(edith, base, application.applicationId)),
      recommendation,
      approver(),
      { ...approved, authorityId: 'cabinet-2027' },
      clock.now(),
    );
    expect((await now(application)).status).toBe('moderating');
    expect(barriers.map(({ code }) => code)).toEqual(['opened-again']);
    expect(await desk.deps.awards.approvals(windowId)).toEqual([]);
  });

  it('never approve a place whose location comes in doubt once it has been weighed', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const { application, recommendation } = await recommended(windowId, base, 'Medlar Care');
    const late = await aWindowOfItsOwn();
    const { applicationId } = await desk.stored.application(
      anApplication('Loquat Care', { windowId: late.windowId }).received(),
    );
    const check = checkRegistration({ ...desk.deps, register: () => Promise.reject(), now: clock.now });
    const barriers = await decideAward(
      afterApplicantsAreRead(() => check({ applicationId, registerUnavailable: true })),
      recommendation,
      approver(),
      { ...approved, authorityId: 'cabinet-2027' },
      clock.now(),
    );
    expect((await now(application)).locationDoubts).toHaveLength(1);
    expect(barriers.map(({ code }) => code)).toEqual(['location-in-doubt']);
    expect(await desk.deps.awards.approvals(windowId)).toEqual([]);
  });

  it('never recommend what is opened again once it has been weighed', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const application = await evaluated(windowId, 'Sorrel Care', 'scored');
    await desk.stored.waiting(windowId, 'recommendation');
    const edith = await desk.as(desk.officers.edith);
    await expect(
      recommend(
        withWindowReadLast(() => declares(edith, base, application.applicationId)),
        windowId,
        { ...personOf(desk.officers.lead), roles: ['procurement-lead'] },
        { text: 'Everyone who meets the conditions.', at: clock.now() },
      ),
    ).rejects.toThrow('Not every application is settled');
    expect(await desk.deps.awards.recommendations(windowId)).toEqual([]);
  });

  it('never open again what is approved as somebody declares', async () => {
    const { windowId, base } = await aWindowOfItsOwn();
    const { application } = await recommended(windowId, base, 'Rowan Care');
    const alan = await desk.as(desk.officers.approver);
    await alan.get(`${base}/approval`);
    await declareConflicts(
      withWindowReadLast(() => alan.submit(`${base}/approval`, { ...approved, authority: 'cabinet-2027' })),
      windowId,
      {
        officer: personOf(desk.officers.edith),
        roles: [],
        organisations: [],
        conflictedApplications: [application.applicationId],
        at: clock.now(),
      },
    );
    expect(await desk.deps.awards.approvals(windowId)).toHaveLength(1);
    expect(await now(application)).toMatchObject({ status: 'scored', conflicts: [{ by: { id: 'edith' } }] });
  });

  it('never approve what was opened again in that moment', async () => {
    for (let time = 0; time < 4; time += 1) {
      const { windowId, base } = await aWindowOfItsOwn();
      const { application } = await recommended(windowId, base, 'Poplar Care');
      const [alan, edith] = [await desk.as(desk.officers.approver), await desk.as(desk.officers.edith)];
      await alan.get(`${base}/approval`);
      await edith.get(`${base}/declaration`);
      await Promise.all([
        alan.submit(`${base}/approval`, { ...approved, authority: 'cabinet-2027' }),
        edith.submit(`${base}/declaration`, {
          declaration: 'some',
          nature: 'My sister works there since 2024.',
          conflicts: [application.applicationId],
        }),
      ]);
      const isApproved = (await desk.deps.awards.approvals(windowId)).length === 1;
      expect([time, (await now(application)).status]).toEqual([time, isApproved ? 'scored' : 'moderating']);
    }
  });
});
