import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Clock } from './clock/clock.ts';
import { document, html } from './console/html.ts';
import { withVirtualDate } from './gate/answers.ts';
import type { Handler } from './gate/handler.ts';
import { fromOurPages } from './http-api/hosts.ts';

const zone = 'Europe/London';
const Move = z.union([z.object({ to: z.string() }), z.object({ by: z.string() })]);

/**
 * Where a move leads, in epoch ms: `to` an instant, or a date and time of London; `by` a duration such as `P1D`, by
 * London's calendar.
 *
 * @throws RangeError for what is none of these.
 */
export function destination(move: z.infer<typeof Move>, now: number): number {
  if ('by' in move) {
    const from = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
    return from.add(Temporal.Duration.from(move.by)).epochMilliseconds;
  }
  return /(Z|[+-]\d\d:?\d\d)$/i.test(move.to)
    ? Temporal.Instant.from(move.to).epochMilliseconds
    : Temporal.PlainDateTime.from(move.to).toZonedDateTime(zone).epochMilliseconds;
}

/**
 * `GET /_local/clock` tells the time; `POST` with `{"to": …}` or `{"by": …}`, as JSON or from a form, moves it and
 * answers when the clock is there and all is quiet.
 */
export function clockPage(clock: Clock): Handler {
  return async (req, res) => {
    if (req.url?.split('?')[0] !== '/_local/clock') return false;
    withVirtualDate(res);
    if (req.method === 'GET' || req.method === 'HEAD') return json(res, 200, reading(clock));
    if (req.method !== 'POST') return json(res, 405, { message: 'GET or POST' });
    if (!fromOurPages(req)) return json(res, 403, { message: 'Only pages of this site may move its clock.' });
    const isForm = req.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
    try {
      await clock.advanceTo(destination(await read(req, isForm), clock.now()));
    } catch (error) {
      const message = error instanceof z.ZodError ? '"to" or "by" is needed' : String(error);
      const status = error instanceof Error && error.message.startsWith('Not quiet') ? 504 : 400;
      if (!isForm) return json(res, status, { message });
      const body = html`<h1>The clock was not moved there</h1><p>${message}</p><p><a href="/_local">Back to this laptop</a></p>`;
      res.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
      res.end(document({ title: 'The clock was not moved there', body }));
      return true;
    }
    withVirtualDate(res);
    if (!isForm) return json(res, 200, reading(clock));
    // A page that a browser may show again for a minute is older than that now.
    res.writeHead(303, { location: '/_local', 'clear-site-data': '"cache"' });
    res.end();
    return true;
  };
}

async function read(req: IncomingMessage, isForm: boolean): Promise<z.infer<typeof Move>> {
  const body = await text(req);
  const given: unknown = isForm ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body);
  return Move.parse(given);
}

const reading = (clock: Clock) => ({ now: new Date(clock.now()).toISOString(), aheadMs: clock.offset() });

function json(res: ServerResponse, status: number, value: object): true {
  res.writeHead(status, { 'content-type': 'application/json' });
  res.end(JSON.stringify(value));
  return true;
}
