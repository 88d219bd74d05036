import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { longTexts } from '../../../adapters/dynamodb/long-texts.ts';
import { applicationIdOf } from '../../../domain/application/opened-application.ts';
import { CannotBeUnsealed } from '../../../domain/application/set-aside.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { certificateOf } from '../../../domain/seal/certificate.ts';
import { meantReaders, PROVIDER_SITE, UNSEALING_TASK } from '../../../domain/seal/readers.ts';
import { closeWindow } from '../../../functions/workflow/close-window/handler.ts';
import { openWindow } from '../../../functions/workflow/open-window/handler.ts';
import { tellProviders } from '../../../functions/workflow/tell-providers/handler.ts';
import { unsealApplications } from '../../../functions/workflow/unseal-applications/handler.ts';
import { aCertificate } from '../../builders/a-certificate.ts';
import { aCouncil, type Council, closesAt, opensAt, windowId } from './a-council.ts';

let council: Council;
beforeEach(async () => {
  council = await aCouncil();
  return council.close;
});

const later = '2027-04-02T11:00:00.000Z';
const report = { role: 'Reports', reads: ['answers' as const] };
const unsealing = (deps: Partial<Parameters<typeof unsealApplications>[0]> = {}) =>
  unsealApplications({ ...council, unsealDocuments: async () => {}, ...deps });

/** Somebody reads their own application again, as the providers' site notes it. */
const readsAgain = (providerId: string) =>
  council.sealedReads.note(windowId, {
    at: council.now(),
    by: PROVIDER_SITE,
    applicationId: applicationIdOf(windowId, providerId),
    onBehalfOf: providerId,
    reads: ['answers'],
  });

const extended = async () => {
  const window = await council.windows.get(windowId);
  if (!window) throw new Error('There is no window');
  const change = {
    kind: 'extended' as const,
    at: council.now(),
    by: { id: 'lead', name: 'A Lead' },
    reason: 'More time',
    closesAt: later,
    closedBefore: closesAt,
  };
  await council.windows.change(
    window,
    { closesAt: later, changes: [change] },
    { at: council.now(), action: 'extended' },
  );
  return change.at;
};

/** A window from its opening to its close: two apply, one of them late, and a third withdraws. */
const played = async (deps: Partial<Council> = {}) => {
  await council.aWindow({ status: 'scheduled' });
  await openWindow({ ...council, ...deps })({ windowId });
  council.at('2027-03-09T10:00:00.000Z');
  await council.submits('aspen');
  await readsAgain('aspen');
  await council.submits('birch', '1-101');
  await readsAgain('birch');
  const birch = await council.sealed.get(windowId, 'birch');
  if (birch) await council.sealed.withdraw(birch, []);
  council.at('2027-03-20T10:00:00.000Z');
  const changeAt = await extended();
  council.at('2027-03-20T10:10:00.000Z');
  await tellProviders({ ...council, ...deps })({ windowId, changeAt });
  council.at('2027-04-01T10:00:00.000Z');
  await council.submits('cedar', '1-102');
  council.at(later);
  await closeWindow(council)({ windowId });
  council.at('2027-04-02T11:01:00.000Z');
};

