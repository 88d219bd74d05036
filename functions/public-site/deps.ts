import type { Register } from '../../adapters/cqc/register.ts';
import type { PublishedClarifications } from '../../adapters/dynamodb/clarifications.ts';
import type { LetterRepository } from '../../adapters/dynamodb/letters.ts';
import type { NewsRepository } from '../../adapters/dynamodb/news.ts';
import type { NoticeRepository } from '../../adapters/dynamodb/notices.ts';
import type { RegisterLists } from '../../adapters/dynamodb/register-lists.ts';
import type { WindowRepository } from '../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../adapters/functions/invoke-later.ts';
import type { WritePdf } from '../../adapters/functions/pdf-writer.ts';
import type { Allowances } from '../../adapters/sessions/allowances.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';

/** What the public pages read. All that they write is who asked for news of openings, and how often locations are looked up. */
export interface Deps {
  readonly agreements: readonly Agreement[];
  readonly windows: Pick<WindowRepository, 'page' | 'agreement'>;
  readonly registerLists: Pick<RegisterLists, 'counts' | 'page'>;
  readonly published: Pick<PublishedClarifications, 'page'>;
  readonly notices: Pick<NoticeRepository, 'get' | 'page'>;
  readonly news: Pick<NewsRepository, 'ask' | 'asked' | 'confirm' | 'stop'>;
  readonly letters: Pick<LetterRepository, 'write'>;
  /** Asks the regulator's register for a location. */
  readonly lookUp: Register['look'];
  readonly allowances: Allowances;
  /** Wakes the function that sends letters; letters also go out without it, a day later at most. */
  readonly sendLetters: InvokeLater;
  /** Has PDFs written, each of what its page says. */
  readonly writePdf: WritePdf;
  /** The public address of the service, without a slash at its end. */
  readonly siteUrl: string;
}
