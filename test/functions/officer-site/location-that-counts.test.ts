import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { applicantIn } from '../../../domain/application/applicant.ts';
import { completeAnswers } from '../../../domain/application/application.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { registrationRecordOf } from '../../../domain/application/registration-record.ts';
import { contractOf } from '../../../domain/award/contract.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { KIND, locationIdOf, providerIdOf, successorIdOf } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, frozenOf, s1 } from '../../builders/an-application.ts';
import { asRegistered } from '../../builders/as-registered.ts';
import { clock } from '../../builders/clock.ts';
import { goodAnswers } from '../../builders/good-answers.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
const windowId = 's1-home-care-2027-03-01';
const successor = successorIdOf(10);
const reason = 'The service was carried on under the successor’s ID.';

beforeAll(async () => {
  desk = await anOfficersDesk();
  await desk.stored.window(aWindow().evaluating());
});
beforeEach(() => desk.register.set('none'));
afterAll(() => desk.stop());

/** An application that names this location, as the check refers it, with a truthful applicant. */
const referred = async (
  name: string,
  locationId: string,
  { answered = true, patch = {} as Partial<OpenedApplication>, says = asRegistered(locationId) } = {},
) => {
  const answers = goodAnswers(says);
  const looked = answered
    ? await desk.deps.lookUp(locationId)
    : ({ kind: 'unavailable', why: 'server-error' } as const);
  const registration = registrationRecordOf(looked, {
    applicant: applicantIn(answers),
    locationId,
    checkedAt: clock.now(),
    evidenceHash: looked.kind === 'unavailable' ? undefined : looked.evidence.sha256,
    shared: [],
  });
  const application: OpenedApplication = {
    ...anApplication(name, { locationId }).received(),
    status: 'registration-referred',
    registration,
    ...patch,
  };
  await desk.deps.applications.open(application, { ...frozenOf(application), answers });
  if (looked.kind !== 'unavailable')
    await desk.deps.applications.keepEvidence(application.applicationId, looked.evidence);
  await desk.stored.waiting(application.applicationId, 'registration-referral');
  const page = `/officers/windows/${windowId}/applications/${application.applicationId}`;
  const lead = await desk.as(desk.officers.lead);
  await lead.get(`${page}/registration`);
  return {
    ...application,
    registration,
    page,
    lead,
    confirm: () => lead.submit(`${page}/registration`),
    decide: (fields: Record<string, string>) =>
      lead.submit(`${page}/registration`, { decision: 'accept', reason, ...fields }),
  };
};
const stored = async ({ applicationId }: { readonly applicationId: string }) => {
  const application = await desk.deps.applications.get(applicationId);
  if (!application) throw new Error('It is missing');
  return application;
};
const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('A registration referred for who applies', () => {
  it('is decided with what the application says beside what the register says', async () => {
    const says = { locationId: KIND.good, name: 'Zenith Ltd', companyNumber: '99999999', signatory: 'Zoe Sample' };
    const application = await referred('Zenith Ltd', KIND.good, { says });
    for (const address of [application.page, `${application.page}/registration`]) {
      const { html } = await application.lead.get(address);
      const cells = [...html.matchAll(/<td class="govuk-table__cell site-typed">([^<]*)<\/td>/g)].map(
        ([, cell]) => cell,
      );
      expect(cells).toEqual([
        'Zenith Ltd',
        'Demo Willow Lane Home Care Ltd; Demo Willow Lane Home Care',
        '99999999',
        '99000001',
        'Zoe Sample',
        'Names others',
      ]);
    }
  });
});