describe('the certificate of the seal', () => {
  it('is written as a window is unsealed: who could read at each moment, and every read', async () => {
    await played();
    expect(await council.seals.certificate(windowId)).toBeUndefined();
    await unsealing()({ windowId });
    const unsealedAt = '2027-04-02T11:01:00.000Z';
    const byTask = {
      by: UNSEALING_TASK,
      onBehalfOf: 'the council',
      answers: 1,
      files: 1,
      first: unsealedAt,
      last: unsealedAt,
    };
    const own = {
      by: PROVIDER_SITE,
      onBehalfOf: 'its applicant',
      answers: 1,
      files: 0,
      first: '2027-03-09T10:00:00.000Z',
      last: '2027-03-09T10:00:00.000Z',
    };
    const written = await council.seals.certificate(windowId);
    expect(written?.certificate).toMatchObject({
      windowId,
      opensAt,
      closesAt: later,
      sealedUntil: later,
      writtenAt: unsealedAt,
      readers: [
        { step: 'opening', at: opensAt },
        { step: 'submission', at: '2027-03-09T10:00:00.000Z' },
        { step: 'extension told', at: '2027-03-20T10:10:00.000Z' },
        { step: 'submission', at: '2027-04-01T10:00:00.000Z' },
        { step: 'close', at: later },
        { step: 'unsealing', at: unsealedAt },
      ].map((note) => ({ ...note, readers: meantReaders })),
      applications: [
        { number: 1, reads: [own, byTask] },
        { number: 2, reads: [byTask] },
      ],
      withdrawn: { applications: 1, reads: [own] },
      findings: [],
    });
    expect(written?.applicationIds).toEqual([`${windowId}.aspen`, `${windowId}.cedar`]);
    expect(written?.text).not.toMatch(/aspen|birch|cedar|HC-2703/);
  });

  it('has its hash in the audit trail, which is that of the very file', async () => {
    await played();
    await unsealing()({ windowId });
    const { text = '', sha256 } = (await council.seals.certificate(windowId)) ?? {};
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
    const { items } = await council.audit.page(windowId, { limit: 1_000 });
    expect(items.filter(({ action }) => action === 'certificate of the seal written')).toMatchObject([
      { detail: `SHA-256 ${sha256}` },
    ]);
  });

  it('says so where a deployment let another role read while the window was open, and took it back', async () => {
    await played({ readers: [...meantReaders, report] });
    await unsealing()({ windowId });
    const { findings = [] } = (await council.seals.certificate(windowId))?.certificate ?? {};
    expect(findings).toContain('The role Reports could read answers, and is not meant to.');
    expect(findings).toContain(
      `Between ${opensAt} and 2027-03-09T10:00:00.000Z the role Reports ceased to be able to read answers.`,
    );
    expect(findings.filter((text) => text.includes('came to be able'))).toHaveLength(1);
  });

  it('is written once, with what was read by an attempt that broke off', async () => {
    await played();
    const broken = { ...council.windows, move: async () => Promise.reject(new Error('out of time')) };
    await expect(unsealing({ windows: broken })({ windowId })).rejects.toThrow('out of time');
    expect(await council.seals.certificate(windowId)).toBeUndefined();
    council.at('2027-04-02T11:05:00.000Z');
    await unsealing()({ windowId });
    const first = await council.seals.certificate(windowId);
    expect(first?.certificate.applications[1]?.reads).toMatchObject([
      { answers: 1, first: '2027-04-02T11:01:00.000Z' },
    ]);
    council.at('2027-04-02T12:00:00.000Z');
    await unsealing()({ windowId });
    expect(await council.seals.certificate(windowId)).toEqual(first);
  });

  it('counts an attempt to read one that could not be opened', async () => {
    await played();
    await unsealing({
      unsealDocuments: async () => {
        throw new CannotBeUnsealed('file-missing');
      },
    })({ windowId });
    const { applications = [] } = (await council.seals.certificate(windowId))?.certificate ?? {};
    expect(applications.map(({ reads }) => reads.filter(({ by }) => by === UNSEALING_TASK).length)).toEqual([1, 1]);
  });

  it('holds ten thousand applications', async () => {
    const window = await council.aWindow({ status: 'closed' });
    const applicationIds = Array.from({ length: 10_000 }, (_, index) => `${windowId}.provider-${index}`);
    const row = { answers: 20, files: 7, first: opensAt, last: closesAt };
    const rows = [
      { by: PROVIDER_SITE, onBehalfOf: 'its applicant' as const, ...row },
      { by: UNSEALING_TASK, onBehalfOf: 'the council' as const, ...row },
    ];
    const withdrawn = { applications: 0, reads: [] };
    const standing = applicationIds.map(() => rows);
    const whole = certificateOf({ window, sealedUntil: closesAt, readers: [], standing, withdrawn }, closesAt);
    const text = canonicalJson(whole);
    const written = { text, sha256: createHash('sha256').update(text).digest('hex'), applicationIds };
    expect(text.length).toBeGreaterThan(3_000_000);
    await council.records.transact(await council.seals.certificateWrites(windowId, written, closesAt));
    expect(await council.seals.certificate(windowId)).toEqual({ ...written, certificate: whole });
  });

  it('is shown in sheets that say what the whole of it says, and tells each application its number', async () => {
    const window = await council.aWindow({ status: 'closed' });
    const ids = Array.from({ length: 120 }, (_, index) => `${windowId}.p${String(index).padStart(3, '0')}`);
    await council.records.transact(
      await council.seals.certificateWrites(windowId, aCertificate(window, ids), closesAt),
    );
    const whole = await council.seals.certificate(windowId);
    const shown = await council.seals.shown(windowId);
    const { applications, ...rest } = whole?.certificate ?? { applications: [] };
    expect(shown).toMatchObject({ sha256: whole?.sha256, cover: { ...rest, total: 120 } });
    const identified = applications.map((each, index) => ({ ...each, applicationId: ids[index] }));
    for (const [from, to] of [
      [0, 50],
      [50, 100],
      [100, 120],
      [30, 110],
      [0, 0],
    ] as const)
      expect(await shown?.between(from, to)).toEqual(identified.slice(from, to));
    const numbers = await Promise.all(ids.map((id) => shown?.numberOf(id)));
    expect(numbers).toEqual(ids.map((_, index) => index + 1));
    for (const stranger of ['a', 'p0495', 'q'])
      expect(await shown?.numberOf(`${windowId}.${stranger}`)).toBeUndefined();
  });

  it('is read as it was written where an earlier version kept it, in parts without a heading', async () => {
    const window = await council.aWindow({ status: 'closed' });
    const written = aCertificate(window, [`${windowId}.a`]);
    const { text, ...numbers } = written;
    const parts = [
      ['CERTIFICATE#0001', text.slice(0, 100)],
      ['CERTIFICATE#0002', text.slice(100)],
      ['NUMBERS#0001', JSON.stringify(numbers)],
    ];
    for (const [sk, part] of parts) await council.records.put({ pk: `SEAL#${windowId}`, sk: `${sk}`, text: part });
    expect(await council.seals.certificate(windowId)).toMatchObject(written);
    const shown = await council.seals.shown(windowId);
    expect(await shown?.between(0, 50)).toMatchObject([{ number: 1, applicationId: `${windowId}.a` }]);
    expect(await shown?.numberOf(`${windowId}.a`)).toBe(1);
  });

  it('is shown as it was where an earlier version kept it, with a heading and without sheets', async () => {
    const window = await council.aWindow({ status: 'closed' });
    const written = aCertificate(window, [`${windowId}.a`, `${windowId}.b`]);
    const texts = longTexts(council.records);
    const numbers = await texts.keep(`SEAL#${windowId}`, JSON.stringify(written.applicationIds));
    const sha256 = await texts.keep(`SEAL#${windowId}`, written.text);
    await council.records.put({ pk: `SEAL#${windowId}`, sk: 'CERTIFICATE', sha256, numbers });
    const shown = await council.seals.shown(windowId);
    expect(shown).toMatchObject({ sha256, cover: { total: 2 } });
    expect(await shown?.between(1, 2)).toMatchObject([{ number: 2, applicationId: `${windowId}.b` }]);
    expect(await shown?.numberOf(`${windowId}.c`)).toBeUndefined();
  });

  it('is not written of a window that was cancelled before it was unsealed, of which nothing is read', async () => {
    await played();
    const closed = await council.windows.get(windowId);
    if (closed) await council.windows.move(closed, 'cancelled', {}, { at: council.now(), action: 'window cancelled' });
    await unsealing()({ windowId });
    expect(await council.seals.certificate(windowId)).toBeUndefined();
    expect(await Array.fromAsync(council.seals.reads(windowId))).toEqual([]);
  });
});
