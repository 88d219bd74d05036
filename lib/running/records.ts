import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { FunctionName } from './environments.ts';
import { type NarrowGrant, type Used, use, within } from './use.ts';

/**
 * What lies in the table of records, each kind in partitions of its own: their keys begin with its name. `ENTRY`: the audit entries of the
 * function itself, and of no other.
 */
export type RecordKind =
  | 'AGREEMENT'
  | 'APPLICATION'
  | 'AWARD'
  | 'CLARIFICATION'
  | 'CLARIFIED'
  | 'CONTRACTS'
  | 'CONTROL'
  | 'CONTROL-CODE'
  | 'CONTROL-TYPED'
  | 'CORRECTED'
  | 'CORRECTION'
  | 'DRAFT'
  | 'ENTRY'
  | 'EVIDENCE'
  | 'FILE'
  | 'FROZEN'
  | 'INTEREST'
  | 'LEAVING'
  | 'LIST'
  | 'LOCATION'
  | 'NOTICES'
  | 'OUTCOME'
  | 'PACK'
  | 'PLACE'
  | 'REGISTER'
  | 'REPRESENTATION'
  | 'SEAL'
  | 'STANDING'
  | 'WAIT'
  | 'WINDOW';

export interface OnRecords {
  /** Those of which what is asked for at one moment is one request (adapters/dynamodb/reads.ts). */
  readonly getTogether?: readonly RecordKind[];
  readonly get?: readonly RecordKind[];
  readonly query?: readonly RecordKind[];
  readonly put?: readonly RecordKind[];
  readonly check?: readonly RecordKind[];
  readonly add?: readonly RecordKind[];
  readonly remove?: readonly RecordKind[];
}

/** The table of records, and which kinds a function does what with: its role reaches no other. */
export const useRecords = (
  table: TableV2,
  writer: FunctionName,
  { getTogether = [], get = [], query = [], put = [], check = [], add = [], remove = [] }: OnRecords,
  ...more: readonly NarrowGrant[]
): Used => {
  const partitions = (kinds: readonly RecordKind[]) =>
    kinds.map((kind) => (kind === 'ENTRY' ? `ENTRY#${writer}#*` : `${kind}#*`));
  const grants = [
    ['BatchGetItem', getTogether],
    ['GetItem', get],
    ['Query', query],
    ['PutItem', put],
    ['ConditionCheckItem', check],
    ['UpdateItem', add],
    ['DeleteItem', remove],
  ] as const;
  return use(
    table,
    ...grants.filter(([, kinds]) => kinds.length > 0).map(([action, kinds]) => within(partitions(kinds), [action])),
    ...more,
  );
};