describe('Accepting a referred registration whose location is in question', () => {
  it('asks which location counts, and offers what the register names', async () => {
    const { lead, page } = await referred('Alder Care', KIND.reRegistered);
    const { html } = await lead.get(`${page}/registration`);
    expect(html).toContain('If you accept, which location counts?');
    expect(html).toContain(`value="${successor}"`);
    expect(html).not.toContain(`value="${KIND.reRegistered}"`);
    expect(html).toContain('CQC’s register names it as the successor');
  });

  it('is not asked where nothing leaves the location open', async () => {
    const application = await referred('Apple Care', KIND.neverRated);
    expect((await application.lead.get(`${application.page}/registration`)).html).not.toContain(
      'which location counts',
    );
    await application.decide({});
    expect(await stored(application)).toMatchObject({ status: 'registration-accepted', locationId: KIND.neverRated });
  });

  it('asks it of a dormant location too, and takes the one named', async () => {
    const application = await referred('Apricot Care', KIND.dormant);
    expect((await application.decide({})).html).toContain('Select which location counts');
    await application.decide({ location: KIND.dormant });
    expect(await stored(application)).toMatchObject({ status: 'registration-accepted', locationId: KIND.dormant });
  });

  it('is not accepted with a reason alone', async () => {
    const application = await referred('Beech Care', KIND.reRegistered);
    const shown = await application.decide({});
    expect([shown.status, shown.html.includes('Select which location counts')]).toEqual([400, true]);
    expect((await stored(application)).status).toBe('registration-referred');
  });

  it.each([
    ['the closed location itself', KIND.reRegistered, 'a closed location cannot count'],
    ['an ID that the register does not hold', '1-12345678901', 'holds no location with that ID'],
    ['a provider’s ID', providerIdOf(1), 'the ID of a provider, Demo Willow Lane Home Care Ltd'],
    ['a location rated Inadequate', KIND.inadequate, 'CQC rates this location Inadequate'],
    ['a location without the activity', KIND.withoutPersonalCare, 'as registered for Personal care'],
    ['what is no ID', 'Willow Lane', 'Enter a CQC location ID, like 1-1234567890'],
  ])('never takes %s, says why, and lets the officer choose again', async (what, otherLocation, told) => {
    const application = await referred(`Cedar ${what.length} Care`, KIND.reRegistered);
    const shown = await application.decide({ location: 'other', otherLocation });
    expect([shown.status, shown.html.includes(told)]).toEqual([400, true]);
    expect(shown.html).toContain(otherLocation);
    expect((await stored(application)).status).toBe('registration-referred');
  });

  it('checks the successor on the spot, shows what that found, and the contract carries it once that was read', async () => {
    const application = await referred('Damson Care', KIND.reRegistered);
    const first = await application.decide({ location: successor });
    expect(first.html).toContain(`Read what the check of ${successor} found`);
    expect(first.html).toContain('has not rated this location');
    expect(first.html).toContain('Company numbers differ');
    expect(await stored(application)).toMatchObject({ status: 'registration-referred', locationId: KIND.reRegistered });

    const second = await application.decide({ location: successor, seen: seenIn(first.html) });
    expect(second.title).toBe('Damson Care');
    expect(second.html).toContain(`The location that the application named, ${KIND.reRegistered}`);
    const accepted = await stored(application);
    expect(accepted).toMatchObject({
      status: 'registration-accepted',
      locationId: successor,
      registration: { rating: 'not-rated', outcome: 'refer' },
      namedLocation: { locationId: KIND.reRegistered, registration: application.registration },
      registrationDecision: { decision: 'accept', reason, locationId: successor },
    });
    const answers = completeAnswers(s1(), goodAnswers(asRegistered(KIND.reRegistered)));
    expect(contractOf(s1(), accepted, answers, 'A', clock.now(), await desk.deps.bankHolidays())).toMatchObject({
      locationId: successor,
      rating: 'not-rated',
    });
    const audit = (await desk.stored.audit(windowId)).find(
      ({ subject, action }) => subject === application.applicationId && action === 'registration accepted',
    );
    expect(audit?.detail).toContain(successor);
  });

  it('keeps the register’s answers on both locations', async () => {
    const application = await referred('Elder Care', KIND.reRegistered);
    const first = await application.decide({ location: successor });
    await application.decide({ location: successor, seen: seenIn(first.html) });
    const evidence = async (path: string) => (await application.lead.get(`${application.page}/${path}`)).html;
    expect(await evidence('evidence')).toContain(`/locations/${successor}`);
    expect(await evidence('evidence/named')).toContain(`/locations/${KIND.reRegistered}`);
  });

  it('takes an answer of the register for read only while it says the same', async () => {
    const application = await referred('Fig Care', KIND.reRegistered);
    const first = await application.decide({ location: successor });
    desk.register.change(successor, { registrationStatus: 'Deregistered' });
    const second = await application.decide({ location: successor, seen: seenIn(first.html) });
    desk.register.change(successor, { registrationStatus: 'Registered' });
    expect([second.status, second.html.includes('a closed location cannot count')]).toEqual([400, true]);
  });

  it('takes the one named, where the provider has several and it is the one', async () => {
    const application = await referred('Gorse Care', KIND.severalLocations);
    await application.decide({ location: KIND.severalLocations });
    const accepted = await stored(application);
    expect(accepted).toMatchObject({ status: 'registration-accepted', locationId: KIND.severalLocations });
    expect(accepted.namedLocation).toBeUndefined();
  });

  it('waits for a register that is down, and may propose to reject meanwhile', async () => {
    const application = await referred('Hazel Care', KIND.reRegistered);
    desk.register.set('server-error');
    const shown = await application.decide({ location: successor });
    expect([shown.status, shown.html.includes('could not be asked just now')]).toEqual([400, true]);
    expect((await stored(application)).status).toBe('registration-referred');
    await application.decide({
      decision: 'reject',
      reason: 'The location is closed, and nobody says who carried it on.',
    });
    await application.confirm();
    expect((await stored(application)).status).toBe('rejection-proposed');
  });

  it('asks a register again that did not answer at the check', async () => {
    const application = await referred('Ivy Care', KIND.outstanding, { answered: false });
    await application.decide({ location: KIND.outstanding });
    expect(await stored(application)).toMatchObject({
      status: 'registration-accepted',
      registration: { outcome: 'pass', rating: 'Outstanding', evidenceHash: expect.any(String) },
    });
  });

  it('holds nobody up for a register that stays down', async () => {
    const application = await referred('Juniper Care', KIND.good, { answered: false });
    desk.register.set('server-error');
    await application.decide({ location: KIND.good });
    expect(await stored(application)).toMatchObject({ status: 'registration-accepted', locationId: KIND.good });
  });

  it('is decided once by a double click', async () => {
    const application = await referred('Larch Care', KIND.severalLocations);
    const both = await Promise.all([
      application.decide({ location: KIND.severalLocations }),
      application.decide({ location: KIND.severalLocations }),
    ]);
    expect(both.map(({ title }) => title)).toEqual(['Larch Care', 'Larch Care']);
    expect((await stored(application)).version).toBe(2);
  });

  it('tells an officer who picks another afterwards that it is decided', async () => {
    const application = await referred('Maple Care', KIND.severalLocations);
    await application.decide({ location: KIND.severalLocations });
    await application.lead.get('/officers/windows/open');
    const second = await application.decide({ location: locationIdOf(15, 1) });
    expect([second.status, second.html.includes('Your decision was not saved')]).toEqual([409, true]);
  });
});

