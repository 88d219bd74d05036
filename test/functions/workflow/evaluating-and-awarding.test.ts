import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { cqcRegister } from '../../../adapters/cqc/cqc-register.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { Wait } from '../../../adapters/dynamodb/waits.ts';
import type { DraftAnswers } from '../../../domain/application/answers.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { askOfficer } from '../../../functions/workflow/ask-officer/handler.ts';
import { checkCompliance } from '../../../functions/workflow/check-compliance/handler.ts';
import { checkRegistration } from '../../../functions/workflow/check-registration/handler.ts';
import { finishDeliveries } from '../../../functions/workflow/finish-deliveries/handler.ts';
import { recordScores } from '../../../functions/workflow/record-scores/handler.ts';
import { unsealApplications } from '../../../functions/workflow/unseal-applications/handler.ts';
import { writeOutcomeLetters } from '../../../functions/workflow/write-outcome-letters/handler.ts';
import { cqcStandIn } from '../../../laptop/stand-ins/cqc/cqc-stand-in.ts';
import { KIND, locationIdOf } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { asRegistered } from '../../builders/as-registered.ts';
import { now } from '../../builders/clock.ts';
import { deviating, goodAnswers } from '../../builders/good-answers.ts';
import { releasedLetters } from '../../support/released-letters.ts';
import { siteServer } from '../shared/site-server.ts';
import { aCouncil, type Council, windowId } from './a-council.ts';

const by = { id: 'officer-1', name: 'Officer One (demo)' };
const applicationId = `${windowId}.a`;

const cqc = cqcStandIn();
let outside: Awaited<ReturnType<typeof siteServer>>;
let council: Council;

beforeAll(async () => {
  vi.setSystemTime(now);
  outside = await siteServer();
  outside.mount((req, res) => cqc.handle(req, res));
});
beforeEach(async () => {
  cqc.set('none');
  council = await aCouncil();
  return council.close;
});
afterAll(async () => {
  await outside.stop();
  vi.useRealTimers();
});

const register = async () =>
  cqcRegister({ baseUrl: `${outside.origin}/_local/cqc/public/v1`, key: 'any', now: council.now });
const stored = async (id = applicationId): Promise<OpenedApplication> => {
  const application = await council.applications.get(id);
  if (!application) throw new Error(`${id} is missing`);
  return application;
};

/** One unsealed application of this location, with these answers. */
const received = async (locationId: string, answers?: DraftAnswers) => {
  await council.aWindow({ status: 'closed' });
  await council.submits('a', locationId, answers);
  council.at('2027-03-31T11:01:00.000Z');
  await unsealApplications({ ...council, unsealDocuments: async () => {} })({ windowId });
};
const moderated = async (mark: number) => {
  const scores = Object.fromEntries(
    ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8'].map((id) => [id, { mark, reason: 'as agreed' }]),
  );
  const write = council.evaluations.beginModeration({
    applicationId,
    moderator: by,
    scores,
    finalAt: council.now(),
    version: 1,
  });
  await council.records.transact([write]);
};
const scored = async (mark = 4) => {
  await received(KIND.good);
  await checkRegistration({ ...council, register })({ applicationId });
  await checkCompliance(council)({ applicationId });
  await council.applications.move(
    await stored(),
    'moderating',
    {},
    { at: council.now(), action: 'both evaluations final' },
  );
  await moderated(mark);
  await recordScores(council)({ applicationId });
};
const approved = async () => {
  const places = [{ applicationId, lot: 'A', total: 80 }];
  await council.records.transact([
    await council.awards.recommend({
      windowId,
      by,
      at: council.now(),
      text: 'All who meet the thresholds',
      places,
      evaluatedBy: [],
      round: 1,
    }),
    council.awards.approve({
      windowId,
      by,
      at: council.now(),
      decision: 'approved',
      authorityId: 'cabinet-2027',
      reason: '',
      round: 1,
    }),
    council.awards.release(releasedLetters(windowId, council.now())),
  ]);
};

