import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import { outcomeLetterIdOf, outcomeLettersOf } from '../../../domain/letters/application-letters.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { drafting } from './drafting.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let number = 0;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
beforeEach(() => clock.at('2027-05-10T10:00:00.000Z'));
afterEach(() => clock.reset());
afterAll(() => desk.stop());

const approving = { decision: 'approved', authority: 'cabinet-2027', reason: 'In line with the Cabinet’s decision.' };
const confirmed = { confirm: 'yes' };

/** An approved award of three applicants, whose letters are drafted by the task that the machine calls. */
const anApproval = async () => {
  number += 1;
  const windowId = `s1-home-care-20${30 + number}-03-01`;
  const base = `/officers/windows/${windowId}`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const of = { windowId };
  const won = await desk.stored.application({
    ...anApplication('Meadow Care', of).applyingFor('A', 'C').scored(4),
    corrections: [
      {
        stage: 'compliance',
        pages: ['insurance'],
        sendBy: clock.now(),
        by: { id: 'dora', name: 'Dora Example' },
        at: clock.now(),
        counts: { by: { id: 'dora', name: 'Dora Example' }, at: clock.now() },
      },
    ],
  });
  const lost = await desk.stored.application(anApplication('Thistle Care', of).scored(2));
  const rejected = await desk.stored.application(anApplication('Vale Care', of).rejected());
  await desk.stored.waiting(windowId, 'recommendation');
  const lead = await desk.as(desk.officers.lead);
  const recommendAndApprove = async (round: number) => {
    await desk.stored.waiting(windowId, 'recommendation', `${round}`);
    await lead.get(`${base}/recommendation`);
    await lead.submit(`${base}/recommendation`, { text: `Everyone who meets the conditions, round ${round}.` });
    await desk.stored.waiting(windowId, 'approval', `${round}`);
    const alan = await desk.as(desk.officers.approver);
    await alan.get(`${base}/approval`);
    await alan.submit(`${base}/approval`, approving);
    const answer = await write();
    if (answer.outcome === 'release') await desk.stored.waiting(windowId, 'release', `${round}`);
    return answer;
  };
  const outcomes = outcomeRepository(desk.deps.records);
  const write = () => drafting(desk)({ windowId, after: '' });
  const letterOf = (providerId: string) => desk.deps.letters.get(outcomeLetterIdOf(windowId, providerId));
  const answer = await recommendAndApprove(1);
  return { windowId, base, won, lost, rejected, write, outcomes, letterOf, recommendAndApprove, answer };
};
type Approved = Awaited<ReturnType<typeof anApproval>>;
const read = async ({ base }: Pick<Approved, 'base'>) => {
  const morgan = await desk.as(desk.officers.manager);
  await morgan.get(`${base}/outcome-letters/read`);
  return morgan.submit(`${base}/outcome-letters/read`, confirmed);
};
/** Sends a form that the page does not show any more, with the token of another. */
const forced = async (visitor: Awaited<ReturnType<Desk['as']>>, address: string, fields: Record<string, string>) => {
  await visitor.get('/officers/account/sessions');
  return visitor.submit(address, fields);
};

