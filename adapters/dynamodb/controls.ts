import * as z from 'zod';
import { type Control, control, type KnownOfControl, type Proof } from '../../domain/people/control.ts';
import { type HashedCode, hashedCode, isCode } from '../codes/code.ts';
import { atVersion, notThere, type Table, type Write } from './table.ts';

/** The code that stands for an account and location, as the provider's site may read it. */
const issuedCode = z.object({ locationId: z.string(), issuedAt: z.iso.datetime(), code: hashedCode });
export type IssuedCode = z.infer<typeof issuedCode>;

/** What the provider typed: the right code itself, once it was. Nobody can write that who does not know it. */
const typedCode = z.object({
  issuedAt: z.iso.datetime(),
  tries: z.int().min(0),
  right: z.object({ code: z.string(), at: z.iso.datetime() }).optional(),
  version: z.int().min(1),
});
export type TypedCode = z.infer<typeof typedCode>;

interface Whose {
  readonly providerId: string;
  readonly locationId: string;
}
const controlKey = ({ providerId, locationId }: Whose) => ({ pk: `CONTROL#${providerId}`, sk: locationId });
const codesOf = (providerId: string) => `CONTROL-CODE#${providerId}`;
const codeKey = ({ providerId, locationId }: Whose) => ({ pk: codesOf(providerId), sk: locationId });
const typedKey = ({ providerId, locationId }: Whose) => ({ pk: `CONTROL-TYPED#${providerId}`, sk: locationId });
const conditionOf = (version: number) => (version === 0 ? notThere : atVersion(version));

/**
 * Whether accounts speak for locations. What officers decided, the code that stands, and what a provider typed lie in partitions of their
 * own: the provider's site reads the second and writes the third alone.
 */
export const controlRepository = (records: Table) => ({
  of: async (whose: Whose): Promise<Control> =>
    (await records.get(control, controlKey(whose))) ?? { ...whose, issues: [], readBackTries: 0, version: 0 },
  code: (whose: Whose): Promise<IssuedCode | undefined> => records.get(issuedCode, codeKey(whose)),
  codes: (providerId: string): Promise<readonly IssuedCode[]> => records.every(issuedCode, codesOf(providerId)),
  typed: (whose: Whose): Promise<TypedCode | undefined> => records.get(typedCode, typedKey(whose)),

  /** All that is known of an account and location. */
  async known(whose: Whose): Promise<KnownOfControl & { readonly control: Control }> {
    const [kept, code, typed] = await Promise.all([this.of(whose), this.code(whose), this.typed(whose)]);
    const isOfLast = typed?.issuedAt === kept.issues.at(-1)?.issuedAt;
    const proof = kept.proved ?? (await typedProof(code, typed));
    return { control: kept, proof, typedTries: isOfLast ? (typed?.tries ?? 0) : 0 };
  },

  /** How it was proved that an account speaks for a location; undefined while it is not. */
  async proof(whose: Whose): Promise<Proof | undefined> {
    return (await this.known(whose)).proof;
  },

  /** What officers decided, for a transaction of the caller. It fails where another came first. */
  write: (was: Control, next: Omit<Control, 'version'>): Write =>
    records.putWrite({ ...controlKey(was), ...next, version: was.version + 1 }, conditionOf(was.version)),

  /** The code that stands from now on, in the place of any before it. */
  writeCode: (whose: Whose, issuedAt: string, code: HashedCode): Write =>
    records.putWrite({ ...codeKey(whose), locationId: whose.locationId, issuedAt, code }),

  /** Holds a transaction to the code of this issue not having been typed yet: what is proved stays proved. */
  notTypedYet: (whose: Whose, issuedAt: string): Write => ({
    ConditionCheck: {
      TableName: records.name,
      Key: typedKey(whose),
      ConditionExpression: 'attribute_not_exists(#right) OR issuedAt <> :issuedAt',
      ExpressionAttributeNames: { '#right': 'right' },
      ExpressionAttributeValues: { ':issuedAt': issuedAt },
    },
  }),

  /** What a provider typed. It fails where another try came first. @throws Conflict */
  keepTyped: (whose: Whose, was: TypedCode | undefined, next: Omit<TypedCode, 'version'>): Promise<void> => {
    const before = was?.version ?? 0;
    return records.put({ ...typedKey(whose), ...next, version: before + 1 }, conditionOf(before));
  },
});
export type ControlRepository = ReturnType<typeof controlRepository>;

const typedProof = async (code: IssuedCode | undefined, typed: TypedCode | undefined): Promise<Proof | undefined> => {
  if (!code || !typed?.right || typed.issuedAt !== code.issuedAt) return undefined;
  return (await isKnownCode(typed.right.code, code.code)) ? { how: 'typed', at: typed.right.at } : undefined;
};

const MOST_KNOWN = 1_000;
const known = new Map<string, boolean>();

/** The same pair always compares alike, and comparing is slow by design: each is compared once. */
const isKnownCode = async (code: string, hashed: HashedCode): Promise<boolean> => {
  const pair = `${hashed.salt} ${hashed.hash} ${code}`;
  const before = known.get(pair);
  if (before !== undefined) return before;
  const found = await isCode(code, hashed);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(pair, found);
  return found;
};
