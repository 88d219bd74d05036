import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { decidingDoubts, openDoubts } from '../../../domain/application/shared-location.ts';
import type { ApplicationStatus } from '../../../domain/application/status.ts';
import { isSettled } from '../../../domain/award/unsettled.ts';
import { checkRegistration } from '../../../functions/workflow/check-registration/handler.ts';
import { storedWindow } from '../../../functions/workflow/stored-window.ts';
import { unsealApplications } from '../../../functions/workflow/unseal-applications/handler.ts';
import { KIND } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { aCouncil, type Council, windowId } from './a-council.ts';
import { type ARegister, anAward, aRegister } from './an-award.ts';

let register: ARegister;
let council: Council;
beforeAll(async () => {
  register = await aRegister();
});
beforeEach(async () => {
  council = await aCouncil();
  return council.close;
});
afterAll(() => register.stop());

const idOf = (providerId: string) => `${windowId}.${providerId}`;
const stored = async (providerId: string): Promise<OpenedApplication> => {
  const application = await council.applications.get(idOf(providerId));
  if (!application) throw new Error(`${providerId} is missing`);
  return application;
};
const unseal = (id?: string) =>
  unsealApplications({ ...council, unsealDocuments: async () => {} })({ windowId, applicationId: id });
const check = (providerId: string) =>
  checkRegistration({ ...council, register: register.register(council.now) })({ applicationId: idOf(providerId) });
const found = async (providerId: string) => (await stored(providerId)).registration?.findings ?? [];
const becomes = async (providerId: string, ...statuses: readonly ApplicationStatus[]) => {
  for (const status of statuses)
    await council.applications.move(await stored(providerId), status, {}, { at: council.now(), action: status });
};

/** The impostor says of itself all that the register says of the firm. */
const bothApply = async () => {
  await council.aWindow({ status: 'closed' });
  await council.submits('firm', KIND.good);
  await council.submits('impost', KIND.good);
  council.at('2027-03-31T11:01:00.000Z');
};

