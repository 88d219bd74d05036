import * as z from 'zod';
import { type AwardRelease, awardRelease } from '../../domain/notices/release.ts';
import { longTexts } from './long-texts.ts';
import type { ListRequest, Table } from './table.ts';

const heading = z.object({
  noticeId: z.string(),
  agreementId: z.string(),
  windowId: z.string(),
  title: z.string(),
  publishedAt: z.iso.datetime(),
  contracts: z.int().min(0),
});
/** A published notice as lists have it: `contracts` is how many it tells of. */
export type NoticeHeading = z.infer<typeof heading>;
/** The whole of it. */
export type Notice = NoticeHeading & { readonly release: AwardRelease };

const headed = heading.extend({ releaseHash: z.string() });
/** A notice of the time when its release lay in it. */
const whole = heading
  .omit({ contracts: true })
  .extend({ release: awardRelease })
  .transform((notice) => ({ ...notice, contracts: notice.release.contracts.length }));
const stored = z.union([headed, whole]);

const listOf = (agreementId: string) => `NOTICES#${agreementId}`;
const textsOf = ({ agreementId, noticeId }: Pick<NoticeHeading, 'agreementId' | 'noticeId'>) =>
  `NOTICES#${agreementId}#${noticeId}`;

/** Published notices, as OCDS releases: those of thousands of contracts too. */
export const noticeRepository = (records: Table) => ({
  /** Publishes a notice; one of the same id before it is no longer read. */
  async publish({ release, ...fresh }: Omit<Notice, 'contracts'>): Promise<void> {
    const releaseHash = await longTexts(records).keep(textsOf(fresh), JSON.stringify(release));
    const contracts = release.contracts.length;
    await records.put({ pk: listOf(fresh.agreementId), sk: fresh.noticeId, ...fresh, contracts, releaseHash });
  },
  async get(agreementId: string, noticeId: string): Promise<Notice | undefined> {
    const found = await records.get(stored, { pk: listOf(agreementId), sk: noticeId });
    if (!found || 'release' in found) return found;
    const { releaseHash, ...notice } = found;
    return {
      ...notice,
      release: awardRelease.parse(JSON.parse(await longTexts(records).read(textsOf(notice), releaseHash))),
    };
  },
  page: (agreementId: string, request: ListRequest) =>
    records.page(stored, listOf(agreementId), { ...request, eachByItself: true }),
});
export type NoticeRepository = ReturnType<typeof noticeRepository>;
