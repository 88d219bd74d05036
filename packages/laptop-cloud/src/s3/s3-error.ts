import { randomUUID } from 'node:crypto';
import { xml } from './xml.ts';

const statuses = {
  AccessDenied: 403,
  BadDigest: 400,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  IncompleteBody: 400,
  InternalError: 500,
  InvalidArgument: 400,
  InvalidPolicyDocument: 400,
  InvalidRange: 416,
  MalformedPOSTRequest: 400,
  MethodNotAllowed: 405,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NoSuchVersion: 404,
  NotImplemented: 501,
  PreconditionFailed: 412,
  SignatureDoesNotMatch: 403,
  XAmzContentSHA256Mismatch: 400,
} as const;

export type S3ErrorCode = keyof typeof statuses;

/** A refusal in S3's own words (AmazonS3/latest/API/ErrorResponses.html), with the fields it adds for this code. */
export class S3Error extends Error {
  readonly code: S3ErrorCode;
  readonly fields: Record<string, string | number>;

  constructor(code: S3ErrorCode, message: string, fields: Record<string, string | number> = {}) {
    super(message);
    this.code = code;
    this.fields = fields;
  }

  get status(): number {
    return statuses[this.code];
  }

  toXml(): string {
    const { code, message, fields } = this;
    return xml('Error', { Code: code, Message: message, ...fields, RequestId: randomUUID(), HostId: 'laptop' });
  }
}
