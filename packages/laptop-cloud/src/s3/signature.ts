import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Credential } from './credential.ts';
import { S3Error } from './s3-error.ts';

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const equal = (given: string, right: string): boolean =>
  given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right));

/** The hexadecimal Signature Version 4 of a string to sign. */
const signed = (text: string, secret: string, { date, region, service }: Credential): string =>
  hmac(hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request'), text).toString('hex');

export const signatureMismatch = (): S3Error =>
  new S3Error(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  );

/** Throws unless the policy of a presigned POST was signed with this secret. */
export const checkPolicySignature = (
  policy: string,
  signature: string,
  secret: string,
  credential: Credential,
): void => {
  if (!equal(signature, signed(policy, secret, credential))) throw signatureMismatch();
};

const strictly = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);

const canonicalQuery = (query: URLSearchParams): string =>
  [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${strictly(name)}=${strictly(value)}`)
    .sort()
    .join('&');

/** `20261122T101500Z` in milliseconds since the epoch. */
const instant = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/**
 * Throws unless a presigned URL is in its time and unchanged since it was signed with `secret` (AWS Signature Version 4,
 * "Authenticating Requests: Using Query Parameters"). The Host header must be the one that the caller sent.
 */
export const checkPresignedUrl = (req: IncomingMessage, secret: string, credential: Credential): void => {
  const [path = '/', search = ''] = (req.url ?? '/').split('?');
  const query = new URLSearchParams(search.replaceAll('+', '%2B'));
  const date = query.get('X-Amz-Date') ?? '';
  const expires = instant(date) + Number(query.get('X-Amz-Expires')) * 1000;
  if (!(Date.now() <= expires)) throw new S3Error('AccessDenied', 'Request has expired');

  const names = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  const canonical = [
    req.method,
    path,
    canonicalQuery(query),
    ...names.map((name) => `${name}:${`${req.headers[name] ?? ''}`.trim().replaceAll(/ +/g, ' ')}`),
    '',
    names.join(';'),
    query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  ].join('\n');
  const scope = `${credential.date}/${credential.region}/${credential.service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  if (!equal(query.get('X-Amz-Signature') ?? '', signed(toSign, secret, credential))) throw signatureMismatch();
};
