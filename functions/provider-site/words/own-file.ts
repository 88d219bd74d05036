import type { VirusCheck } from '../../../domain/questions/virus-check.ts';
import { paths } from '../paths.ts';
import { virusCheckWords } from './virus-checks.ts';

interface Sent {
  readonly page: string;
  readonly file: { readonly name: string };
  readonly check: VirusCheck;
}

/** The file that was sent with a page: the link to it, and where its virus check stands; undefined where none was sent. */
export const ownFileLink = (windowId: string, page: string, files: readonly Sent[]) => {
  const sent = files.find((each) => each.page === page);
  if (!sent) return undefined;
  const at = paths.window(windowId);
  return {
    name: sent.file.name,
    href: at.ownFile(page),
    replaceHref: at.file(page),
    isInfected: sent.check === 'infected',
    check: virusCheckWords[sent.check],
  };
};
