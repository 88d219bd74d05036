import type { KeptVersions } from '../../adapters/documents/kept-versions.ts';
import type {
  OpenedHead,
  RetainedRecords,
  StoredRow,
  WhichApplication,
} from '../../adapters/dynamodb/retained-records.ts';
import { sha256 } from '../../adapters/sha256.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Retention } from '../../domain/retention/kept-until.ts';
import type { FileStore, Planned } from './plan.ts';

/** What is looked through for what is due. */
export interface Stored {
  readonly records: RetainedRecords;
  /** Absent where files are not looked at. */
  readonly files?: Readonly<Record<FileStore, KeptVersions>> | undefined;
  readonly agreements: readonly Agreement[];
}

/** An application with how long it is kept, as far as it lies sealed, and as it was opened. */
export interface FoundApplication extends WhichApplication {
  readonly head: OpenedHead | undefined;
  readonly sealedRows: readonly StoredRow[];
  readonly retention: Retention;
}

/** A record as a plan lists it; none where it is kept whatever the day. */
export const asPlanned = ({ store, item }: StoredRow, retention: Retention, windowId?: string): readonly Planned[] => {
  if (retention.until === undefined) return [];
  const { pk, sk } = item;
  const { rule, until: keptUntil } = retention;
  return [{ store, pk, sk, sha256: sha256(canonicalJson(item)), windowId, rule, keptUntil }];
};
