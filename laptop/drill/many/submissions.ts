import { randomUUID } from 'node:crypto';
import { CannotStart } from '@laptop/cloud';
import pMap from 'p-map';
import { readsTogether } from '../../../adapters/dynamodb/reads.ts';
import { sealedApplicationRepository } from '../../../adapters/dynamodb/sealed-applications.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { sha256 } from '../../../adapters/sha256.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { receiptOf } from '../../../domain/application/freeze.ts';
import { frozenApplication } from '../../../domain/application/submission.ts';
import { meantReaders } from '../../../domain/seal/readers.ts';
import type { DemoApplicant } from '../../demo/applicants.ts';
import type { FoundWindow } from '../../demo/find-window.ts';
import type { Laptop } from '../../laptop.ts';
import { apply } from '../../seed/apply.ts';
import { reachedAs } from '../reached-as.ts';

const TOGETHER = 8;

/**
 * Puts so many submissions into the sealed table: one applicant applies by the forms, and the others' are copies of what that left, each of an organisation
 * and a location of its own, which the register knows.
 */
export const sealedSubmissions = async (
  laptop: Laptop,
  agreement: Agreement,
  { windowId, closesAt }: FoundWindow,
  applicant: DemoApplicant,
  wanted: number,
): Promise<void> => {
  await apply(laptop.siteUrl, applicant, windowId);
  const { client, documents, tableNamed } = reachedAs(laptop, 'SitesProviderSite');
  try {
    const sealed = sealedApplicationRepository(tableNamed('Sealed', undefined, readsTogether(documents)));
    const [first] = await Array.fromAsync(everyItem((after) => sealed.begun(windowId, { after })));
    const head = first && (await sealed.get(windowId, first.providerId));
    const original = head && (await sealed.submission(windowId, head.providerId, head.attempt));
    if (!original) throw new CannotStart('The first application was not submitted.');
    const at = new Date(laptop.clock.now()).toISOString();
    const sealUntil = await sealed.sealing(windowId);
    const seal = await sealUntil(closesAt, { step: 'submission', at, readers: [...meantReaders] });
    const copies = Array.from({ length: wanted - 1 }, (_, n) => copyOf(laptop, applicant, n + 1));
    laptop.outside.register.add(copies.flatMap(({ records }) => records));
    await pMap(
      copies,
      async ({ renamed, email }) => {
        const providerId = randomUUID();
        const text = renamed(JSON.stringify({ ...original.frozen, providerId }));
        const frozen = frozenApplication.parse(JSON.parse(text));
        const begun = await sealed.start(windowId, providerId, at);
        const receipt = receiptOf(frozen, agreement, { attempt: 1, submittedAt: at }, sha256);
        await sealed.submit(begun, frozen, receipt, { email, seal }, []);
      },
      { concurrency: TOGETHER },
    );
  } finally {
    client.destroy();
  }
};

/** An organisation like the applicant's, under names and numbers of its own, and its records in the register. */
const copyOf = ({ outside: { register } }: Laptop, { name, locationId }: DemoApplicant, n: number) => {
  const location = register.record(locationId);
  const provider = location && register.record(String(location.providerId));
  if (!location || !provider) throw new CannotStart(`The register does not know ${locationId}.`);
  const changed: readonly (readonly [string, string])[] = [
    [name, `Crowd ${n} Care (demo)`],
    [locationId, `1-97${String(n).padStart(9, '0')}`],
    [String(provider.providerId), `1-96${String(n).padStart(9, '0')}`],
    [String(provider.companiesHouseNumber), String(90_000_000 + n)],
  ];
  const renamed = (text: string) => changed.reduce((all, [from, to]) => all.replaceAll(from, to), text);
  const records = [location, provider].map((each): unknown => JSON.parse(renamed(JSON.stringify(each))));
  return { renamed, records, email: `crowd-${n}@example.com` };
};