describe('An impostor that applies with the location of a firm that applies too', () => {
  it.each([[['firm', 'impost']], [['impost', 'firm']]])(
    'is referred, and so is the firm, each with the other’s reference: %s is checked first',
    async (order) => {
      await bothApply();
      await unseal();
      for (const each of order) expect(await check(each)).toMatchObject({ outcome: 'refer' });
      expect(await found('firm')).toEqual([
        {
          code: 'location-shared',
          outcome: 'refer',
          text: 'HC-2703-IMPOST, the application of Care of impost (demo), names this location too.',
          about: idOf('impost'),
        },
      ]);
      expect(await found('impost')).toMatchObject([
        { text: expect.stringContaining('HC-2703-FIRMXX'), about: idOf('firm') },
      ]);
      expect([(await stored('firm')).locationDoubts, (await stored('impost')).locationDoubts]).toEqual([
        undefined,
        undefined,
      ]);
    },
  );

  it('is referred with the firm where both are checked in the same moment', async () => {
    await bothApply();
    await unseal();
    const both = await Promise.all([check('firm'), check('impost')]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['refer', 'refer']);
  });

  it('puts the firm in doubt that was checked before the impostor’s application could be opened, until an officer decides', async () => {
    await bothApply();
    const { sealed } = council;
    const standing: typeof sealed.standing = async (window, providerId) =>
      providerId === 'impost' ? undefined : sealed.standing(window, providerId);
    await unsealApplications({ ...council, sealed: { ...sealed, standing }, unsealDocuments: async () => {} })({
      windowId,
    });
    expect(await check('firm')).toMatchObject({ outcome: 'pass' });
    await becomes('firm', 'evaluating', 'moderating', 'scored');
    expect(isSettled(await stored('firm'))).toBe(true);

    await unseal(idOf('impost'));
    const { version } = await storedWindow(council.windows, windowId);
    expect(await check('impost')).toMatchObject({ outcome: 'refer' });
    await check('impost');
    // A recommendation or an approval that weighed the firm before is held to the version.
    expect((await storedWindow(council.windows, windowId)).version).toBe(version + 1);
    const firm = await stored('firm');
    expect(firm).toMatchObject({
      status: 'scored',
      locationDoubts: [{ about: idOf('impost'), text: expect.stringContaining('HC-2703-IMPOST') }],
    });
    expect([openDoubts(firm).length, isSettled(firm)]).toEqual([1, false]);

    const by = { id: 'priya', name: 'Priya Example' };
    const decided = { decision: 'accept' as const, reason: 'The other is an impostor.', by, at: council.now() };
    await council.applications.change(firm, decidingDoubts(firm, decided), { at: council.now(), action: 'decided' });
    const accepted = await stored('firm');
    expect([isSettled(accepted), accepted.registration?.findings.map(({ about }) => about)]).toEqual([
      true,
      [idOf('impost')],
    ]);
  });

  it('is no longer in the firm’s way once it is rejected', async () => {
    await bothApply();
    await unseal();
    await check('impost');
    await becomes('impost', 'rejection-proposed', 'rejected');
    expect([await check('firm'), await found('firm')]).toMatchObject([{ outcome: 'pass' }, []]);
  });

  it('is not found where one account applies with its location in two windows', async () => {
    await council.aWindow({ status: 'closed' });
    await council.submits('firm', KIND.good);
    council.at('2027-03-31T11:01:00.000Z');
    await unseal();
    const before = await stored('firm');
    const earlier = { ...before, applicationId: 's1-home-care-2026-09-01.firm', windowId: 's1-home-care-2026-09-01' };
    const frozen = await council.applications.frozen(before.applicationId);
    if (!frozen) throw new Error('Nothing is frozen');
    await council.applications.open({ ...earlier, status: 'awarded' }, frozen);
    expect(await check('firm')).toMatchObject({ outcome: 'pass' });
  });

  it('is referred where the firm has a contract from an earlier window', async () => {
    await council.aWindow({ status: 'closed' });
    await council.submits('impost', KIND.good);
    council.at('2027-03-31T11:01:00.000Z');
    await unseal();
    const application = await stored('impost');
    const firm: OpenedApplication = {
      ...application,
      applicationId: 's1-home-care-2026-09-01.firm',
      windowId: 's1-home-care-2026-09-01',
      providerId: 'firm',
      organisationName: 'Firm Care',
      receipt: { ...application.receipt, reference: 'HC-2609-FIRMXX' },
      status: 'awarded',
    };
    const frozen = await council.applications.frozen(application.applicationId);
    if (!frozen) throw new Error('Nothing is frozen');
    await council.applications.open(firm, frozen);
    await council.contracts.make({
      contractId: 's1-home-care-A-000000000001',
      agreementId: 's1-home-care',
      windowId: firm.windowId,
      applicationId: firm.applicationId,
      providerId: 'firm',
      providerName: 'Firm Care',
      locationId: KIND.good,
      lot: 'A',
      zones: [],
      from: '2026-12-01',
      to: '2028-08-31',
      rating: 'Good',
      awardedAt: '2026-12-01T09:00:00.000Z',
    });
    expect(await check('impost')).toMatchObject({ outcome: 'refer' });
    expect(await found('impost')).toMatchObject([
      { text: 'Firm Care has a contract for this location, from its application HC-2609-FIRMXX.' },
    ]);
  });
});

describe('A place whose location another application came to name', () => {
  it('is held back before its contract, whoever missed it before', async () => {
    const award = await anAward(register);
    await award.recommended();
    await award.approved();
    const a = await award.stored('a');
    const frozen = await award.applications.frozen(a.applicationId);
    if (!frozen) throw new Error('Nothing is frozen');
    const other = { ...a, applicationId: idOf('other'), providerId: 'other', organisationName: 'Other Care' };
    await award.applications.open({ ...other, status: 'evaluating' }, frozen);
    const b = await award.stored('b');
    for (const [application, to] of [
      [a, 'awarded'],
      [b, 'unsuccessful'],
    ] as const)
      await award.applications.move(application, to, {}, { at: award.now(), action: to });
    await award.askAgain('contract');
    expect((await award.stored('a')).askedAgain?.contract?.changes).toMatchObject([
      { code: 'location-shared', worse: true, text: expect.stringContaining('Other Care') },
    ]);
    expect(await award.contract()).toMatchObject({ contracts: 0, outcome: 'held-back' });
    award.close();
  });
});
