import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../json.ts';

/** What the optimized integrations of AWS add to a service's answer. */
export const sdkMetadata = (requestId: string = randomUUID(), status = 200): JsonObject => ({
  SdkHttpMetadata: {
    AllHttpHeaders: { 'x-amzn-RequestId': [requestId] },
    HttpHeaders: { 'x-amzn-RequestId': requestId },
    HttpStatusCode: status,
  },
  SdkResponseMetadata: { RequestId: requestId },
});

/** How AWS's first Java SDK, which the optimized integrations use, words an error. */
export const serviceCause = (
  message: string,
  service: string,
  status: number,
  code: string,
  requestId: string,
): string =>
  `${message} (Service: ${service}; Status Code: ${status}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`;

/** What can be told of an error that an AWS SDK threw. */
export const sdkError = (
  thrown: unknown,
): {
  readonly code: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly requestId: string;
} => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const metadata = '$metadata' in error && typeof error.$metadata === 'object' ? error.$metadata : undefined;
  const status = metadata && 'httpStatusCode' in metadata ? Number(metadata.httpStatusCode) : undefined;
  const requestId = metadata && 'requestId' in metadata ? String(metadata.requestId ?? '') : '';
  return { code: error.name, message: error.message, status, requestId };
};
