import * as z from 'zod';
import { type AwardRelease, awardRelease } from '../../domain/notices/release.ts';
import type { ListRequest, Table } from './table.ts';

const notice = z.object({
  noticeId: z.string(),
  agreementId: z.string(),
  windowId: z.string(),
  title: z.string(),
  publishedAt: z.iso.datetime(),
  release: awardRelease,
});
export type Notice = z.infer<typeof notice>;

/** Published notices, as OCDS releases. */
export const noticeRepository = (records: Table) => ({
  publish: (fresh: Omit<Notice, 'release'> & { readonly release: AwardRelease }): Promise<void> =>
    records.put({ pk: `NOTICES#${fresh.agreementId}`, sk: fresh.noticeId, ...fresh }),
  get: (agreementId: string, noticeId: string): Promise<Notice | undefined> =>
    records.get(notice, { pk: `NOTICES#${agreementId}`, sk: noticeId }),
  page: (agreementId: string, request: ListRequest) =>
    records.page(notice, `NOTICES#${agreementId}`, { ...request, eachByItself: true }),
});
export type NoticeRepository = ReturnType<typeof noticeRepository>;
