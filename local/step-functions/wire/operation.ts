import * as z from 'zod';
import { AwsError, validationError } from '../aws-error.ts';
import type { JsonObject } from '../json.ts';

/** An action of the API: takes a parsed request, gives the answer. @throws AwsError */
export type Operation = (request: unknown) => JsonObject | Promise<JsonObject>;

/** An action whose request has this shape. */
export const operation =
  <S extends z.ZodType>(shape: S, act: (request: z.output<S>) => JsonObject | Promise<JsonObject>): Operation =>
  (request) => {
    const read = shape.safeParse(request);
    if (!read.success) throw invalidRequest(read.error);
    return act(read.data);
  };

const invalidRequest = ({ issues }: z.ZodError): AwsError => {
  const problems = issues.map(
    ({ path, message }) => `Value at '${path.join('.')}' failed to satisfy constraint: ${message}`,
  );
  return validationError(
    `${issues.length} validation error${issues.length === 1 ? '' : 's'} detected: ${problems.join('; ')}`,
  );
};

export const arnField = z.string().min(1).max(2000);

export const paging = { maxResults: z.int().min(0).max(1000).optional(), nextToken: z.string().max(4000).optional() };

const DEFAULT_PAGE = 100;

/** 0 and nothing both mean the default. */
export const pageSize = (maxResults: number | undefined): number => maxResults || DEFAULT_PAGE;

export const writePageToken = (position: string | number): string => Buffer.from(`page:${position}`).toString('base64');

/** @throws AwsError when it is no token that `writePageToken` made */
export const readPageToken = (token: string | undefined): string | undefined => {
  if (token === undefined) return undefined;
  const [, position] = /^page:(.*)$/.exec(Buffer.from(token, 'base64').toString()) ?? [];
  if (position === undefined) throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
  return position;
};

/** Dates on the wire are seconds since the epoch. */
export const seconds = (milliseconds: number): number => milliseconds / 1000;
