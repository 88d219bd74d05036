import { decodeJwt, errors, jwtVerify } from 'jose';
import { type Answer, refusals } from './answers.ts';

const uuidLength = 36;
const allowedSeconds = 30;

/** Why Notify would refuse this Authorization header, given the API keys it knows; undefined when it would not. */
export const refusalOf = async (header: string | undefined, apiKeys: string[]): Promise<Answer | undefined> => {
  if (!header) return refusals.noToken;
  if (!header.startsWith('Bearer ')) return refusals.notBearer;
  const jwt = header.slice('Bearer '.length);
  try {
    const { iss, iat } = decodeJwt(jwt);
    if (!iss) return refusals.noIssuer;
    const key = apiKeys.find((each) => each.slice(-2 * uuidLength - 1, -uuidLength - 1) === iss);
    if (!key) return refusals.noKey;
    await jwtVerify(jwt, new TextEncoder().encode(key.slice(-uuidLength)), { algorithms: ['HS256'] });
    const now = Math.floor(Date.now() / 1000);
    return iat === undefined || Math.abs(now - iat) > allowedSeconds ? refusals.clock : undefined;
  } catch (error) {
    return error instanceof errors.JWSSignatureVerificationFailed ? refusals.noKey : refusals.badToken;
  }
};