describe('Taking back a rejection that a failed registration check proposed', () => {
  const proposed = async (name: string, locationId: string = KIND.reRegistered) => {
    const replyBy = plusDuration(clock.now(), 'PT240H');
    const reasons = ['The location is closed, and nobody says who carried it on.'];
    const rejection = { stage: 'registration' as const, reasons, at: clock.now(), replyBy };
    const patch = { status: 'rejection-proposed' as const, proposedRejections: [rejection] };
    const application = await referred(name, locationId, { patch });
    const { organisationName, email, receipt, providerId, applicationId } = application;
    await desk.deps.records.transact([
      desk.deps.representations.open({
        applicationId,
        windowId,
        providerId,
        round: 1,
        reference: receipt.reference,
        organisationName,
        email,
        reasons,
        toldAt: clock.now(),
        replyBy,
        version: 1,
      }),
    ]);
    await desk.stored.waiting(applicationId, 'proposed-rejection');
    const takeBack = async (fields: Record<string, string>) => {
      await application.lead.get(`${application.page}/take-back`);
      return application.lead.submit(`${application.page}/take-back`, { reason, ...fields });
    };
    return { ...application, takeBack };
  };

  it('asks which location counts too: a closed one never gets a contract that way', async () => {
    const application = await proposed('Nettle Care');
    const nothing = await application.takeBack({});
    expect([nothing.status, nothing.html.includes('Select which location counts')]).toEqual([400, true]);
    const closed = await application.takeBack({ location: 'other', otherLocation: KIND.reRegistered });
    expect([closed.status, closed.html.includes('a closed location cannot count')]).toEqual([400, true]);
    const first = await application.takeBack({ location: successor });
    await application.takeBack({ location: successor, seen: seenIn(first.html) });
    expect(await stored(application)).toMatchObject({
      status: 'registration-accepted',
      locationId: successor,
      namedLocation: { locationId: KIND.reRegistered },
    });
  });

  it('never takes the one named while it fails, nor while the register cannot say', async () => {
    const application = await proposed('Olive Care', KIND.withoutPersonalCare);
    expect(application.registration.outcome).toBe('fail');
    const failed = await application.takeBack({ location: KIND.withoutPersonalCare });
    expect([failed.status, failed.html.includes('as registered for Personal care')]).toEqual([400, true]);
    desk.register.set('server-error');
    const unasked = await application.takeBack({ location: KIND.withoutPersonalCare });
    expect([unasked.status, unasked.html.includes('could not be asked just now')]).toEqual([400, true]);
    expect((await stored(application)).status).toBe('rejection-proposed');
  });
});

