import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { correctionAskedLetter } from '../../../domain/letters/correction-letters.ts';
import {
  moreTimeLetter,
  rejectionProposedLetter,
  rejectionProposedLetterId,
} from '../../../domain/letters/representation-letters.ts';
import { changesToTell } from '../../../domain/window/extending.ts';
import type { WindowChange } from '../../../domain/window/window.ts';
import { askOfficer } from '../../../functions/workflow/ask-officer/handler.ts';
import { endWindow } from '../../../functions/workflow/end-window/handler.ts';
import { finishDeliveries } from '../../../functions/workflow/finish-deliveries/handler.ts';
import { recordScores } from '../../../functions/workflow/record-scores/handler.ts';
import { tellProviders } from '../../../functions/workflow/tell-providers/handler.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { aCorrection } from '../../domain/application/a-correction.ts';
import { aCouncil, type Council, opensAt, windowId } from './a-council.ts';

let council: Council;
beforeEach(async () => {
  council = await aCouncil();
  return council.close;
});
const by = { id: 'lead', name: 'A Lead' };
const extended: WindowChange = {
  kind: 'extended',
  at: '2027-03-20T10:00:00.000Z',
  by,
  reason: 'The site was down on 19 March',
  closesAt: '2027-04-02T11:00:00.000Z',
  closedBefore: '2027-03-31T11:00:00.000Z',
};
const cancelled: WindowChange = {
  kind: 'cancelled',
  at: '2027-04-20T10:00:00.000Z',
  by,
  reason: 'The agreement is let anew.',
};

const lettersOf = async ({ letters }: Council) => Array.fromAsync(everyItem((after) => letters.unsent({ after })));
const registered = (...names: string[]) =>
  Promise.all(
    names.map((name) =>
      council.interests.register('s1-home-care', {
        providerId: name,
        name,
        email: `${name}@example.com`,
        since: opensAt,
      }),
    ),
  );
const windowNow = async () => {
  const window = await council.windows.get(windowId);
  if (!window) throw new Error('The window is missing');
  return window;
};

describe('telling an extension', () => {
  it('tells each registered provider once, with the reason, and notes that it is told', async () => {
    await council.aWindow({ closesAt: '2027-04-02T11:00:00.000Z', changes: [extended] });
    await registered('a', 'b');
    council.at('2027-03-20T10:10:00.000Z');
    expect(await tellProviders(council)({ windowId, changeAt: extended.at })).toEqual({ told: 2 });
    expect(await tellProviders(council)({ windowId, changeAt: extended.at })).toEqual({ told: 2 });
    const written = await lettersOf(council);
    expect(written).toHaveLength(2);
    expect(written[0]?.subject).toContain('12 noon on Friday 2 April 2027');
    expect(written[0]?.body).toContain('The site was down on 19 March');
    expect((await windowNow()).changes).toMatchObject([{ tellingSince: council.now(), toldAt: council.now() }]);
  });

  it('tells nobody of one whose window was cancelled before it was told', async () => {
    await council.aWindow({
      status: 'cancelled',
      changes: [extended, { ...cancelled, at: '2027-03-20T10:05:00.000Z' }],
    });
    await registered('a');
    expect(await tellProviders(council)({ windowId, changeAt: extended.at })).toEqual({ told: 0 });
    expect(await tellProviders(council)({ windowId, changeAt: '2027-03-20T10:05:00.000Z' })).toEqual({ told: 1 });
  });

  it('tells nobody of one that was taken back, or that was not stored in the end', async () => {
    const takenBack = { at: '2027-03-20T10:05:00.000Z', by, reason: 'The wrong month' };
    await council.aWindow({ changes: [{ ...extended, takenBack }] });
    await registered('a');
    expect(await tellProviders(council)({ windowId, changeAt: extended.at })).toEqual({ told: 0 });
    expect(await tellProviders(council)({ windowId, changeAt: '2027-03-21T10:00:00.000Z' })).toEqual({ told: 0 });
    expect(await lettersOf(council)).toEqual([]);
  });
});

