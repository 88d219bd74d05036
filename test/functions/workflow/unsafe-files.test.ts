import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { unsafeFileRepository } from '../../../adapters/dynamodb/unsafe-files.ts';
import type { UnsafeFor } from '../../../domain/questions/virus-check.ts';
import { noteScanResult } from '../../../functions/workflow/note-unsafe-file/handler.ts';
import { input } from '../../../functions/workflow/note-unsafe-file/schema.ts';
import { unsealApplications } from '../../../functions/workflow/unseal-applications/handler.ts';
import { asRegistered } from '../../builders/as-registered.ts';
import { aStoredFile } from '../../builders/files.ts';
import { deviating, goodAnswers } from '../../builders/good-answers.ts';
import { aCouncil, type Council, windowId } from './a-council.ts';

let council: Council;
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  council = await aCouncil();
  closing.push(council.close);
  await council.aWindow({ status: 'closed' });
});
afterAll(() => Promise.all(closing.map((close) => close())));

const KEY = 'kept/somebody/1';
const withPolicy = (locationId: string) =>
  deviating(goodAnswers(asRegistered(locationId)), { safeguarding: { policy: aStoredFile(KEY, 'Our policy.pdf') } });
const submitted = (providerId: string, locationId = '1-100') => {
  council.at('2027-03-31T10:59:59.999Z');
  return council.submits(providerId, locationId, withPolicy(locationId));
};
const unseal = () => {
  council.at('2027-03-31T11:01:00.000Z');
  return unsealApplications({ ...council, unsealDocuments: async () => {} })({ windowId });
};
/** The event of a scan that has ended, as GuardDuty sends it. */
const scanned = (scanResultStatus: string, objectKey = KEY) =>
  noteScanResult(council)(
    input.parse({
      version: '0',
      id: '72c7d362-737a-6dce-fc78-9e27a0171419',
      'detail-type': 'GuardDuty Malware Protection Object Scan Result',
      source: 'aws.guardduty',
      account: '111122223333',
      time: '2027-03-31T11:02:00Z',
      region: 'eu-west-2',
      resources: ['arn:aws:guardduty:eu-west-2:111122223333:malware-protection-plan/b4c7f464ab3a4EXAMPLE'],
      detail: {
        schemaVersion: '1.0',
        scanStatus: 'COMPLETED',
        resourceType: 'S3_OBJECT',
        s3ObjectDetails: { bucketName: 'opened', objectKey, eTag: 'e', versionId: 'v', s3Throttled: false },
        scanResultDetails: { scanResultStatus, threats: null, statusReasons: null },
      },
    }),
  );
const waiting = () => Array.fromAsync(everyItem((after) => council.unsafeFiles.waiting({ after })));
const letters = async () => (await council.letters.unsent({})).items.filter(({ kind }) => kind === 'unsafe-file');

describe('An opened file in which a virus is found', () => {
  it('is put before the officers with the answer that it belongs to, and its provider is written to', async () => {
    const { reference } = await submitted('a');
    await unseal();
    expect([await waiting(), await letters()]).toEqual([[], []]);
    await scanned('THREATS_FOUND');
    expect(await waiting()).toMatchObject([
      {
        applicationId: `${windowId}.a`,
        page: 'safeguarding',
        field: 'policy',
        name: 'Our policy.pdf',
        why: 'infected',
      },
    ]);
    const [letter] = await letters();
    expect(letter).toMatchObject({ to: 'a@example.com', subject: expect.stringContaining(reference) });
    expect(letter?.body).toContain('Your application has not been rejected: it goes on');
    expect(council.invoked).toHaveLength(1);
    expect((await council.audit.page(windowId, {})).items).toContainEqual(
      expect.objectContaining({ action: 'virus found in a file', subject: `${windowId}.a` }),
    );
    expect((await council.applications.get(`${windowId}.a`))?.status).toBe('received');
  });

  it('makes one task and one letter, however often the event comes', async () => {
    await submitted('a');
    await unseal();
    await Promise.all([scanned('THREATS_FOUND'), scanned('THREATS_FOUND')]);
    await scanned('THREATS_FOUND');
    expect([await waiting(), await letters()].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('is not lost where its scan ended before its application was opened, nor noted before', async () => {
    await submitted('a');
    await scanned('THREATS_FOUND');
    expect([await waiting(), await letters()]).toEqual([[], []]);
    await unseal();
    await unseal();
    expect([await waiting(), await letters()].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('is noted by trying again where that broke off, which keeps no other application from being opened', async () => {
    await submitted('a');
    await submitted('b', '1-101');
    await scanned('THREATS_FOUND');
    const note = async () => {
      throw new Error('The table of records is out of reach');
    };
    const broken = { ...council, unsafeFiles: { ...council.unsafeFiles, note }, unsealDocuments: async () => {} };
    council.at('2027-03-31T11:01:00.000Z');
    await expect(unsealApplications(broken)({ windowId })).rejects.toThrow('2 applications');
    for (const id of ['a', 'b']) expect(await council.applications.get(`${windowId}.${id}`)).toBeDefined();
    expect((await council.windows.get(windowId))?.status).toBe('evaluating');
    await unseal();
    expect([await waiting(), await letters()].map(({ length }) => length)).toEqual([2, 2]);
  });

  it('is noted for every application that names it: an answer carried over names the file of an earlier one', async () => {
    await submitted('a');
    await submitted('b', '1-101');
    await unseal();
    await scanned('THREATS_FOUND');
    expect((await waiting()).map(({ applicationId }) => applicationId).toSorted()).toEqual(
      ['a', 'b'].map((providerId) => `${windowId}.${providerId}`),
    );
    expect(await letters()).toHaveLength(2);
  });

  it('comes before the officers once more where it only could not be checked before, and not the other way round', async () => {
    await submitted('a');
    await unseal();
    await scanned('FAILED');
    const [first] = await waiting();
    if (!first) throw new Error('Nothing waits');
    const by = { id: 'lead', name: 'A lead' };
    await council.unsafeFiles.seenTo(
      first,
      { by, at: council.now(), reason: 'It is looked into.' },
      { action: 'seen' },
    );
    expect(await waiting()).toEqual([]);
    await scanned('THREATS_FOUND');
    await scanned('UNSUPPORTED');
    expect((await waiting()).map(({ why, seenTo }) => [why, seenTo])).toEqual([['infected', undefined]]);
    expect(await letters()).toHaveLength(2);
  });
});

describe('A file of no opened application', () => {
  it.each(['THREATS_FOUND', 'NO_THREATS_FOUND'])('found to be %s is put before nobody', async (status) => {
    await submitted('a');
    await unseal();
    expect(await scanned(status, 'kept/of-nobody/1')).toEqual({ applications: 0 });
    expect([await waiting(), await letters()]).toEqual([[], []]);
  });

  it('and one that was found clean leave no trace', async () => {
    await submitted('a');
    await unseal();
    await scanned('NO_THREATS_FOUND');
    const results: readonly UnsafeFor[] = await unsafeFileRepository(council.records).resultsOf(KEY);
    expect([results, await waiting(), await letters()]).toEqual([[], [], []]);
  });
});
