import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { FreshEntry } from '../../../adapters/dynamodb/audit-chains.ts';
import { sha256 } from '../../../adapters/sha256.ts';
import { type AuditEntry, auditEntry, SERVICE, STREAM } from '../../../domain/audit/entry.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { digestOfRemoval, plannedRemovalId, vouchedFor } from '../../../domain/retention/planned-removal.ts';
import type { Change } from './schema.ts';

/** The beginnings of keys whose records are written once and never again. What else is followed may change by the rules. */
const onceOnly: readonly (readonly [pk: string, sk: string])[] = [
  ['ENTRY#', ''],
  ['FROZEN#', ''],
  ['CORRECTED#', ''],
  ['EVIDENCE#', ''],
  ['SEAL#', ''],
  ['AGREEMENT#', 'CONFIG#'],
  ['AWARD#', 'RECOMMENDATION#'],
  ['AWARD#', 'TEXT#'],
  ['AWARD#', 'APPROVAL#'],
  ['AWARD#', 'RELEASE#'],
  ['AWARD#', 'WORDS#'],
];

/** The id of the entry that would have planned the removal that a change tells of; undefined where it tells of none, or not of what was removed. */
export const planOfRemoval = ({ eventName, dynamodb: { Keys, OldImage } }: Change): string | undefined => {
  if (eventName !== 'REMOVE' || !OldImage) return undefined;
  const image = unmarshalled(OldImage);
  const { windowId } = concerned(Keys.pk.S, Keys.sk.S, image);
  if (windowId === undefined) return undefined;
  return plannedRemovalId(windowId, digestOfRemoval(vouchedFor(Keys.pk.S, Keys.sk.S, hashOf(image)), sha256));
};

/**
 * What a change of a record says in the audit trail: an entry that was written is recorded as it is; of other records it is recorded that
 * they are as they are, by their hash, and of those that are written once that somebody wrote over one. A removal that an entry had planned,
 * recorded before it, is no alarm.
 */
export const entryOfChange = (
  { eventID, eventName, dynamodb }: Change,
  isPlanned: (removal: string) => boolean = () => false,
): FreshEntry => {
  const { pk, sk } = { pk: dynamodb.Keys.pk.S, sk: dynamodb.Keys.sk.S };
  const image = dynamodb.NewImage && unmarshalled(dynamodb.NewImage);
  const at = new Date(dynamodb.ApproximateCreationDateTime * 1000).toISOString();
  const ofRecord = { ...concerned(pk, sk, image), at, detail: vouchedFor(pk, sk, hashOf(image)) };
  const planned = planOfRemoval({ eventID, eventName, dynamodb });
  if (planned !== undefined && isPlanned(planned))
    return {
      id: eventID,
      from: STREAM,
      entry: { ...ofRecord, kind: 'record', action: 'record removed as planned' },
    };
  const isOnceOnly = onceOnly.some(([one, other]) => pk.startsWith(one) && sk.startsWith(other));
  if (eventName === 'REMOVE' || (eventName === 'MODIFY' && isOnceOnly))
    return {
      id: eventID,
      from: STREAM,
      entry: { ...ofRecord, kind: 'alarm', action: eventName === 'REMOVE' ? 'record removed' : 'record written over' },
    };
  if (!pk.startsWith('ENTRY#'))
    return { id: eventID, from: STREAM, entry: { ...ofRecord, kind: 'record', action: 'record kept' } };
  const entry = auditEntry.safeParse(image);
  const from = pk.split('#')[1] ?? '';
  const id = `${pk}#${sk}`;
  if (entry.success && isWindowId(entry.data.windowId) && id.length <= LONGEST_ID && sizeOf(image) <= MOST_BYTES)
    return { id, from, entry: entry.data };
  const detail = ofRecord.detail.slice(-LONGEST_ID);
  return { id: eventID, from, entry: { ...ofRecord, detail, kind: 'alarm', action: 'entry that cannot be read' } };
};

/** What no table would take must not hold up the entries behind it. Of ours the longest is a declaration of a thousand conflicts, of 70 kB. */
const MOST_BYTES = 200_000;
const LONGEST_ID = 1_000;
const sizeOf = (image: unknown): number => Buffer.byteLength(canonicalJson(image));
const isWindowId = (asked: string | undefined): boolean => asked === undefined || /^[\w.-]{1,200}$/.test(asked);

/** An image in DynamoDB's own words is anybody's: what cannot be read is only hashed. */
const unmarshalled = (image: NonNullable<Change['dynamodb']['NewImage']>): Record<string, unknown> => {
  try {
    return unmarshall(image);
  } catch {
    return image;
  }
};

const hashOf = (image: Record<string, unknown> | undefined): string => (image ? sha256(canonicalJson(image)) : 'gone');

/** The window and the application that a record is of, from its key or itself. */
const concerned = (
  pk: string,
  sk: string,
  image: Record<string, unknown> | undefined,
): Pick<AuditEntry, 'windowId' | 'subject'> => {
  const [kind, id = ''] = pk.split('#');
  if (kind === 'FROZEN' || kind === 'CORRECTED' || kind === 'EVIDENCE')
    return { windowId: windowNamed(id.slice(0, id.indexOf('.'))), subject: id };
  if (kind === 'AWARD') return { windowId: windowNamed(id) };
  if (kind === 'SEAL')
    return { windowId: windowNamed(id), ...(sk.startsWith('READ#') && { subject: sk.split('#')[1] }) };
  if (kind === 'AGREEMENT') return { windowId: windowNamed(sk.slice(sk.indexOf('#') + 1)) };
  if (kind === 'ENTRY') return { windowId: windowNamed(pk.split('#')[2]) };
  return { windowId: windowNamed(image?.windowId) };
};

const windowNamed = (named: unknown): string | undefined =>
  typeof named === 'string' && named !== SERVICE && isWindowId(named) ? named : undefined;
