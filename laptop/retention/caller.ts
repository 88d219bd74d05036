import { createHmac } from 'node:crypto';
import { CannotStart } from '@laptop/cloud';
import { sha256 } from '../../adapters/sha256.ts';

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

interface Signed {
  readonly host: string;
  readonly query: string;
  readonly service: string;
  readonly region: string;
  /** `20150830T123600Z` */
  readonly at: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The headers of a GET without a body, signed by AWS's Signature Version 4. */
export const signedHeaders = (
  { host, query, service, region, at, headers = {} }: Signed,
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
): Readonly<Record<string, string>> => {
  const sent = { ...headers, 'x-amz-date': at, ...(sessionToken && { 'x-amz-security-token': sessionToken }) };
  const all = Object.entries({ ...sent, host }).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const names = all.map(([name]) => name).join(';');
  const lines = all.map(([name, value]) => `${name}:${value}\n`).join('');
  const scope = [at.slice(0, 8), region, service, 'aws4_request'];
  const request = ['GET', '/', query, lines, names, sha256('')].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', at, scope.join('/'), sha256(request)].join('\n');
  const key = scope.reduce<string | Buffer>((before, part) => hmac(before, part), `AWS4${secretAccessKey}`);
  const signature = hmac(key, toSign).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope.join('/')}, SignedHeaders=${names}, Signature=${signature}`;
  return { ...sent, authorization };
};

/** Whose credentials these are, as AWS's Security Token Service knows them: nobody else can have it say so. */
export const callerOf = async (region: string, credentials: Credentials, now: string): Promise<string> => {
  const host = `sts.${region}.amazonaws.com`;
  const query = 'Action=GetCallerIdentity&Version=2011-06-15';
  const at = now.replaceAll(/[-:]|\.\d+/g, '');
  const headers = signedHeaders({ host, query, service: 'sts', region, at }, credentials);
  const answer = await fetch(`https://${host}/?${query}`, { headers, signal: AbortSignal.timeout(10_000) });
  const arn = /<Arn>([^<]+)<\/Arn>/.exec(await answer.text())?.[1];
  if (!answer.ok || arn === undefined)
    throw new CannotStart(`AWS did not say whose credentials these are: ${answer.status}.`);
  return arn;
};
