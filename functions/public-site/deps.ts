import type { NoticeRepository } from '../../adapters/dynamodb/notices.ts';
import type { RegisterLists } from '../../adapters/dynamodb/register-lists.ts';
import type { WindowRepository } from '../../adapters/dynamodb/windows.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';

/** What the public pages read. Nothing of theirs writes. */
export interface Deps {
  readonly agreements: readonly Agreement[];
  readonly windows: Pick<WindowRepository, 'page' | 'agreement'>;
  readonly registerLists: Pick<RegisterLists, 'counts' | 'page'>;
  readonly notices: Pick<NoticeRepository, 'get' | 'page'>;
  /** The public address of the service, without a slash at its end. */
  readonly siteUrl: string;
}
