import type { IncomingMessage } from 'node:http';
import { urlOf } from '../request-url.ts';

/** Whose signature a request carries: the scope of a Signature Version 4 credential. */
export interface Credential {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

const parsed = (scope: string): Credential | undefined => {
  const [accessKeyId, date, region, service, end] = scope.split('/');
  return accessKeyId && date && region && service && end === 'aws4_request'
    ? { accessKeyId, date, region, service }
    : undefined;
};

/**
 * The credential that a request is signed with: in its Authorization header, in the query of a presigned URL, or, of a
 * presigned POST, in its form's field `x-amz-credential` (names of `formFields` in lower case).
 */
export const credentialOf = (
  req: Pick<IncomingMessage, 'headers' | 'url'>,
  formFields?: ReadonlyMap<string, string>,
): Credential | undefined => {
  const inHeader = /Credential=([^,\s]+)/.exec(req.headers.authorization ?? '')?.[1];
  const inQuery = urlOf(req).searchParams.get('X-Amz-Credential');
  const scope = inHeader ?? inQuery ?? formFields?.get('x-amz-credential');
  return scope === undefined ? undefined : parsed(scope);
};
