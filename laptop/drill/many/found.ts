import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { outcomeLetterIdOf } from '../../../domain/letters/application-letters.ts';
import type { InstantOfficers } from './officers.ts';

/** What a window of many left behind: counts that are all to be alike, and the largest record. */
export interface Found {
  readonly opened: number;
  readonly certified: number;
  readonly recommended: number;
  readonly awarded: number;
  readonly letters: number;
  readonly lettersTwice: number;
  readonly contracts: number;
  readonly noticed: readonly number[];
  readonly largestRecord: { readonly key: string; readonly bytes: number };
}

const counted = z.array(z.object({ times: z.int() }));
const anything = z.looseObject({ pk: z.string(), sk: z.string() });

export const found = async (
  { records, applications, awards, contracts, letters, notices, seals }: InstantOfficers,
  { windowId, agreementId, dir }: { readonly windowId: string; readonly agreementId: string; readonly dir: string },
): Promise<Found> => {
  const every = await Array.fromAsync(applications.every(windowId));
  const [recommendation] = await awards.recommendations(windowId);
  const made = (await Array.fromAsync(contracts.every(agreementId))).filter((each) => each.windowId === windowId);
  const published = (await notices.page(agreementId, {})).items;
  const written: unknown[] = [];
  for (const { providerId } of every) {
    const letter = await letters.get(outcomeLetterIdOf(windowId, providerId));
    if (letter) written.push({ pk: letter.letterId, sk: 'LETTER', ...letter });
  }
  const post = new DatabaseSync(join(dir, 'notify.sqlite'), { readOnly: true });
  const sent = post
    .prepare(`SELECT COUNT(*) AS times FROM messages WHERE subject LIKE 'The outcome of%' GROUP BY subject, "to"`)
    .all();
  post.close();
  const kept = [
    ...written.map((each) => anything.parse(each)),
    ...every.map((each: OpenedApplication) => ({ pk: `WINDOW#${windowId}`, sk: each.applicationId, ...each })),
    ...(await records.every(anything, `AWARD#${windowId}`)),
    ...(await records.every(anything, `SEAL#${windowId}`)),
    ...(await Promise.all(
      [`NOTICES#${agreementId}`, ...published.map(({ noticeId }) => `NOTICES#${agreementId}#${noticeId}`)].map((pk) =>
        records.every(anything, pk),
      ),
    ).then((all) => all.flat())),
  ];
  const sizes = kept.map((each) => ({ key: `${each.pk} ${each.sk}`, bytes: Buffer.byteLength(JSON.stringify(each)) }));
  return {
    opened: every.length,
    certified: (await seals.certificate(windowId))?.applicationIds.length ?? 0,
    recommended: recommendation?.placeCount ?? 0,
    awarded: every.filter(({ status }) => status === 'awarded').length,
    letters: written.length,
    lettersTwice: counted.parse(sent).filter(({ times }) => times > 1).length,
    contracts: new Set(made.map(({ providerId, lot }) => `${providerId} ${lot}`)).size,
    noticed: published.map((each) => each.contracts),
    largestRecord: sizes.reduce((one, another) => (one.bytes >= another.bytes ? one : another), {
      key: 'none',
      bytes: 0,
    }),
  };
};

/** What was lost or doubled of so many, in sentences; none where nothing was. */
export const lostOrDoubled = (
  { opened, certified, recommended, awarded, letters, lettersTwice, contracts, noticed }: Found,
  wanted: number,
): readonly string[] => {
  const alike = (what: string, count: number, of: number) => (count === of ? [] : [`${what}: ${count} of ${of}`]);
  return [
    ...alike('opened', opened, wanted),
    ...alike('in the certificate', certified, wanted),
    ...alike('awarded', awarded, wanted),
    ...alike('outcome letters', letters, wanted),
    ...alike('letters that went twice', lettersTwice, 0),
    ...alike('contracts', contracts, recommended),
    ...(noticed.length > 0 ? noticed : [0]).flatMap((count) => alike('contracts in the notice', count, recommended)),
  ];
};