describe('an additional window that is cancelled before it opens', () => {
  const planned = (at: string) =>
    council.aWindow({
      status: 'cancelled',
      opensAt: '2027-06-01T08:00:00.000Z',
      additional: { by, reason: 'Zone 5 is short of hours', askedAt: '2027-04-20T09:55:00.000Z' },
      changes: [{ ...cancelled, at }],
    });

  it('within ten minutes, as it was mistyped, is told to nobody', async () => {
    await planned('2027-04-20T10:04:59.999Z');
    await registered('a');
    expect(await tellProviders(council)({ windowId, changeAt: '2027-04-20T10:04:59.999Z' })).toEqual({ told: 0 });
    expect(changesToTell(await windowNow(), '2027-04-21T05:00:00.000Z')).toEqual([]);
  });

  it('later is told to everybody, who may have read of it', async () => {
    await planned('2027-04-20T10:05:00.000Z');
    await registered('a');
    expect(await tellProviders(council)({ windowId, changeAt: '2027-04-20T10:05:00.000Z' })).toEqual({ told: 1 });
  });
});

describe('a window that was cancelled while its applications were evaluated', () => {
  const unsealedAt = '2027-03-31T11:01:00.000Z';
  const applied = (name: string) => anApplication(name, { windowId, email: `${name.split(' ')[0]}@applicant.example` });
  beforeEach(async () => {
    await council.aWindow({
      status: 'cancelled',
      unsealedAt,
      changes: [cancelled],
      execution: 'arn:of:the:window',
    });
    council.at('2027-04-20T10:01:00.000Z');
    const [moss, fern, oak] = [applied('Moss Care'), applied('Fern Care'), applied('Oak Care')];
    for (const application of [moss.registrationReferred(), fern.moderating(), oak.rejected()])
      await council.applications.open(application, frozenOf(application));
    for (const [subject, ask] of [
      [moss.received().applicationId, 'registration-referral'],
      [fern.received().applicationId, 'moderation'],
      [fern.received().applicationId, 'fault'],
      [windowId, 'recommendation'],
    ] as const)
      await council.waits.begin({
        subject,
        ask,
        token: `token ${ask}`,
        enteredAt: '2027-04-01T09:00:00Z',
        detail: undefined,
      });
  });
  const statuses = async () =>
    (await Array.fromAsync(council.applications.every(windowId)))
      .map(({ organisationName, status }) => `${organisationName}: ${status}`)
      .toSorted();

  it('has its execution stopped, and its applications ended with a status that says why', async () => {
    expect(await endWindow(council)({ windowId })).toEqual({ windowId });
    expect(council.stopped).toEqual([
      'arn:of:the:window',
      `award of ${windowId}`,
      // And the one that an operator began again, where there is one.
      `award of ${windowId}-again`,
      ...[applied('Fern Care'), applied('Moss Care')].map((one) => `process of ${one.received().applicationId}`),
    ]);
    expect(await statuses()).toEqual([
      'Fern Care: window-cancelled',
      'Moss Care: window-cancelled',
      'Oak Care: rejected',
    ]);
    expect((await windowNow()).endedAt).toBe(council.now());
  });

  it('has the process stopped that hears a provider after a referral was opened again, by its own name', async () => {
    const by = { id: 'priya', name: 'Priya Example' };
    const before = { decision: 'accept' as const, reason: 'It was explained.', by, at: council.now() };
    const referral = { stage: 'compliance' as const, before };
    const again = {
      round: 1,
      questions: [],
      referral,
      instructions: 'Say why.',
      by,
      at: council.now(),
      agreedAt: council.now(),
    };
    const heard = { ...applied('Yew Care').rejectionProposed(), reopened: [again] };
    await council.applications.open(heard, frozenOf(heard));
    await endWindow(council)({ windowId });
    expect(council.stopped).toContain(`process of ${heard.applicationId}-anew-1`);
  });

  it('may have it ended again, which changes nothing', async () => {
    await endWindow(council)({ windowId });
    const before = await windowNow();
    expect(await endWindow(council)({ windowId })).toEqual({ windowId });
    expect(await windowNow()).toEqual(before);
  });

  it('leaves no question with an officer', async () => {
    await endWindow(council)({ windowId });
    for (const subject of [
      windowId,
      ...['Moss Care', 'Fern Care'].map((name) => applied(name).received().applicationId),
    ]) {
      const asked = await council.waits.of(subject);
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.filter(({ status }) => status === 'waiting')).toEqual([]);
    }
  });

  it('asks nobody afterwards: a machine that still runs is answered, and comes to its end', async () => {
    await endWindow(council)({ windowId });
    const delivered: unknown[] = [];
    const ask = askOfficer({
      ...council,
      deliver: async (wait) => {
        delivered.push(wait.answer);
        await council.waits.delivered(wait);
      },
    });
    const subject = applied('Fern Care').received().applicationId;
    const later = { token: 'later', enteredAt: '2027-04-21T09:00:00Z' };
    expect(await ask({ ask: 'evaluation-1', subject, ...later })).toEqual({ asked: false });
    expect(await ask({ ask: 'recommendation', subject: windowId, ...later })).toEqual({ asked: false });
    expect(delivered).toEqual([{ decision: 'window-cancelled' }, { decision: 'cancelled' }]);
    expect(await ask({ ask: 'fault', subject, ...later })).toEqual({ asked: false });
    expect(await council.waits.waiting('fault')).toEqual([]);
    expect((await council.waits.get(windowId, 'recommendation'))?.status).toBe('delivered');
    expect(await recordScores(council)({ applicationId: subject })).toEqual({ applicationId: subject, meets: [] });
  });

  it('asks no provider for a reply any more: letters that say so and have not gone out are withdrawn', async () => {
    const hazel = applied('Hazel Care').rejectionProposed('2027-05-01T23:00:00.000Z');
    await council.applications.open(hazel, frozenOf(hazel));
    const { applicationId, providerId, email } = hazel;
    const told = {
      ...{ applicationId, windowId, providerId, email, organisationName: 'Hazel Care', reference: 'HC-2703-TESTED' },
      ...{ round: 1, reasons: ['TUPE was not understood and costed.'], version: 1 },
      toldAt: cancelled.at,
      replyBy: '2027-05-01T23:00:00.000Z',
    };
    const names = { title: 'Agreement', council: 'Council' };
    await council.records.transact([council.representations.open(told)]);
    await council.letters.enqueue(
      [
        rejectionProposedLetter(names, told, 'https://site.test'),
        moreTimeLetter(names, { ...told, moreTime: 'Our first letter was late.' }, 'https://site.test'),
      ],
      cancelled.at,
    );
    expect((await lettersOf(council)).map(({ kind }) => kind)).toEqual(['more-time-to-reply', 'rejection-proposed']);
    await endWindow(council)({ windowId });
    expect(await lettersOf(council)).toEqual([]);
    expect(await council.letters.get(rejectionProposedLetterId(told))).toMatchObject({ status: 'withdrawn' });
  });

  it('asks no provider for a correction any more', async () => {
    const by = { id: 'priya', name: 'Priya Example' };
    const sendBy = '2027-05-01T23:00:00.000Z';
    const built = applied('Rowan Care').complianceReferred();
    const returned = { stage: 'compliance' as const, pages: ['bidding'], by, at: cancelled.at, sendBy };
    const rowan = { ...built, corrections: [returned] };
    await council.applications.open(rowan, frozenOf(rowan));
    const asked = aCorrection({ windowId, providerId: rowan.providerId, sendBy });
    const letter = correctionAskedLetter({ title: 'Agreement', council: 'Council' }, asked, 'https://site.test');
    await council.letters.enqueue([letter], cancelled.at);
    await endWindow(council)({ windowId });
    expect(await council.letters.get(letter.letterId)).toMatchObject({ status: 'withdrawn' });
  });

  it('is told to each applicant at its own address, and once to each other registered provider', async () => {
    await registered('a', applied('Moss Care').received().providerId);
    expect(await tellProviders(council)({ windowId, changeAt: cancelled.at })).toEqual({ told: 4 });
    await tellProviders(council)({ windowId, changeAt: cancelled.at });
    const written = await lettersOf(council);
    expect(written.map(({ to }) => to).toSorted()).toEqual([
      'Fern@applicant.example',
      'Moss@applicant.example',
      'Oak@applicant.example',
      'a@example.com',
    ]);
  });

  it('tells whoever submitted what could never be opened that it was not checked nor scored', async () => {
    await registered('a', 'set-aside');
    await council.setAside.failed({ windowId, providerId: 'set-aside', at: unsealedAt }, 'submission-unreadable');
    await tellProviders(council)({ windowId, changeAt: cancelled.at });
    const written = await lettersOf(council);
    const [theirs, other] = ['set-aside@example.com', 'a@example.com'].map((to) =>
      written.find((one) => one.to === to),
    );
    expect(theirs?.body).toContain('It could not be opened, so it was neither checked nor scored.');
    expect(theirs?.body).not.toContain('was opened at');
    expect(other?.body).toContain(
      'If you applied, this is what becomes of your application. Applications were opened at',
    );
  });

  it('is left alone where it was not cancelled', async () => {
    const other = await aCouncil();
    onTestFinished(other.close);
    await other.aWindow();
    expect(await endWindow(other)({ windowId })).toEqual({ windowId });
    expect(other.stopped).toEqual([]);
  });
});

