import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import type { Faults } from '@laptop/cloud';
import { urlOf } from '@laptop/cloud';
import * as z from 'zod';
import { type Answer, refusals } from './answers.ts';
import { type FaultName, notifyFaults } from './faults.ts';
import { fromEmail, letterTemplate, messageOf } from './letter.ts';
import { type Message, type Outbox, openOutbox } from './outbox.ts';
import { refusalOf } from './token.ts';

interface Options {
  /** SQLite file of the messages. */
  readonly file: string;
  /** Path under which the API's `/v2/...` lies, such as `/_local/notify`. */
  readonly prefix: string;
  /** The keys of the service, asked at each request. */
  readonly apiKeys: () => string[];
  readonly templateIds?: string[];
  readonly slowMs?: number;
}

export interface Notify {
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>;
  readonly outbox: Outbox;
  readonly faults: Faults;
  close(): void;
}

const pageSize = 250;

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** What a fault answers to whatever is asked, and what to a letter alone. */
const alwaysRefused: Partial<Record<FaultName, Answer>> = {
  'rate-limited': refusals.rateLimited,
  'key-revoked': refusals.noKey,
  'clock-askew': refusals.clock,
  broken: refusals.broken,
};
const sendingRefused: Partial<Record<FaultName, Answer>> = {
  'daily-limit': refusals.dailyLimit,
  'trial-mode': refusals.trialMode,
  'team-only-key': refusals.teamOnly,
  'template-missing': refusals.noTemplate,
  'template-changed': refusals.missing(['deadline']),
};

/** GOV.UK Notify's REST API v2 for emails, keeping every message and sending none. */
export const notify = ({
  file,
  prefix,
  apiKeys,
  templateIds = [letterTemplate.id],
  slowMs = 15_000,
}: Options): Notify => {
  const outbox = openOutbox(file);
  const faults = notifyFaults();

  const templateOf = (id: string, base: string) => ({
    id,
    version: letterTemplate.version,
    uri: `${base}/v2/template/${id}`,
  });

  const shown = (message: Message, base: string) => ({
    id: message.id,
    reference: message.reference,
    type: 'email',
    status: message.status,
    email_address: message.to,
    phone_number: null,
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((line) => [`line_${line}`, null])),
    postcode: null,
    postage: null,
    subject: message.subject,
    body: message.body,
    template: templateOf(message.templateId, base),
    created_by_name: null,
    created_at: message.createdAt,
    sent_at: message.createdAt,
    completed_at: message.createdAt,
    scheduled_for: null,
    one_click_unsubscribe: null,
  });

  const send = async (req: IncomingMessage, base: string): Promise<Answer> => {
    const body = parsed(await text(req));
    if (body === undefined) return refusals.notJson;
    const result = messageOf(body, templateIds);
    if ('refusal' in result) return result.refusal;
    const { message } = result;
    outbox.add(message);
    return {
      status: 201,
      json: {
        id: message.id,
        reference: message.reference,
        content: {
          subject: message.subject,
          body: message.body,
          from_email: fromEmail,
          one_click_unsubscribe_url: null,
        },
        uri: `${base}/v2/notifications/${message.id}`,
        template: templateOf(message.templateId, base),
        scheduled_for: null,
      },
    };
  };

  const list = (url: URL, base: string): Answer => {
    const olderThan = url.searchParams.get('older_than');
    const before = olderThan === null ? undefined : (outbox.find(olderThan)?.number ?? 0);
    const reference = url.searchParams.get('reference');
    const status = url.searchParams.get('status');
    const messages = outbox.page({
      limit: pageSize,
      ...(before !== undefined && { before }),
      ...(reference !== null && { reference }),
      ...(status !== null && { status }),
    });
    const links: Record<string, string> = { current: `${base}/v2/notifications${url.search}` };
    const last = messages.at(-1);
    if (last) {
      const next = new URLSearchParams(url.searchParams);
      next.set('older_than', last.id);
      links.next = `${base}/v2/notifications?${next}`;
    }
    return { status: 200, json: { notifications: messages.map((each) => shown(each, base)), links } };
  };

  const one = (id: string, base: string): Answer => {
    if (!z.guid().safeParse(id).success) return refusals.badId;
    const message = outbox.find(id);
    return message ? { status: 200, json: shown(message, base) } : refusals.notFound;
  };

  const template = (id: string, base: string): Answer => {
    if (!z.guid().safeParse(id).success) return refusals.badId;
    if (!templateIds.includes(id)) return refusals.notFound;
    const { subject, body } = letterTemplate;
    return { status: 200, json: { ...templateOf(id, base), type: 'email', name: 'Letter', subject, body } };
  };

  const answer = async (req: IncomingMessage, url: URL, path: string): Promise<Answer> => {
    const refusal = await refusalOf(req.headers.authorization, apiKeys());
    if (refusal) return refusal;
    const base = `http://${req.headers.host}${prefix}`;
    if (req.method === 'POST' && path === '/v2/notifications/email') return send(req, base);
    if (req.method === 'GET' && path === '/v2/notifications') return list(url, base);
    const [, kind, id = ''] = /^\/v2\/(notifications|template)\/([^/]+)$/.exec(path) ?? [];
    if (req.method !== 'GET' || !kind) return refusals.notFound;
    return kind === 'template' ? template(id, base) : one(id, base);
  };

  return {
    outbox,
    faults,
    close: outbox.close,
    async handle(req, res) {
      const url = urlOf(req);
      if (!url.pathname.startsWith(`${prefix}/`)) return false;
      const fault = faults.now();
      if (fault === 'slow') await pause(slowMs);
      const asksToSend = req.method === 'POST';
      const refusal = alwaysRefused[fault] ?? (asksToSend ? sendingRefused[fault] : undefined);
      const made = refusal ?? (await answer(req, url, url.pathname.slice(prefix.length)));
      if (fault === 'answer-lost' && made.status === 201) {
        req.socket.destroy();
        return true;
      }
      res.writeHead(made.status, { 'content-type': 'application/json', date: new Date().toUTCString() });
      res.end(JSON.stringify(made.json));
      return true;
    },
  };
};
