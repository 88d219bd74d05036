import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { CODE_ALPHABET, CODE_LENGTH } from '../../domain/people/spoken-code.ts';

/** A code as it is kept: whoever reads this cannot find the code, even by trying all of them. */
export const hashedCode = z.object({ salt: z.string(), hash: z.string() });
export type HashedCode = z.infer<typeof hashedCode>;

/** Some hundredths of a second and 16 MB for each try. */
const COST: ScryptOptions = { N: 2 ** 14, r: 8, p: 1 };

export const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');

export const hashOf = async (code: string): Promise<HashedCode> => {
  const salt = randomBytes(16);
  return { salt: salt.toString('hex'), hash: (await derived(code, salt)).toString('hex') };
};

/** Whether a code is the one that was hashed. */
export const isCode = async (code: string, { salt, hash }: HashedCode): Promise<boolean> =>
  timingSafeEqual(await derived(code, Buffer.from(salt, 'hex')), Buffer.from(hash, 'hex'));

const derived = (code: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(code, salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
