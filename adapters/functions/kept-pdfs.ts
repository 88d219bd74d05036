import type { PrintedDocument } from '../../domain/printed/document.ts';
import { sha256 } from '../sha256.ts';
import type { WritePdf } from './pdf-writer.ts';

/** Documents: what is public is the same for everybody, and there are few of it. */
const MOST = 20;

/** Writes each document once, as long as this function runs: whoever asks after somebody else has the same file, and at once. */
export const keptPdfs = (write: WritePdf): WritePdf => {
  const kept = new Map<string, Promise<Uint8Array>>();
  return (document: PrintedDocument) => {
    const key = sha256(JSON.stringify(document));
    const known = kept.get(key);
    if (known) return known;
    const written = write(document);
    kept.set(key, written);
    written.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    return written;
  };
};