describe('the registration check', () => {
  it.each([
    ['good', 'pass', 'registration-accepted'],
    ['neverRated', 'refer', 'registration-referred'],
    ['dormant', 'refer', 'registration-referred'],
    ['deregistered', 'fail', 'rejection-proposed'],
    ['inadequateSaf', 'fail', 'rejection-proposed'],
    ['staleGoodBesideInadequate', 'fail', 'rejection-proposed'],
    ['withoutPersonalCare', 'fail', 'rejection-proposed'],
  ] as const)('of a location that is %s comes to %s', async (kind, outcome, status) => {
    await received(KIND[kind]);
    expect(await checkRegistration({ ...council, register })({ applicationId })).toEqual({ applicationId, outcome });
    const application = await stored();
    expect(application.status).toBe(status);
    const evidence = await council.applications.evidence(applicationId, application.registration?.evidenceHash ?? '');
    expect(evidence?.sha256).toBe(application.registration?.evidenceHash);
    expect(application.proposedRejections?.at(-1)?.reasons.length ?? 0).toBe(
      outcome === 'fail' ? application.registration?.findings.filter((f) => f.outcome === 'fail').length : 0,
    );
  });

  it.each(['too-many-requests', 'server-error', 'bad-gateway', 'connection-reset'])(
    'with the register answering %s is left to be tried again, and changes nothing',
    async (fault) => {
      await received(KIND.good);
      cqc.set(fault);
      await expect(checkRegistration({ ...council, register })({ applicationId })).rejects.toMatchObject({
        name: 'RegisterUnavailable',
      });
      expect((await stored()).status).toBe('received');
    },
  );

  it('refers at once an application whose record cannot be read: asking again for hours would not mend it', async () => {
    await received(KIND.good);
    cqc.set('malformed');
    expect(await checkRegistration({ ...council, register })({ applicationId })).toMatchObject({ outcome: 'refer' });
    const { registration } = await stored();
    expect(registration?.findings).toMatchObject([
      { code: 'record-unreadable', text: expect.stringContaining('could not be read') },
    ]);
    const evidence = await council.applications.evidence(applicationId, registration?.evidenceHash ?? '');
    expect(evidence?.bodies).toMatchObject([{ status: 200, body: { unreadable: { characters: 42 } } }]);
  });

  it('refers an applicant that enters the location of somebody else, with both sides on record', async () => {
    const zenith = { locationId: KIND.good, name: 'Zenith Ltd', companyNumber: '99999999', signatory: 'Zoe Sample' };
    await received(KIND.good, goodAnswers(zenith));
    expect(await checkRegistration({ ...council, register })({ applicationId })).toMatchObject({ outcome: 'refer' });
    const application = await stored();
    expect(application.registration?.findings.map(({ code }) => code)).toEqual([
      'name-differs',
      'company-number-differs',
      'signatory-not-registered',
    ]);
    expect(application.registration?.compared).toMatchObject([
      { what: 'name', applicant: 'Zenith Ltd', register: expect.stringContaining('Demo Willow Lane Home Care Ltd') },
      { what: 'company-number', applicant: '99999999', register: '99000001' },
      { what: 'signatory', applicant: 'Zoe Sample', register: 'Names others' },
    ]);
    const evidence = await council.applications.evidence(applicationId, application.registration?.evidenceHash ?? '');
    expect(JSON.stringify([application, evidence])).not.toMatch(/Example|personGivenName|contacts|nominatedIndividual/);
  });

  it.each([
    ['reRegistered', [{ relation: 'successor', locationId: locationIdOf(5010) }]],
    ['good', [{ relation: 'named', locationId: KIND.good }]],
    [
      'severalLocations',
      [
        { relation: 'named', locationId: KIND.severalLocations },
        { relation: 'same-provider', locationId: locationIdOf(15, 1) },
        { relation: 'same-provider', locationId: locationIdOf(15, 2) },
      ],
    ],
    ['deregistered', []],
  ] as const)('of a location that is %s keeps which locations might count', async (kind, locations) => {
    await received(KIND[kind]);
    await checkRegistration({ ...council, register })({ applicationId });
    expect((await stored()).registration?.locations).toMatchObject(locations);
    expect((await stored()).registration?.locations).toHaveLength(locations.length);
  });

  it('refers the application once the retries have come to nothing', async () => {
    await received(KIND.good);
    expect(
      await checkRegistration({ ...council, register })({ applicationId, registerUnavailable: true }),
    ).toMatchObject({ outcome: 'refer' });
    expect((await stored()).registration).toMatchObject({ rating: 'unknown' });
  });

  it('answers a repeated attempt as it did the first time', async () => {
    await received(KIND.good);
    await checkRegistration({ ...council, register })({ applicationId });
    const { version } = await stored();
    expect(await checkRegistration({ ...council, register })({ applicationId })).toEqual({
      applicationId,
      outcome: 'pass',
    });
    expect((await stored()).version).toBe(version);
  });
});

