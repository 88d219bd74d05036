import * as z from 'zod';
import { AwsError } from '../aws-error.ts';
import type { Json, JsonObject } from '../json.ts';
import { invalidRequest, withoutNulls } from './invalid-request.ts';

/** An action of the API: takes a parsed request, gives the answer. @throws AwsError */
export type Operation = (request: Json) => JsonObject | Promise<JsonObject>;

/** An action whose request has this shape. */
export const operation =
  <S extends z.ZodType>(shape: S, act: (request: z.output<S>) => JsonObject | Promise<JsonObject>): Operation =>
  (request) => {
    const body = withoutNulls(request);
    const read = shape.safeParse(body);
    if (!read.success) throw invalidRequest(body, read.error);
    return act(read.data);
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