describe('The outcome letters of an approved award', () => {
  it('are drafted, and nothing of what they tell is decided, written or released', async () => {
    const { windowId, won, answer, outcomes, letterOf } = await anApproval();
    expect(answer.outcome).toBe('release');
    expect((await desk.deps.applications.get(won.applicationId))?.status).toBe('scored');
    expect(await outcomes.get(won.providerId, windowId)).toBeUndefined();
    expect(await letterOf(won.providerId)).toBeUndefined();
    expect(await desk.deps.letters.mayGo(outcomeLettersOf(windowId))).toBe(false);
  });

  it('are listed by what they tell, with an example of each kind, and by what sets them apart', async () => {
    const { base, won, lost, rejected } = await anApproval();
    const morgan = await desk.as(desk.officers.manager);
    const { html } = await morgan.get(`${base}/outcome-letters`);
    for (const { applicationId } of [won, lost, rejected])
      expect(html).toContain(`${base}/applications/${applicationId}/outcome-letter`);
    expect(html).toContain('A place on every lot applied for');
    expect(html).toContain('Rejected before scoring');
    const apart = (await morgan.get(`${base}/outcome-letters?list=differs`)).html;
    expect(apart).toContain('Meadow Care');
    expect(apart).toContain('The application was corrected after the close');
    expect(apart).not.toContain('Thistle Care');
    const none = (await morgan.get(`${base}/outcome-letters?list=no-lot`)).html;
    expect([none.includes('Thistle Care'), none.includes('Meadow Care')]).toEqual([true, false]);
  });

  it('are read one by one as they are sent, once somebody who neither approved nor read them has released them', async () => {
    const award = await anApproval();
    const { windowId, base, won, lost, write, letterOf } = award;
    const morgan = await desk.as(desk.officers.manager);
    const draft = (await morgan.get(`${base}/applications/${lost.applicationId}/outcome-letter`)).html;
    expect(draft).toContain('manager@provider.example');
    await read(award);
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${base}/outcome-letters/release`);
    await lead.submit(`${base}/outcome-letters/release`, confirmed);
    expect((await desk.deps.waits.get(windowId, 'release'))?.status).toBe('delivered');
    expect(await desk.deps.awards.released(windowId, 1)).toMatchObject({ by: { id: 'priya' }, read: { id: 'morgan' } });
    clock.at('2027-05-10T10:00:30.000Z');
    expect(await write()).toMatchObject({ outcome: 'written', awarded: 1, unsuccessful: 2 });
    expect(await desk.deps.letters.mayGo(outcomeLettersOf(windowId))).toBe(true);
    const sent = await letterOf(lost.providerId);
    const body = sent && (await desk.deps.letters.bodyOf(sent));
    const text = draft
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/&#39;/g, '’')
      .replaceAll('&amp;', '&');
    for (const line of (body ?? '').split('\n').flatMap((each) => each.replace(/^(#+|-) /, '').trim() || []))
      expect(text).toContain(line);
    expect((await desk.deps.applications.get(won.applicationId))?.awardedLots).toEqual(['A', 'C']);
    const audit = (await desk.stored.audit(windowId)).map(({ action }) => action);
    expect(audit).toContain('outcome letters released');
  });

  it('are not released by who approved the award, by who read them, unread, or without a word that all are to be told', async () => {
    const award = await anApproval();
    const { windowId, base } = award;
    const lead = await desk.as(desk.officers.lead);
    const release = `${base}/outcome-letters/release`;
    expect((await lead.get(release)).html).toContain('Nobody has said yet that the letters have been read.');
    const unread = await forced(lead, release, confirmed);
    expect(unread.status).toBe(400);
    const alan = await desk.as(desk.officers.approver);
    await alan.get(`${base}/outcome-letters/read`);
    await alan.submit(`${base}/outcome-letters/read`, confirmed);
    expect((await forced(alan, release, confirmed)).title).toBe('Somebody else must do this');
    await lead.get(release);
    expect((await lead.submit(release, {})).status).toBe(400);
    expect(await desk.deps.awards.released(windowId, 1)).toBeUndefined();
    const amir = { subject: 'amir', name: 'Amir Example', groups: ['approver'] };
    await desk.stored.declared(windowId, amir);
    const other = await desk.as(amir);
    await other.get(release);
    expect((await other.submit(release, confirmed)).html).toContain('Amir Example released the letters');
  });

  it('are released once by two people at the same instant', async () => {
    const award = await anApproval();
    const { windowId, base } = award;
    await read(award);
    const amir = { subject: 'amir', name: 'Amir Example', groups: ['approver'] };
    await desk.stored.declared(windowId, amir);
    const both = await Promise.all([desk.as(desk.officers.lead), desk.as(amir)]);
    for (const each of both) await each.get(`${base}/outcome-letters/release`);
    const sent = await Promise.all(both.map((each) => each.submit(`${base}/outcome-letters/release`, confirmed)));
    expect(sent.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    const released = (await desk.stored.audit(windowId)).filter(({ action }) => action === 'outcome letters released');
    expect(released).toHaveLength(1);
  });

  it('are not released while one is wrong, and are once that is taken back', async () => {
    const award = await anApproval();
    const { windowId, base, lost } = award;
    await read(award);
    const morgan = await desk.as(desk.officers.manager);
    const page = `${base}/applications/${lost.applicationId}/outcome-letter`;
    await morgan.get(page);
    expect((await morgan.submit(page, {})).status).toBe(400);
    await morgan.submit(page, { reason: 'The reason for question 4 names another provider.' });
    const lead = await desk.as(desk.officers.lead);
    const refused = await forced(lead, `${base}/outcome-letters/release`, confirmed);
    expect([refused.status, refused.html.includes('A letter is marked as wrong')]).toEqual([400, true]);
    await morgan.get(page);
    await morgan.submit(page, { reason: 'It is the name of a town.' });
    await lead.get(`${base}/outcome-letters/release`);
    await lead.submit(`${base}/outcome-letters/release`, confirmed);
    expect(await desk.deps.awards.released(windowId, 1)).toBeDefined();
  });

  it('can be handed back with the reason before they are released: the award is recommended, approved and drafted again', async () => {
    const award = await anApproval();
    const { windowId, base, lost, recommendAndApprove } = award;
    const alan = await desk.as(desk.officers.approver);
    const page = `${base}/applications/${lost.applicationId}/outcome-letter`;
    await alan.get(page);
    await alan.submit(page, { reason: 'The reason for question 4 names another provider.' });
    await alan.get(`${base}/outcome-letters/hand-back`);
    await alan.submit(`${base}/outcome-letters/hand-back`, { reason: 'One letter has to be put right first.' });
    expect((await desk.deps.waits.get(windowId, 'release'))?.answer).toEqual({ decision: 'returned' });
    const [returned] = await desk.deps.awards.approvals(windowId);
    expect(returned).toMatchObject({ decision: 'returned', tookBack: { by: { id: 'alan' } } });
    expect(returned?.reason).toContain('names another provider');
    expect((await alan.get(`${base}/approval`)).html).toContain('handed the approved award back');
    expect((await alan.get(base)).html).toContain('Award handed back before anybody was told');
    expect((await recommendAndApprove(2)).outcome).toBe('release');
    const { html } = await alan.get(`${base}/outcome-letters`);
    expect(html).toContain('Not yet');
    expect(html).not.toContain('is marked as wrong');
    await read(award);
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${base}/outcome-letters/release`);
    await lead.submit(`${base}/outcome-letters/release`, confirmed);
    expect(await desk.deps.awards.released(windowId, 2)).toBeDefined();
    const late = await forced(lead, `${base}/outcome-letters/hand-back`, { reason: 'Too late for that by now.' });
    expect([late.status, late.html.includes('have been released')]).toEqual([400, true]);
  });

  it('are not released, nor is the award handed back, while somebody proposes to stop it', async () => {
    const award = await anApproval();
    const { windowId, base } = award;
    await read(award);
    const morgan = await desk.as(desk.officers.manager);
    const why = 'The weights that were applied are not those that were published in May.';
    await morgan.get(`${base}/standstill/stop`);
    await morgan.submit(`${base}/standstill/stop`, { reason: why });
    const lead = await desk.as(desk.officers.lead);
    for (const deed of ['release', 'hand-back']) {
      const refused = await forced(lead, `${base}/outcome-letters/${deed}`, { ...confirmed, reason: why });
      expect([refused.status, refused.html.includes('holds the letters')]).toEqual([400, true]);
    }
    expect(await desk.deps.awards.released(windowId, 1)).toBeUndefined();
  });

  it('are shown to nobody who declared a conflict with an applicant, since each names others', async () => {
    const { windowId, base, won } = await anApproval();
    const petra = { subject: 'petra', name: 'Petra Example', groups: ['procurement-lead'] };
    await desk.stored.declared(windowId, petra, won.applicationId);
    const visitor = await desk.as(petra);
    expect((await visitor.get(`${base}/outcome-letters`)).status).toBe(403);
    expect((await visitor.get(`${base}/outcome-letters/release`)).status).toBe(403);
  });

  it('of an agreement that sends them on approval are written without anybody’s release', async () => {
    number += 1;
    const windowId = `s1-home-care-20${30 + number}-03-01`;
    await desk.stored.window(aWindow({ windowId }).evaluating(), { outcomeRelease: 'on-approval' });
    const alan = await desk.as(desk.officers.approver);
    expect((await alan.get(`/officers/windows/${windowId}/outcome-letters`)).html).toContain('Nobody releases them');
  });
});