describe('each morning', () => {
  const sweep = () =>
    finishDeliveries({
      ...council,
      agreementIds: ['s1-home-care'],
      followChangeAgain: async (id, { kind, at }) => void council.invoked.push({ id, kind, at }),
      sendLetters: async () => {},
      deliver: async () => {},
      bankHolidays: async () => ({ knownUntil: '2028-12-31' }),
    })();

  it('a cancellation that nobody was told of is told, and what runs on is ended', async () => {
    await council.aWindow({ status: 'cancelled', changes: [cancelled] });
    council.at('2027-04-21T05:00:00.000Z');
    expect(await sweep()).toMatchObject({ changes: 1, ended: 1 });
    expect(council.invoked).toEqual([{ id: windowId, kind: 'cancelled', at: cancelled.at }]);
  });

  it('what runs on is ended though everybody has been told, and nobody is told twice', async () => {
    const told = { ...cancelled, tellingSince: cancelled.at, toldAt: cancelled.at };
    await council.aWindow({ status: 'cancelled', changes: [told] });
    council.at('2027-04-21T05:00:00.000Z');
    expect(await sweep()).toMatchObject({ changes: 0, ended: 1 });
    expect(council.invoked).toEqual([{ id: windowId, kind: 'cancelled', at: cancelled.at }]);
    await tellProviders(council)({ windowId, changeAt: cancelled.at, after: '' });
    expect((await windowNow()).changes).toEqual([told]);
  });

  it('nothing is told that was told, nor ended that has ended', async () => {
    const told = { ...cancelled, tellingSince: cancelled.at, toldAt: cancelled.at };
    await council.aWindow({ status: 'cancelled', changes: [told], endedAt: cancelled.at });
    council.at('2027-04-21T05:00:00.000Z');
    expect(await sweep()).toMatchObject({ changes: 0, ended: 0, started: 0 });
  });

  it('an extension is told that should have been, and none that can still be taken back', async () => {
    await council.aWindow({ closesAt: '2027-04-02T11:00:00.000Z', changes: [extended] });
    council.at('2027-03-20T10:09:59.999Z');
    expect(await sweep()).toMatchObject({ changes: 0 });
    council.at('2027-03-21T05:00:00.000Z');
    expect(await sweep()).toMatchObject({ changes: 1 });
  });

  it('an additional window is started whose machine could not be reached when it was planned', async () => {
    await council.aWindow({ status: 'scheduled', additional: { by, reason: 'Zone 5 is short of hours' } });
    expect(await sweep()).toMatchObject({ started: 1 });
    expect(council.started).toMatchObject([{ windowId }]);
  });
});