describe('A registration that could not be checked since the register was down', () => {
  const list = `/officers/windows/${windowId}/referrals/ask-again`;

  it('goes on once the register answers, with its answer as evidence, by whoever asked it again', async () => {
    const application = await referred('Yarrow Care', KIND.requiresImprovement, { answered: false });
    const { lead, page } = application;
    expect((await lead.get(`${page}/registration`)).html).toContain('Ask the register again');
    await lead.get(`${page}/registration/ask-again`);
    await lead.submit(`${page}/registration/ask-again`);
    const kept = await stored(application);
    expect(kept).toMatchObject({ status: 'registration-accepted', registration: { outcome: 'pass', findings: [] } });
    expect(kept.registrationDecision).toBeUndefined();
    const hash = kept.registration?.evidenceHash ?? '';
    expect(await desk.deps.applications.evidence(application.applicationId, hash)).toMatchObject({ sha256: hash });
    expect(await desk.deps.waits.get(application.applicationId, 'registration-referral')).toMatchObject({
      status: 'delivered',
      answer: { decision: 'accept' },
    });
    const trail = await desk.stored.audit(windowId);
    expect(trail.filter(({ subject }) => subject === application.applicationId)).toContainEqual(
      expect.objectContaining({
        action: 'register asked again: registration checked',
        detail: 'pass',
        by: { id: 'priya', name: 'Priya Example' },
      }),
    );
    // Sent twice, it is done once.
    await lead.get(list);
    await lead.submit(`${page}/registration/ask-again`);
    expect(await stored(application)).toEqual(kept);
  });

  it('has its rejection proposed, or stays referred for what is found, as the check would have it', async () => {
    const closed = await referred('Yew Care', KIND.deregistered, { answered: false });
    const doubtful = await referred('Yucca Care', KIND.reRegistered, { answered: false });
    for (const { lead, page } of [closed, doubtful]) {
      await lead.get(`${page}/registration/ask-again`);
      await lead.submit(`${page}/registration/ask-again`);
    }
    expect(await stored(closed)).toMatchObject({
      status: 'rejection-proposed',
      proposedRejections: [
        { stage: 'registration', reasons: expect.arrayContaining([expect.stringContaining('as deregistered')]) },
      ],
    });
    const shown = await stored(doubtful);
    expect(shown).toMatchObject({ status: 'registration-referred', registration: { outcome: 'refer' } });
    expect(shown.registration?.evidenceHash).toBeDefined();
    expect((await desk.deps.waits.get(doubtful.applicationId, 'registration-referral'))?.status).toBe('waiting');
    const again = (await doubtful.lead.get(`${doubtful.page}/registration`)).html;
    expect(again).not.toContain('Ask the register again');
  });

  it('stays as it is while the register cannot be asked, one or all, and nobody is asked about in vain', async () => {
    const one = await referred('Zinnia Care', KIND.requiresImprovementSaf, { answered: false });
    const other = await referred('Zelkova Care', KIND.oneOfSeveral, { answered: false });
    const before = await Promise.all([stored(one), stored(other)]);
    desk.register.set('server-error');
    await one.lead.get(`${one.page}/registration/ask-again`);
    const shown = await one.lead.submit(`${one.page}/registration/ask-again`);
    expect([shown.status, shown.html.includes('The register still cannot be asked')]).toEqual([200, true]);
    expect((await one.lead.get(list)).html).toContain('2 applications wait');
    const all = await one.lead.submit(list);
    expect(all.html).toContain('It was not asked about any other.');
    expect(await Promise.all([stored(one), stored(other)])).toEqual(before);
  });

  it('is asked about with all others that wait for it, of which each result is shown, and none that somebody has to decide', async () => {
    const returned = await referred('Zamia Care', KIND.good, {
      answered: false,
      patch: {
        corrections: [
          {
            by: { id: 'morgan', name: 'Morgan Example' },
            at: clock.now(),
            stage: 'registration',
            pages: ['organisation'],
            sendBy: plusDuration(clock.now(), 'PT72H'),
          },
        ],
      },
    });
    const lead = await desk.as(desk.officers.lead);
    const referrals = await lead.get(`/officers/windows/${windowId}/referrals`);
    expect(referrals.html).toContain('could not be asked about 3 of them');
    await lead.get(list);
    const { html } = await lead.submit(list);
    expect(html.match(/The registration is accepted/g)).toHaveLength(2);
    expect(html).toContain('It was returned to its provider for correction');
    expect(html).toContain('1 application waits');
    expect((await stored(returned)).status).toBe('registration-referred');
  });
});

