import { parse } from 'node:querystring';
import type { MiddlewareObj } from '@middy/core';
import { badRequest, Problem, tooLarge } from './problem.ts';
import type { FormFields, PageEvent } from './request.ts';

/** The longest form: some twenty answers of 750 words with room to spare, and small enough for one row of the table. */
const MOST_BYTES = 200_000;
const MOST_FIELDS = 1000;

/** Reads an urlencoded form into `event.form`. Other kinds of body are refused: files go straight to storage. */
export const formBody = (): MiddlewareObj<PageEvent> => ({
  before: ({ event }) => {
    if (event.requestContext.http.method !== 'POST') return;
    const body = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
    if (Buffer.byteLength(body) > MOST_BYTES) throw tooLarge();
    // More fields than are read would be left out in silence.
    if (body.split('&').length > MOST_FIELDS) throw tooLarge();
    if (body !== '' && !isUrlencoded(event.headers['content-type'])) {
      throw new Problem(415, badRequest().words);
    }
    event.form = fieldsOf(body);
  },
});

const isUrlencoded = (type: string | undefined): boolean =>
  type?.split(';')[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';

const fieldsOf = (body: string): FormFields =>
  Object.fromEntries(
    Object.entries(parse(body, '&', '=', { maxKeys: MOST_FIELDS })).map(([name, value = '']) => [
      name,
      typeof value === 'string' ? oneLineEnd(value) : value.map(oneLineEnd),
    ]),
  );

// Browsers send CRLF whatever was typed; without this the same words would hash and count differently.
const oneLineEnd = (text: string): string => text.replaceAll('\r\n', '\n');
