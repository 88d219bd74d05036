import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { recordChallenge } from '../../../functions/officer-site/decisions/record-challenge.ts';
import { dateFields } from '../../../laptop/demo/applicants/fields.ts';
import { aChallengeTyped } from '../../builders/a-challenge.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { personOf } from '../../builders/people.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let number = 0;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

const inStandstill = async () => {
  number += 1;
  const windowId = `s1-home-care-20${30 + number}-03-01`;
  const window = aWindow({ windowId }).standstill();
  await desk.stored.window(window);
  await desk.deps.awards.stateStandstill({
    windowId,
    noticeAt: window.unsealedAt ?? '',
    endsAt: window.standstillEndsAt ?? '',
    basis: 'PCR 2015: ends at midnight at the end of the 10th day.',
  });
  return { windowId, base: `/officers/windows/${windowId}/standstill` };
};

describe('A challenge during the standstill', () => {
  const challenge = { from: 'Thistle Care', summary: 'Says that question 4 was read wrongly.' };
  it('holds the award, and is kept once however often it is sent', async () => {
    const { windowId, base } = await inStandstill();
    const manager = await desk.as(desk.officers.manager);
    await manager.get(`${base}/challenges`);
    await Promise.all([1].map(() => manager.submit(`${base}/challenges`, aChallengeTyped(clock.now()))));
    await manager.get(`${base}/challenges`);
    const shown = await manager.submit(`${base}/challenges`, aChallengeTyped(clock.now()));
    expect(shown.html).toContain('The award is held');
    expect(shown.html).toContain('PCR 2015: ends at midnight');
    expect(await desk.deps.awards.challenges(windowId)).toHaveLength(1);
  });

  it('is recorded with when it came, by when it is answered, the lots and the application that it is about', async () => {
    const { windowId, base } = await inStandstill();
    const about = await desk.stored.application(anApplication('Meadow Care', { windowId }).scored(4));
    const { reference } = about.receipt;
    const manager = await desk.as(desk.officers.manager);
    const typed = { ...aChallengeTyped(clock.now()), lots: ['A', 'C'], reference: reference.toLowerCase() };
    await manager.get(`${base}/challenges`);
    const unknown = await manager.submit(`${base}/challenges`, { ...typed, reference: 'HC-0000-NOBODY' });
    expect([unknown.status, unknown.html.includes('has this reference')]).toEqual([400, true]);
    const early = dateFields('answerBy', plusDuration(clock.now(), '-PT48H').slice(0, 10));
    const before = await manager.submit(`${base}/challenges`, { ...typed, ...early });
    expect([before.status, before.html.includes('The day to answer by must be')]).toEqual([400, true]);
    const ahead = dateFields('receivedOn', plusDuration(clock.now(), 'PT48H').slice(0, 10));
    expect((await manager.submit(`${base}/challenges`, { ...typed, ...ahead })).status).toBe(400);
    expect(await desk.deps.awards.challenges(windowId)).toEqual([]);
    const { html } = await manager.submit(`${base}/challenges`, typed);
    expect(html).toContain(`href="/officers/windows/${windowId}/applications/${about.applicationId}">${reference}</a>`);
    const [kept] = await desk.deps.awards.challenges(windowId);
    const application = { applicationId: about.applicationId, reference };
    const receivedOn = clock.now().slice(0, 10);
    expect(kept?.particulars).toMatchObject({ receivedOn, lots: ['A', 'C'], application });
    expect((await manager.get('/officers')).html).toContain('which is to be answered by');
  });

  it('is a task on the first page as soon as it is recorded, and until it is settled', async () => {
    const { windowId, base } = await inStandstill();
    const manager = await desk.as(desk.officers.manager);
    const task = async () => {
      const { html } = await manager.get('/officers');
      return html.split(`href="${base}"`)[1]?.includes('Settle the challenge that holds the award') ?? false;
    };
    expect(await task()).toBe(false);
    await manager.get(`${base}/challenges`);
    await manager.submit(`${base}/challenges`, aChallengeTyped(clock.now()));
    expect(await task()).toBe(true);
    const [kept] = await desk.deps.awards.challenges(windowId);
    await manager.get(`${base}/challenges/${kept?.at}`);
    await manager.submit(`${base}/challenges/${kept?.at}`, { decision: 'continue', reason: 'Settled by letter.' });
    expect(await task()).toBe(false);
  });

  it('is settled by somebody other than who recommended the places, or approved the award', async () => {
    const { windowId, base } = await inStandstill();
    const { awards, records } = desk.deps;
    const { lead, manager } = desk.officers;
    const round = { windowId, at: '2027-04-01T09:00:00.000Z', round: 1 };
    const olga = { subject: 'olga', name: 'Olga Example', groups: ['approver', 'contract-manager'] };
    await desk.stored.declared(windowId, olga);
    await records.transact([
      await awards.recommend({
        ...round,
        by: personOf(lead),
        text: 'Everyone who meets.',
        places: [],
        evaluatedBy: [],
      }),
      awards.approve({ ...round, by: personOf(olga), decision: 'approved', reason: 'As the Cabinet decided.' }),
    ]);
    const recording = await desk.as(lead);
    await recording.get(`${base}/challenges`);
    await recording.submit(`${base}/challenges`, aChallengeTyped(clock.now()));
    const [kept] = await awards.challenges(windowId);
    const url = `${base}/challenges/${kept?.at}`;
    const settling = { decision: 'continue', reason: 'The marks stand after a second reading.' };
    for (const [who, why] of [
      [lead, 'You recommended the places that are challenged'],
      [olga, 'You approved the award that is challenged'],
    ] as const) {
      const visitor = await desk.as(who);
      expect((await visitor.get(url)).html).toContain(why);
      await visitor.get(`${base}/challenges`);
      const shown = await visitor.submit(url, settling);
      expect([shown.status, shown.html.includes(why)]).toEqual([403, true]);
    }
    expect((await awards.challenges(windowId))[0]?.settled).toBeUndefined();
    const other = await desk.as(manager);
    await other.get(url);
    expect((await other.submit(url, settling)).html).toContain('The award continues');
  });

  it('is settled with a reason, and the award that waited goes on', async () => {
    const { windowId, base } = await inStandstill();
    const manager = await desk.as(desk.officers.manager);
    await manager.get(`${base}/challenges`);
    await manager.submit(`${base}/challenges`, aChallengeTyped(clock.now()));
    await desk.stored.waiting(windowId, 'challenge');
    const [kept] = await desk.deps.awards.challenges(windowId);
    const url = `${base}/challenges/${kept?.at}`;
    await manager.get(url);
    const shown = await manager.submit(url, {
      decision: 'continue',
      reason: 'The marks stand after a second reading.',
    });
    expect(shown.html).toContain('The award continues');
    expect(await desk.deps.waits.get(windowId, 'challenge')).toMatchObject({
      status: 'delivered',
      answer: { decision: 'continue' },
    });
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${base}/challenges`);
    const second = await lead.submit(url, { decision: 'stop', reason: 'I disagree with the lead.' });
    expect([second.status, second.html.includes('Morgan Example settled it')]).toEqual([409, true]);
  });

  it.each(['letters-left', 'register-changes', 'standstill'] as const)(
    'settled against the award ends what its machine waits for: %s',
    async (ask) => {
      const { windowId, base } = await inStandstill();
      const lead = await desk.as(desk.officers.lead);
      await lead.get(`${base}/challenges`);
      await lead.submit(`${base}/challenges`, aChallengeTyped(clock.now()));
      await desk.stored.waiting(windowId, ask);
      const manager = await desk.as(desk.officers.manager);
      const [kept] = await desk.deps.awards.challenges(windowId);
      const url = `${base}/challenges/${kept?.at}`;
      await manager.get(url);
      await manager.submit(url, { decision: 'stop', reason: 'Question 4 was read wrongly.' });
      expect(await desk.deps.waits.get(windowId, ask)).toMatchObject({
        status: 'delivered',
        answer: { decision: 'stop' },
      });
    },
  );

  it('does not stop the award by whoever recorded it alone', async () => {
    const { windowId, base } = await inStandstill();
    const manager = await desk.as(desk.officers.manager);
    await manager.get(`${base}/challenges`);
    await manager.submit(`${base}/challenges`, aChallengeTyped(clock.now()));
    const [kept] = await desk.deps.awards.challenges(windowId);
    const url = `${base}/challenges/${kept?.at}`;
    await manager.get(url);
    const shown = await manager.submit(url, { decision: 'stop', reason: 'Question 4 was read wrongly.' });
    expect([shown.status, shown.html.includes('You recorded this challenge')]).toEqual([400, true]);
    expect(shown.html).toContain('Question 4 was read wrongly.');
    expect((await desk.deps.awards.challenges(windowId))[0]?.settled).toBeUndefined();
  });

  it('reads that letters are left which the mail service has not taken, and that it is nobody’s task', async () => {
    const { windowId, base } = await inStandstill();
    await desk.stored.waiting(windowId, 'letters-left');
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get(base)).html).toContain('The mail service has not taken every outcome letter yet.');
    await desk.deps.waits.lapse(windowId, 'letters-left');
    expect((await manager.get(base)).html).not.toContain('The mail service has not taken every outcome letter yet.');
  });

  it('keeps the award held while another one is open', async () => {
    const { windowId, base } = await inStandstill();
    const manager = await desk.as(desk.officers.manager);
    for (const from of ['Thistle Care', 'Vale Care']) {
      await manager.get(`${base}/challenges`);
      await manager.submit(`${base}/challenges`, { ...aChallengeTyped(clock.now()), from });
    }
    await desk.stored.waiting(windowId, 'challenge');
    const [first] = await desk.deps.awards.challenges(windowId);
    await manager.get(`${base}/challenges/${first?.at}`);
    await manager.submit(`${base}/challenges/${first?.at}`, { decision: 'continue', reason: 'Settled by letter.' });
    expect((await desk.deps.waits.get(windowId, 'challenge'))?.status).toBe('waiting');
  });

  it('recorded in the same millisecond as another is kept beside it, and each has its page', async () => {
    const { windowId, base } = await inStandstill();
    const window = await desk.deps.windows.get(windowId);
    if (!window) throw new Error('The window is missing');
    const recordedBy = personOf(desk.officers.manager);
    const at = window.unsealedAt ?? '';
    for (const from of ['Thistle Care', 'Vale Care']) {
      const now = (await desk.deps.windows.get(windowId)) ?? window;
      await recordChallenge(desk.deps, now, { windowId, recordedBy, at, ...challenge, from });
    }
    const kept = await desk.deps.awards.challenges(windowId);
    expect(kept.map(({ from }) => from)).toEqual(['Thistle Care', 'Vale Care']);
    const manager = await desk.as(desk.officers.manager);
    for (const each of kept) expect((await manager.get(`${base}/challenges/${each.at}`)).html).toContain(each.from);
  });

  it('is never written over by another one of the same instant', async () => {
    const { windowId } = await inStandstill();
    const { awards, records } = desk.deps;
    const fresh = {
      windowId,
      recordedBy: personOf(desk.officers.manager),
      at: '2027-05-01T09:00:00.000Z',
      ...challenge,
    };
    await records.transact([awards.keepChallenge(fresh)]);
    await expect(records.transact([awards.keepChallenge({ ...fresh, from: 'Vale Care' })])).rejects.toThrow(Conflict);
    expect((await awards.challenges(windowId)).map(({ from }) => from)).toEqual(['Thistle Care']);
  });

  it('can be taken up after the award came to ask too late to be told', async () => {
    const { windowId, base } = await inStandstill();
    await desk.deps.records.transact([
      desk.deps.awards.keepChallenge({
        windowId,
        recordedBy: personOf(desk.officers.manager),
        at: '2027-05-01T09:00:00.000Z',
        ...challenge,
        settled: {
          by: personOf(desk.officers.manager),
          at: '2027-05-02T09:00:00.000Z',
          decision: 'continue',
          reason: 'It was withdrawn.',
        },
      }),
    ]);
    await desk.stored.waiting(windowId, 'challenge');
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get(base)).html).toContain('Take the award up again');
    await manager.submit(`${base}/continue`);
    expect((await desk.deps.waits.get(windowId, 'challenge'))?.status).toBe('delivered');
  });

  it('cannot be recorded before an award has been approved', async () => {
    number += 1;
    const windowId = `s1-home-care-20${30 + number}-03-01`;
    await desk.stored.window(aWindow({ windowId }).evaluating());
    const base = `/officers/windows/${windowId}`;
    const manager = await desk.as(desk.officers.manager);
    await manager.get(`${base}/standstill/challenges`);
    const shown = await manager.submit(`${base}/standstill/challenges`, aChallengeTyped(clock.now()));
    expect([shown.status, shown.title]).toEqual([409, 'There is no award to hold']);
  });
});

describe('An award that is to be stopped for another reason than a challenge', () => {
  const why = 'The published weights were not those that the applications were scored by.';
  const decides = 'The scores cannot be mended now, so the award has to be stopped and made again.';

  /** Recommended by the lead, approved by Alan, and proposed to be stopped by the lead. */
  const proposed = async () => {
    const { windowId, base } = await inStandstill();
    const { awards, records } = desk.deps;
    const { lead: priya, approver } = desk.officers;
    const round = { windowId, at: '2027-04-01T09:00:00.000Z', round: 1 };
    await records.transact([
      await awards.recommend({ ...round, by: personOf(priya), text: 'Who meets.', places: [], evaluatedBy: [] }),
      awards.approve({ ...round, by: personOf(approver), decision: 'approved', reason: 'As the Cabinet decided.' }),
    ]);
    const lead = await desk.as(priya);
    await lead.get(`${base}/stop`);
    const shown = await lead.submit(`${base}/stop`, { reason: why });
    return { windowId, base, lead, shown, manager: await desk.as(desk.officers.manager) };
  };

  it('is proposed by one officer with a reason, which holds it, and stopped by another, who tells everybody why', async () => {
    const { windowId, base, lead, shown, manager } = await proposed();
    expect([shown.status, shown.html.includes('Until then the award is held')]).toEqual([200, true]);
    expect(shown.html).toContain('Take your proposal back');
    expect((await manager.get('/officers')).html).toContain('Decide whether an award is stopped');
    expect((await lead.get('/officers')).html).not.toContain('Decide whether an award is stopped');
    for (const [visitor, barrier] of [
      [lead, 'You recommended the places of this award'],
      [
        await desk.as({ ...desk.officers.approver, groups: ['approver', 'contract-manager'] }),
        'You approved this award',
      ],
    ] as const) {
      expect((await visitor.get(`${base}/stop/1`)).html).toContain(barrier);
      await visitor.get(`${base}/challenges`);
      const refused = await visitor.submit(`${base}/stop/1`, { decision: 'stop', reason: decides });
      expect([refused.status, refused.html.includes(barrier)]).toEqual([403, true]);
    }
    await desk.stored.waiting(windowId, 'standstill');
    await manager.get(`${base}/stop/1`);
    const short = await manager.submit(`${base}/stop/1`, { decision: 'stop', reason: 'It was wrong.' });
    expect([short.status, short.html.includes('at least 40 letters')]).toEqual([400, true]);
    const stopped = await manager.submit(`${base}/stop/1`, { decision: 'stop', reason: decides });
    expect(stopped.html).toContain('The award was stopped by two officers');
    expect((await desk.deps.waits.get(windowId, 'standstill'))?.answer).toEqual({ decision: 'stop' });
    const trail = (await desk.stored.audit(windowId)).map(({ action, by, detail }) => ({ action, by: by?.id, detail }));
    expect(trail).toContainEqual({ action: 'stop of the award proposed', by: 'priya', detail: why });
    expect(trail).toContainEqual({
      action: 'proposed stop of the award: the award is stopped',
      by: 'morgan',
      detail: decides,
    });
    const timeline = (await manager.get(`/officers/windows/${windowId}`)).html;
    expect(timeline).toContain('Proposed stop decided: the award is stopped');
  });

  it('is not decided by who proposed it, who can take it back until somebody has decided', async () => {
    const { windowId, base, manager, lead } = await proposed();
    const taking = { reason: 'The weights were right after all.' };
    expect((await manager.get(`${base}/stop/1/take-back`)).html).toContain('You can decide that the award goes on');
    await manager.get(`${base}/challenges`);
    const others = await manager.submit(`${base}/stop/1/take-back`, taking);
    expect([others.status, others.html.includes('Priya Example proposed it')]).toEqual([400, true]);
    await desk.stored.waiting(windowId, 'challenge');
    await lead.get(`${base}/stop/1/take-back`);
    expect((await lead.submit(`${base}/stop/1/take-back`, taking)).html).toContain('Taken back');
    expect((await desk.deps.waits.get(windowId, 'challenge'))?.status).toBe('delivered');
    await manager.get(`${base}/stop`);
    await manager.submit(`${base}/stop`, { reason: why });
    await manager.get(`${base}/challenges`);
    const own = await manager.submit(`${base}/stop/2`, { decision: 'stop', reason: decides });
    expect([own.status, own.html.includes('You proposed to stop this award')]).toEqual([400, true]);
  });

  it('is proposed once where two do so, and decided once: the other is told whose it is, and when', async () => {
    const { base, manager } = await proposed();
    await manager.get(`${base}/challenges`);
    const second = await manager.submit(`${base}/stop`, { reason: `${why} I saw it too.` });
    expect(second.status).toBe(400);
    expect(second.html).toContain('Priya Example proposed it at');
    expect(second.html).toContain('I saw it too.');
    const max = await desk.as({ subject: 'max', name: 'Max Hall', groups: ['contract-manager'] });
    const [windowPath] = base.split('/standstill');
    await max.get(`${windowPath}/declaration`);
    await max.submit(`${windowPath}/declaration`, { declaration: 'none' });
    await max.get(`${base}/stop/1`);
    await manager.get(`${base}/stop/1`);
    await manager.submit(`${base}/stop/1`, { decision: 'continue', reason: `${decides} Not so.` });
    const late = await max.submit(`${base}/stop/1`, { decision: 'stop', reason: decides });
    expect([late.status, late.html.includes('Morgan Example decided that the award goes on at')]).toEqual([409, true]);
  });

  it('cannot be any more once its contracts are made', async () => {
    const { windowId, base } = await inStandstill();
    await desk.deps.awards.noteContracts(windowId, true);
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get(base)).html).not.toContain('Propose to stop the award');
    await manager.get(`${base}/challenges`);
    const refused = await manager.submit(`${base}/stop`, { reason: why });
    expect([refused.status, refused.html.includes('can no longer be stopped')]).toEqual([400, true]);
    const proposal = { windowId, recordedBy: personOf(desk.officers.manager), at: '2027-05-01T09:00:00.000Z' };
    const { awards, records } = desk.deps;
    const writes = [awards.withoutContracts(windowId), awards.keepChallenge({ ...proposal, ...challengeOf(why) })];
    await expect(records.transact(writes)).rejects.toThrow(Conflict);
  });
});

const challengeOf = (summary: string) => ({ proposal: 1, from: 'the council', summary });
