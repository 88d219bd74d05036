import { type StoredFile, sizeInWords } from '../../../domain/questions/stored-file.ts';
import type { VirusCheck } from '../../../domain/questions/virus-check.ts';
import { paths, type Way } from '../paths.ts';
import { virusCheckWords } from './virus-checks.ts';

interface Sent {
  readonly page: string;
  readonly file: Pick<StoredFile, 'name' | 'size' | 'arrivedAt'>;
  readonly check: VirusCheck;
}

/** The file that was sent with a page: its size, what can be done with it, and where its virus check stands; undefined where none was sent. */
export const ownFileLink = (windowId: string, page: string, files: readonly Sent[], from?: Way) => {
  const sent = files.find((each) => each.page === page);
  if (!sent) return undefined;
  const at = paths.window(windowId);
  return {
    name: sent.file.name,
    size: sizeInWords(sent.file.size),
    href: at.ownFile(page),
    replaceHref: at.file(page, from),
    removeHref: at.removeFile(page, sent.file.arrivedAt, from),
    isInfected: sent.check === 'infected',
    check: virusCheckWords[sent.check],
  };
};