describe('the compliance check', () => {
  it.each([
    ['everything in order', {}, 'pass', 'evaluating'],
    ['the rates not accepted', { prices: { accepted: 'no' } }, 'fail', 'rejection-proposed'],
    [
      'a mandatory exclusion ground declared',
      { 'mandatory-exclusions': { declared: 'yes', details: 'A conviction in 2019' } },
      'refer',
      'compliance-referred',
    ],
  ] as const)('with %s', async (_, changed, outcome, status) => {
    await received(KIND.good, deviating(goodAnswers(asRegistered(KIND.good)), changed));
    await checkRegistration({ ...council, register })({ applicationId });
    expect(await checkCompliance(council)({ applicationId })).toEqual({ applicationId, outcome });
    expect((await stored()).status).toBe(status);
    expect(await checkCompliance(council)({ applicationId })).toEqual({ applicationId, outcome });
  });
});

describe('asking an officer', () => {
  const asked = {
    ask: 'moderation',
    subject: applicationId,
    token: 'token-1',
    enteredAt: '2027-04-01T09:00:00Z',
  } as const;
  const delivered: Wait[] = [];
  const ask = () => askOfficer({ ...council, deliver: async (wait) => void delivered.push(wait) });

  it('keeps the token, and a new one when the machine asks again', async () => {
    await received(KIND.good);
    expect(await ask()(asked)).toEqual({ asked: true });
    expect(await ask()({ ...asked, token: 'token-2' })).toEqual({ asked: true });
    expect(await council.waits.get(applicationId, 'moderation')).toMatchObject({ token: 'token-2', status: 'waiting' });
  });

  it('delivers an answer that an outage kept from the machine, to the token that now waits', async () => {
    await received(KIND.good);
    await ask()(asked);
    const open = await council.waits.get(applicationId, 'moderation');
    if (open) await council.records.transact([council.waits.answer(open, { agreed: true })]);
    expect(await ask()({ ...asked, token: 'token-2' })).toEqual({ asked: false });
    expect(delivered.at(-1)).toMatchObject({ token: 'token-2', answer: { agreed: true } });
  });

  it('begins a new round afresh, so that the first round’s answer does not count again', async () => {
    await received(KIND.good);
    await ask()(asked);
    const open = await council.waits.get(applicationId, 'moderation');
    if (open) await council.records.transact([council.waits.answer(open, {})]);
    const answered = await council.waits.get(applicationId, 'moderation');
    if (answered) await council.waits.delivered(answered);
    expect(await ask()({ ...asked, token: 'token-3', enteredAt: '2027-04-09T09:00:00Z' })).toEqual({ asked: true });
  });

  it('asks nobody for what is final where a fault takes an application back through its scoring', async () => {
    await scored();
    for (const [index, question] of (['evaluation-1', 'evaluation-2', 'moderation'] as const).entries()) {
      expect(await ask()({ ...asked, ask: question, token: `again-${index}` })).toEqual({ asked: false });
      expect(delivered.at(-1)).toMatchObject({ ask: question, token: `again-${index}`, answer: {} });
    }
    expect(await recordScores(council)({ applicationId })).toEqual({ applicationId, meets: ['A'] });
  });

  it('asks the evaluator alone whose marks are not final, or were set aside', async () => {
    await received(KIND.good);
    await checkRegistration({ ...council, register })({ applicationId });
    await checkCompliance(council)({ applicationId });
    const final = { applicationId, slot: 1, evaluator: by, scores: {}, finalAt: council.now(), version: 1 } as const;
    await council.records.transact([council.evaluations.claim(final)]);
    expect(await ask()({ ...asked, ask: 'evaluation-1' })).toEqual({ asked: false });
    expect(await ask()({ ...asked, ask: 'evaluation-2' })).toEqual({ asked: true });
    await council.records.transact([...council.evaluations.setAside(final, council.now())]);
    expect(await ask()({ ...asked, ask: 'evaluation-1', enteredAt: '2027-04-02T09:00:00Z' })).toEqual({ asked: true });
  });

  it('asks no moderator for a consensus that was opened again: the officers’ site records it', async () => {
    await scored();
    const reopened = { at: council.now(), action: 'scores opened again' };
    await council.applications.move(await stored(), 'moderating', { reopenedAt: council.now() }, reopened);
    expect(await ask()(asked)).toEqual({ asked: false });
    expect(await recordScores(council)({ applicationId })).toEqual({ applicationId, meets: [] });
  });

  it('is finished each morning for answers still on their way', async () => {
    await received(KIND.good);
    await ask()(asked);
    const open = await council.waits.get(applicationId, 'moderation');
    if (open) await council.records.transact([council.waits.answer(open, {})]);
    const sweep = finishDeliveries({
      ...council,
      agreementIds: ['s1-home-care'],
      bankHolidays: async () => ({ knownUntil: '2028-12-31' }),
      deliver: async (wait) => void (await council.waits.delivered(wait)),
    });
    expect(await sweep()).toMatchObject({ answers: 1 });
    expect(await sweep()).toMatchObject({ answers: 0 });
  });

  it('is delivered each by itself: one that cannot be delivered stops neither the others nor the letters, and is told', async () => {
    const ids = ['a', 'b', 'c'].map((each) => `${windowId}.${each}`);
    for (const [index, subject] of ids.entries()) {
      const enteredAt = `2027-04-01T09:00:0${index}.000Z`;
      const open = await council.waits.begin({ subject, ask: 'fault', token: subject, enteredAt, detail: undefined });
      await council.records.transact([council.waits.answer(open, { decision: 'again' })]);
    }
    const delivered: string[] = [];
    let isSent = false;
    const sweep = finishDeliveries({
      ...council,
      agreementIds: ['s1-home-care'],
      sendLetters: async () => {
        isSent = true;
      },
      bankHolidays: async () => ({ knownUntil: '2028-12-31' }),
      deliver: async ({ subject }) => {
        if (subject === ids[1]) throw new Error('The machine is gone');
        delivered.push(subject);
      },
    });
    await expect(sweep()).rejects.toThrow('The machine is gone');
    expect([delivered, isSent]).toEqual([[ids[0], ids[2]], true]);
  });
});

describe('the award', () => {
  it('works out the total of each lot from the consensus', async () => {
    await scored(3);
    expect(await stored()).toMatchObject({ status: 'scored', lotResults: [{ lot: 'A', total: 60, meets: true }] });
  });

  it('writes each applicant one letter with scores and reasons, however often it is attempted', async () => {
    await scored();
    await approved();
    const write = writeOutcomeLetters({
      ...council,
      bankHolidays: async () => ({ dates: new Set<string>(), knownUntil: '2028-12-31' }),
    });
    expect(await write({ windowId })).toEqual({ windowId, awarded: 1, unsuccessful: 0, outcome: 'written' });
    expect(await write({ windowId })).toEqual({ windowId, awarded: 1, unsuccessful: 0, outcome: 'written' });
    const written = await Array.fromAsync(
      everyItem((after) => council.letters.unsent({ after })),
      council.letters.bodyOf,
    );
    expect(written).toHaveLength(1);
    expect(written[0]).toContain('## Safeguarding\n\n4 out of 5: ');
    expect(written[0]).toMatch(/No contract is made before midnight at the end of \w+ \d+ \w+ 20\d\d/);
    expect((await council.outcomes.get('a', windowId))?.paragraphs.join(' ')).toContain('80 out of 100');
  });
});