describe('A referral that waits', () => {
  it('takes a note, where its papers are kept, and a successor, whose record is kept as evidence and offered to whoever decides', async () => {
    const application = await referred('Quince Care', KIND.reRegistered);
    const { lead, page } = application;
    const notes = `${page}/registration/notes`;
    const note = 'CQC said by telephone on 4 May that the firm goes on under the new ID.';
    await lead.get(notes);
    await lead.submit(notes, { note, reference: 'EDRMS 2027/0412', successor: ` ${successor} `, file: 'no' });
    const shown = await lead.get(`${page}/registration`);
    for (const said of [note, 'EDRMS 2027/0412', `Successor: ${successor}`]) expect(shown.html).toContain(said);
    expect(shown.html).toContain(`value="${successor}"`);
    const kept = (await stored(application)).referralNotes ?? [];
    expect(kept).toMatchObject([
      { stage: 'registration', note, by: { id: 'priya' }, successor: { locationId: successor } },
    ]);
    const hash = kept[0]?.successor?.evidenceHash ?? '';
    expect(await desk.deps.applications.evidence(application.applicationId, hash)).toMatchObject({ sha256: hash });
    expect((await desk.stored.audit(windowId)).map(({ detail }) => detail)).toContain(
      `${note} (kept at EDRMS 2027/0412) (successor ${successor})`,
    );
    // Sent twice, it is kept once; decided on, it takes no more, and shows what was added.
    await lead.get(notes);
    await lead.submit(notes, { note, reference: 'EDRMS 2027/0412', successor, file: 'no' });
    expect((await stored(application)).referralNotes).toHaveLength(1);
    await lead.get(notes);
    await application.decide({ location: successor });
    if ((await stored(application)).status === 'registration-referred')
      await application.decide({
        location: successor,
        seen: seenIn((await application.decide({ location: successor })).html),
      });
    expect((await lead.get(page)).html).toContain('EDRMS 2027/0412');
    expect((await lead.get(notes)).html).toContain('nothing is added to it any more');
  });

  it.each([
    ['no ID', 'the new one', 'Enter a CQC location ID'],
    ['an ID that the register does not hold', '1-999999999', 'holds no location with that ID'],
    ['the location itself', KIND.reRegistered, 'checked by already'],
  ])(
    'takes no successor that is %s, keeps nothing, and gives back what was typed',
    async (what, successorTyped, why) => {
      const application = await referred(`Rowan ${what.length} Care`, KIND.reRegistered);
      const notes = `${application.page}/registration/notes`;
      await application.lead.get(notes);
      const note = 'The provider wrote that it has a new ID.';
      const shown = await application.lead.submit(notes, {
        note,
        reference: '',
        successor: successorTyped,
        file: 'no',
      });
      expect([shown.status, shown.html.includes(why), shown.html.includes(note)]).toEqual([400, true, true]);
      expect((await stored(application)).referralNotes).toBeUndefined();
    },
  );
});
