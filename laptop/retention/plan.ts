import { CannotStart } from '@laptop/cloud';
import * as z from 'zod';
import { recordStore } from '../../adapters/dynamodb/retained-records.ts';
import { sha256 } from '../../adapters/sha256.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { type RetentionRuleId, retentionRules } from '../../domain/retention/rules.ts';

const why = {
  /** Of a window, where it belongs to one. */
  windowId: z.string().optional(),
  rule: z.custom<RetentionRuleId>((value) => typeof value === 'string' && value in retentionRules),
  /** The last day on which it is kept. */
  keptUntil: z.iso.date(),
};
export const fileStore = z.enum(['sealed-files', 'opened-files']);
export type FileStore = z.infer<typeof fileStore>;
const plannedRecord = z.object({
  store: recordStore,
  pk: z.string(),
  sk: z.string(),
  /** SHA-256, in hex, of its canonical JSON: it is removed as it is, or not at all. */
  sha256: z.string(),
  ...why,
});
export type PlannedRecord = z.infer<typeof plannedRecord>;
const plannedFile = z.object({ store: fileStore, key: z.string(), version: z.string(), ...why });
export const planned = z.union([plannedRecord, plannedFile]);
export type Planned = z.infer<typeof planned>;

/** Somebody by the name that they gave, and on AWS by what their credentials say. */
const signer = z.object({ name: z.string().min(1), identity: z.string().optional() });
export type Signer = z.infer<typeof signer>;

const proposal = z.object({
  /** The day for which it was asked what is due. */
  on: z.iso.date(),
  /** The account whose owner asked for it, where it is not by the calendar. */
  account: z.string().optional(),
  by: signer,
  /** What it was read from. */
  of: z.record(z.string(), z.string()),
  items: z.array(planned),
});
export type Proposal = z.infer<typeof proposal>;
const written = proposal.extend({ sha256: z.string() });
/** What is to be removed, who proposed it, and the SHA-256 of the canonical JSON of all that. */
export type Plan = z.infer<typeof written>;

/** What an item is known by. */
export const nameOf = (item: Planned): string =>
  'pk' in item ? `${item.store} ${item.pk} ${item.sk}` : `${item.store} ${item.key} ${item.version}`;

export const planOf = (proposed: Proposal): Plan => {
  // A file that two applications name is due with each of them, and goes once.
  const items = [...new Map(proposed.items.map((item) => [nameOf(item), item])).values()].toSorted((one, other) =>
    nameOf(one) < nameOf(other) ? -1 : 1,
  );
  const whole = { ...proposed, items };
  return { ...whole, sha256: sha256(canonicalJson(whole)) };
};

/** @throws CannotStart where it is no plan, or one that was changed since it was written */
export const readPlan = (text: string): Plan => {
  const read = written.safeParse(parsed(text));
  if (!read.success) throw new CannotStart('This is no plan of retention.');
  const { sha256: said, ...rest } = read.data;
  if (sha256(canonicalJson(rest)) !== said) throw new CannotStart('The plan was changed since it was written.');
  return read.data;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** How many items there are of each store, or by each rule. */
export const countsBy = (items: readonly Planned[], by: 'store' | 'rule'): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(items, (item): string => item[by])]
      .map(([name, group]) => [name, group.length] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );

/** A line for each item, and the counts. */
export const linesOf = ({ items, account }: Pick<Plan, 'items' | 'account'>): readonly string[] => [
  ...items.map(
    (item) =>
      `${nameOf(item)}: ${retentionRules[item.rule].what}; ${account === undefined ? 'kept until' : 'asked for before'} ${item.keptUntil}`,
  ),
  ...(['store', 'rule'] as const).map((by) => `By ${by}: ${canonicalJson(countsBy(items, by))}`),
];
