import * as z from 'zod';
import { S3Error } from './s3-error.ts';

const condition = z.union([
  z.tuple([z.literal('content-length-range'), z.coerce.number().int(), z.coerce.number().int()]),
  z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]),
  z.record(z.string(), z.string()).transform((pairs) => {
    const [[name, value] = ['', '']] = Object.entries(pairs);
    return ['eq', `$${name}`, value] as const;
  }),
]);

const policy = z.object({ expiration: z.iso.datetime(), conditions: z.array(condition) });

export type PostPolicy = z.infer<typeof policy>;

/** Fields of a form that no condition need name (AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html). */
const free = new Set(['policy', 'x-amz-signature', 'file']);

const denied = (why: string): S3Error => new S3Error('AccessDenied', `Invalid according to Policy: ${why}`);

/** Reads the base64 of a policy document. Throws `InvalidPolicyDocument`. */
export const parsePolicy = (base64: string): PostPolicy => {
  try {
    return policy.parse(JSON.parse(Buffer.from(base64, 'base64').toString()));
  } catch {
    throw new S3Error(
      'InvalidPolicyDocument',
      'The content of the form does not meet the conditions specified in the policy document.',
    );
  }
};

/**
 * Throws unless the fields (names in lower case, `bucket` among them, `key` with the file's name filled in) are all that the
 * policy says and nothing that it does not, and it has not run out.
 */
export const checkPolicy = ({ expiration, conditions }: PostPolicy, fields: ReadonlyMap<string, string>): void => {
  if (Date.now() > Date.parse(expiration)) throw denied('Policy expired.');
  const named = new Set(free);
  for (const each of conditions) {
    if (each[0] === 'content-length-range') continue;
    const [operator, variable, wanted] = each;
    const name = variable.slice(1).toLowerCase();
    const value = fields.get(name) ?? '';
    if (operator === 'eq' ? value !== wanted : !value.startsWith(wanted)) {
      throw denied(`Policy Condition failed: ${JSON.stringify(each)}`);
    }
    named.add(name);
  }
  for (const name of fields.keys()) {
    if (!named.has(name) && !name.startsWith('x-ignore-') && name !== 'bucket')
      throw denied(`Extra input fields: ${name}`);
  }
};

/** The sizes in bytes that a policy allows, both ends included. */
export const sizesAllowed = ({ conditions }: PostPolicy): { readonly min: number; readonly max: number } => {
  const ranges = conditions.filter((each) => each[0] === 'content-length-range');
  return {
    min: Math.max(0, ...ranges.map(([, min]) => min)),
    max: Math.min(5 * 1024 ** 3, ...ranges.map(([, , max]) => max)),
  };
};
