import { createHash, randomUUID } from 'node:crypto';
import jsonata from 'jsonata';
import type { Json } from '../json.ts';

/**
 * Gives an expression what Step Functions adds to JSONata, and takes $eval, which it does not have (AWS Developer
 * Guide, "Transforming data with JSONata in Step Functions").
 */
export const registerAwsFunctions = (expression: jsonata.Expression): void => {
  expression.registerFunction('partition', partition, '<an:a>');
  expression.registerFunction('range', range, '<nnn:a>');
  expression.registerFunction('hash', hash, '<s-s:s>');
  expression.registerFunction('random', random, '<n?:n>');
  expression.registerFunction('uuid', () => randomUUID(), '<:s>');
  expression.registerFunction('parse', (text: string): Json => JSON.parse(text), '<s-:x>');
  expression.assign('eval', undefined);
};

const partition = (array: readonly Json[], size: number): Json[] => {
  const whole = Math.round(size);
  if (whole < 1) throw new Error('The partition size must be greater than zero.');
  return Array.from({ length: Math.ceil(array.length / whole) }, (_, i) => array.slice(i * whole, (i + 1) * whole));
};

/** Other numbers are rounded, as in States.ArrayPartition and States.ArrayRange, whose successors these two are. */
const range = (from: number, to: number, by: number): number[] => {
  const [first, last, step] = [Math.round(from), Math.round(to), Math.round(by)];
  if (step === 0) throw new Error('The step must not be zero.');
  const length = Math.max(Math.floor((last - first) / step) + 1, 0);
  if (length > 1000) throw new Error('The range must not contain more than 1000 elements.');
  const sequence = Array.from({ length }, (_, i) => first + i * step);
  // A sequence, as of JSONata's own operator: of a single value it is that value, and of none it is nothing.
  return Object.defineProperty(sequence, 'sequence', { value: true });
};

const hash = (data: string, algorithm: string): string => {
  const known = HASHES[algorithm];
  if (known === undefined) throw new Error(`The hash algorithm '${algorithm}' is not supported.`);
  return createHash(known).update(data).digest('hex');
};

const random = (seed?: number): number => (seed === undefined ? Math.random() : seeded(seed));

const HASHES: Record<string, string> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** The same seed gives the same number: the first 48 bits of its SHA-256. */
const seeded = (seed: number): number => createHash('sha256').update(String(seed)).digest().readUIntBE(0, 6) / 2 ** 48;

/** `$now` and `$millis` by the engine's clock instead of the computer's. */
export const timeFunctions = (now: number) => ({
  millis: () => now,
  now: (picture?: string, timezone?: string) => FROM_MILLIS.evaluate(undefined, { now, picture, timezone }),
});

const FROM_MILLIS = jsonata('$fromMillis($now, $picture, $timezone)');
