import { type EvidencePack, evidencePack } from '../../domain/evidence/evidence-pack.ts';
import { madeFiles } from './made-files.ts';
import type { Table } from './table.ts';

type Which = Pick<EvidencePack, 'subject' | 'edition'>;

/** The evidence packs that were asked for: of each application, or window, the last one of each edition. */
export const evidencePacks = (records: Table) =>
  madeFiles(records, evidencePack, ({ subject, edition }: Which) => ({ pk: `PACK#${subject}`, sk: edition }));