describe('The place that an outcome letter has for officers’ words', () => {
  const typed = 'Name who covers a round at the weekend.\r\n# Then <b>say how</b> [you know](https://evil.example).';
  const placeOf = ({ base, lost }: Approved) =>
    `${base}/applications/${lost.applicationId}/outcome-letter/words/on-your-answers`;
  const writing = async (award: Approved, who: Parameters<Desk['as']>[0], text: string, shown = '0') => {
    const visitor = await desk.as(who);
    await visitor.get(placeOf(award));
    return visitor.submit(placeOf(award), { text, _version: shown });
  };

  it('is written in by whoever may read the letters: it is in that letter, in the one that is sent, and nowhere else before', async () => {
    const award = await anApproval();
    const { windowId, base, won, lost, write, letterOf, outcomes } = award;
    expect((await writing(award, desk.officers.manager, typed)).html).toContain('Morgan Example wrote this at');
    const lead = await desk.as(desk.officers.lead);
    const letter = (await lead.get(`${base}/applications/${lost.applicationId}/outcome-letter`)).html;
    expect(letter).toContain('“Name who covers a round at the weekend.');
    expect(letter).not.toContain('<b>say how</b>');
    const elsewhere = [
      `${base}/outcome-letters`,
      `${base}/outcome-letters/release`,
      `${base}/applications/${won.applicationId}/outcome-letter`,
      `${base}/applications/${lost.applicationId}`,
      `${base}/approval`,
      `${base}/audit`,
      base,
    ];
    for (const address of elsewhere) expect((await lead.get(address)).html).not.toContain('Name who covers');
    await read(award);
    await lead.get(`${base}/outcome-letters/release`);
    await lead.submit(`${base}/outcome-letters/release`, confirmed);
    expect(await outcomes.get(lost.providerId, windowId)).toBeUndefined();
    expect(await write()).toMatchObject({ outcome: 'written' });
    const sent = await letterOf(lost.providerId);
    expect(sent && (await desk.deps.letters.bodyOf(sent))).toContain(
      '# A word on your answers\n\n“Name who covers a round at the weekend.\n\n“# Then <b>say how</b> (you know)(https: //evil. example).”',
    );
    expect((await outcomes.get(lost.providerId, windowId))?.paragraphs).toContain('# A word on your answers');
    const toWinner = await letterOf(won.providerId);
    expect(toWinner && (await desk.deps.letters.bodyOf(toWinner))).not.toContain('Name who covers');
  });

  it('keeps every version with who and when, is emptied again, and tells the audit trail of each deed and not its words', async () => {
    const award = await anApproval();
    const { windowId, base, lost } = award;
    await writing(award, desk.officers.manager, 'One word.');
    await writing(award, desk.officers.manager, 'Another word.', '1');
    await writing(award, desk.officers.lead, '', '2');
    const kept = await desk.deps.awards.wordsInLetters(windowId, 1);
    expect(kept.map(({ by, text, version }) => [by.id, text, version])).toEqual([
      ['morgan', 'One word.', 1],
      ['morgan', 'Another word.', 2],
      ['priya', '', 3],
    ]);
    const audit = (await desk.stored.audit(windowId)).filter(
      ({ action }) => action.includes('of an outcome letter') || action.includes('in an outcome letter'),
    );
    expect(audit.map(({ action, by }) => [action, by?.id])).toEqual([
      ['words written in an outcome letter', 'morgan'],
      ['words changed in an outcome letter', 'morgan'],
      ['words taken out of an outcome letter', 'priya'],
    ]);
    expect(JSON.stringify(audit)).not.toContain('nother word');
    const alan = await desk.as(desk.officers.approver);
    const { html } = await alan.get(`${base}/applications/${lost.applicationId}/outcome-letter`);
    expect(html).toContain('Priya Example took out what was written here');
    expect(html).toContain('Another word.');
    expect(html).not.toContain('“One word.');
  });

  it('makes letters that had been read unread: they are read again as they are now before they are released', async () => {
    const award = await anApproval();
    const { base } = award;
    const release = `${base}/outcome-letters/release`;
    await read(award);
    const morgan = await desk.as(desk.officers.manager);
    await morgan.get(`${base}/outcome-letters/read`);
    await writing(award, desk.officers.approver, 'A word.');
    const lead = await desk.as(desk.officers.lead);
    const refused = await forced(lead, release, confirmed);
    expect([refused.status, refused.html.includes('after they had been read, and nobody has read them since')]).toEqual(
      [400, true],
    );
    const unseen = await morgan.submit(`${base}/outcome-letters/read`, { ...confirmed, _version: '0' });
    expect([unseen.status, unseen.html.includes('after you opened this page')]).toEqual([400, true]);
    await morgan.submit(`${base}/outcome-letters/read`, { ...confirmed, _version: '1' });
    await lead.get(release);
    await lead.submit(release, confirmed);
    expect(await desk.deps.awards.released(award.windowId, 1)).toMatchObject({ read: { id: 'morgan' } });
  });

  it('keeps whoever wrote in it from releasing the letters', async () => {
    const award = await anApproval();
    await writing(award, desk.officers.lead, 'A word.');
    await read({ ...award });
    const lead = await desk.as(desk.officers.lead);
    const refused = await forced(lead, `${award.base}/outcome-letters/release`, confirmed);
    expect([refused.status, refused.html.includes('You wrote in one of these letters')]).toEqual([400, true]);
  });

  it('is written in by one of two officers at once: the other is told by whom, and keeps what they typed', async () => {
    const award = await anApproval();
    const both = [desk.officers.manager, desk.officers.lead];
    const sent = await Promise.all(both.map((who) => writing(award, who, `Words of ${who.name}.`)));
    expect(sent.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const [winner] = await desk.deps.awards.wordsInLetters(award.windowId, 1);
    const lost = sent.find(({ status }) => status === 409);
    expect(lost?.html).toContain(`${winner?.by.name} wrote here after you opened this page`);
    for (const { name } of both) expect(lost?.html).toContain(`Words of ${name}.`);
    const again = await writing(
      award,
      both.find(({ name }) => name === winner?.by.name) ?? desk.officers.manager,
      `${winner?.text}`,
    );
    expect([again.status, (await desk.deps.awards.wordsInLetters(award.windowId, 1)).length]).toEqual([200, 1]);
  });

  it('has a bound, and is in no letter of another kind', async () => {
    const award = await anApproval();
    const long = await writing(award, desk.officers.manager, 'word '.repeat(151));
    expect([long.status, long.html.includes('Use 150 words or fewer')]).toEqual([400, true]);
    const morgan = await desk.as(desk.officers.manager);
    for (const { applicationId } of [award.won, award.rejected])
      expect((await morgan.get(placeOf({ ...award, lost: { ...award.lost, applicationId } }))).status).toBe(404);
    expect((await morgan.get(placeOf(award).replace('on-your-answers', 'elsewhere'))).status).toBe(404);
  });

  it('cannot be changed once the letters are released, and its page says so', async () => {
    const award = await anApproval();
    await writing(award, desk.officers.manager, 'A word.');
    await read(award);
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${award.base}/outcome-letters/release`);
    await lead.submit(`${award.base}/outcome-letters/release`, confirmed);
    const late = await forced(await desk.as(desk.officers.manager), placeOf(award), {
      text: 'Another.',
      _version: '1',
    });
    expect([late.status, late.html.includes('The outcome letters have been released')]).toEqual([409, true]);
    const { html } = await lead.get(placeOf(award));
    expect([html.includes('You cannot change this now'), html.includes('<textarea')]).toEqual([true, false]);
    const [last, ...others] = await desk.deps.awards.wordsInLetters(award.windowId, 1);
    expect([last?.text, others]).toEqual(['A word.', []]);
  });
});
