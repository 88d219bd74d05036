import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { notifyClient } from '../../../adapters/notify/notify-client.ts';
import type { LetterKind } from '../../../domain/letters/letter.ts';
import { sendLetters } from '../../../functions/workflow/send-letters/handler.ts';
import { letterTemplate } from '../../../laptop/stand-ins/notify/letter.ts';
import { notify } from '../../../laptop/stand-ins/notify/notify.ts';
import { now } from '../../builders/clock.ts';
import { siteServer } from '../shared/site-server.ts';
import { aCouncil } from './a-council.ts';

const NOTIFY_KEY = 'test-6f0b1a52-1d0c-4a0f-8a53-0c8d4c1b7a01-0d9d4d1e-5e52-4f3b-9df1-9e0f6d1a2b02';

/** GOV.UK Notify over loopback, which answers slowly after this long where it is made to. */
export const aPost = async (slowMs = 15_000) => {
  // Notify looks at when a token was made.
  vi.setSystemTime(now);
  const post = notify({
    file: path.join(mkdtempSync(path.join(tmpdir(), 'post-')), 'notify.sqlite'),
    prefix: '/_local/notify',
    apiKeys: () => [NOTIFY_KEY],
    slowMs,
  });
  const outside = await siteServer();
  outside.mount((req, res) => post.handle(req, res));
  return {
    faults: post.faults,
    /** A client of it that waits so long for an answer. */
    email: (timeoutMs = 10_000) =>
      notifyClient({
        baseUrl: `${outside.origin}/_local/notify`,
        apiKey: NOTIFY_KEY,
        templateId: letterTemplate.id,
        now: () => now,
        timeoutMs,
      }),
    /** What it took under a reference. */
    sent: (reference: string) => post.outbox.page({ limit: 1000 }).filter((message) => message.reference === reference),
    stop: async () => {
      post.close();
      await outside.stop();
      vi.useRealTimers();
    },
  };
};
export type Post = Awaited<ReturnType<typeof aPost>>;

export const aLetter = (letterId: string, to = 'a@example.com', kind: LetterKind = 'outcome') => ({
  letterId,
  kind,
  to,
  subject: 'The outcome',
  body: 'Dear Ash',
});

/** A council whose letters go to that post, and what was counted for its alarms. */
const anOutbox = async (post: Post) => {
  const council = await aCouncil();
  council.at(now);
  const counted: string[] = [];
  const unsent = async () =>
    (await Array.fromAsync(everyItem((after) => council.letters.unsent({ after })))).map(({ letterId }) => letterId);
  return {
    ...council,
    counted,
    unsent,
    /** Runs the sender as it is, but for what a test puts in its place. */
    send: (
      input: Parameters<ReturnType<typeof sendLetters>>[0] = {},
      other: Partial<Parameters<typeof sendLetters>[0]> = {},
    ) =>
      sendLetters({
        ...council,
        email: post.email(),
        countOne: (metric) => void counted.push(metric),
        ...other,
      })(input),
  };
};
type AnOutbox = Awaited<ReturnType<typeof anOutbox>>;

/** For the tests of a file: one post, and a fresh outbox for each test. */
export const freshOutbox = (slowMs?: number) => {
  let [post, council]: [Post | undefined, AnOutbox | undefined] = [undefined, undefined];
  beforeAll(async () => {
    post = await aPost(slowMs);
  });
  beforeEach(async () => {
    post?.faults.set('none');
    council = post && (await anOutbox(post));
    return council?.close;
  });
  afterAll(() => post?.stop());
  const begun = <Thing>(thing: Thing | undefined): Thing => {
    if (!thing) throw new Error('No test has begun');
    return thing;
  };
  return { post: () => begun(post), council: () => begun(council) };
};
