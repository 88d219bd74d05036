import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoApplicant, demoApplicants } from '../../laptop/demo/applicants.ts';
import { apply } from '../../laptop/demo/apply.ts';
import { declareNone, demoOfficer } from '../../laptop/demo/officers.ts';
import { linksOn } from '../../laptop/demo/reading-pages.ts';
import { laptopClock } from '../../laptop/demo/system.ts';
import { plain, Visitor } from '../../laptop/demo/visitor.ts';
import { agreementToPlay } from '../../laptop/demo/which-agreement.ts';
import { type Laptop, startLaptop } from '../../laptop/laptop.ts';
import { infectedPdf } from '../builders/files.ts';
import { laptopOf } from '../support/laptop-of.ts';

const windowId = 's1-home-care-2027-03-01';
let folder: string;
let cloud: Laptop;
let clock: ReturnType<typeof laptopClock>;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'viruses-'));
  // So long that nothing ends before the test moves the clock.
  cloud = await startLaptop({ ...laptopOf(folder), scanTakesMs: 40 * 60_000 });
  clock = laptopClock(cloud.siteUrl);
}, 180_000);
afterAll(async () => {
  await cloud?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The same, with a virus in the first file that it sends. */
const infected = (applicant: DemoApplicant): DemoApplicant => {
  const first = applicant.pages.find(({ file }) => file);
  return {
    ...applicant,
    pages: applicant.pages.map((page) =>
      page === first && page.file ? { ...page, file: { ...page.file, body: infectedPdf() } } : page,
    ),
  };
};

/** Which opened files the officers' site may read, by its role and the bucket's policy, past its own pages. */
const readable = async (): Promise<readonly boolean[]> => {
  const site = cloud.template.roles.find(({ logicalId }) => logicalId.includes('OfficerSiteRole'));
  const bucket = cloud.template.buckets.find(({ logicalId }) => logicalId.startsWith('OpenedDocuments'));
  if (!site || !bucket) throw new Error('The template has no officers’ site');
  const mayList = { Effect: 'Allow' as const, Action: ['s3:ListBucket'], Resource: [bucket.arn], Condition: {} };
  const listing = { ...site, statements: [...site.statements, { ...mayList, from: 'the test' }] };
  cloud.access.enforce(cloud.template.roles.map((role) => (role === site ? listing : role)));
  const client = new S3Client({
    endpoint: cloud.gateUrl,
    region: 'eu-west-2',
    forcePathStyle: true,
    credentials: { accessKeyId: site.logicalId, secretAccessKey: 'local' },
  });
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket.name }));
  const read = await Promise.all(
    Contents.map(({ Key }) =>
      client.send(new GetObjectCommand({ Bucket: bucket.name, Key })).then(
        () => true,
        ({ name }: Error) => {
          expect(name).toBe('AccessDenied');
          return false;
        },
      ),
    ),
  );
  client.destroy();
  return read;
};

describe('On the laptop, a virus that is found after the application was submitted', { timeout: 120_000 }, () => {
  it('keeps the file from officers at every step, and is told to them and to its provider, while the other file is given out', async () => {
    const [sound, sick] = demoApplicants(agreementToPlay('s1-home-care'), '2027-03-31', 2);
    if (!sound || !sick) throw new Error('The demonstration lacks applicants');
    await clock.to('2027-03-01T09:05:00.000Z');
    await apply(new Visitor(cloud.siteUrl), sound, windowId);
    const sender = new Visitor(cloud.siteUrl);
    await apply(sender, infected(sick), windowId);
    const receipt = `/apply/windows/${windowId}/receipt`;
    expect(plain((await sender.open(receipt)).html)).toContain('Still being checked for viruses');
    await clock.by('PT50M');
    expect(plain((await sender.open(receipt)).html)).toContain('A virus was found in');

    await clock.to('2027-03-31T11:05:00.000Z');
    const early = await demoOfficer(cloud.siteUrl, 'procurement-lead');
    await declareNone(early, windowId);
    expect(await readable()).toEqual([false, false]);
    expect((await early.open('/officers/faults')).html).not.toContain('/files/');

    await clock.by('PT50M');
    expect((await readable()).toSorted()).toEqual([false, true]);
    const lead = await demoOfficer(cloud.siteUrl, 'procurement-lead');
    const faults = linksOn((await lead.open('/officers/faults')).html, /\/faults\/[^/]+\/files\/[^/]+\/[^/]+$/);
    expect(faults).toHaveLength(1);
    const [fault = ''] = faults;
    expect((await lead.open(fault)).html).toContain(sick.name);
    const letters = cloud.outside.mail.outbox.page({ limit: 50 }).filter(({ body }) => /A virus was found/.test(body));
    expect(letters).toHaveLength(1);
    expect(letters[0]?.body).toContain(sick.name);
  });
});
