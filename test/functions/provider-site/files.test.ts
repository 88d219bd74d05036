import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { storedFileIn } from '../../../domain/questions/stored-file.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { clock } from '../../builders/clock.ts';
import { aPdf, docxBytes, pdfBytes } from '../../builders/files.ts';
import type { Browser } from '../shared/browser.ts';
import { aCompleteDraft, fillIn, formOf, newApplicants, sendFile, upload } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
let site: ProviderSite;
let closesAt: string;
beforeAll(async () => {
  site = await aProviderSite();
  closesAt = (await site.aWindow(windowId)).closesAt;
});
afterEach(() => {
  vi.useRealTimers();
  clock.reset();
});
afterAll(() => site.stop());

const at = (...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');
const begin = newApplicants(() => site, windowId);
const kept = async (subject: string) =>
  storedFileIn((await site.sealed.page(windowId, subject, 'safeguarding'))?.values);
/** Where the link leads by which the file is removed that is there now. */
const removal = async (subject: string) =>
  `${at('files/safeguarding/remove')}?arrived=${encodeURIComponent((await kept(subject))?.arrivedAt ?? '')}`;
const send = (visitor: Browser, file: File) => upload(site, visitor, windowId, 'safeguarding', file);
/** The file that a browser gets by the link of its pages. */
const saved = async (visitor: Browser) => {
  const { status, location } = await visitor.get(at('files/safeguarding/own'));
  const answer = status === 303 ? await fetch(location) : undefined;
  return { status, bytes: answer && new Uint8Array(await answer.arrayBuffer()) };
};
const atClose = (after: string) => {
  vi.setSystemTime(plusDuration(closesAt, after));
  clock.at(plusDuration(closesAt, after));
};

describe('A file', () => {
  it('goes straight to storage and is kept with its page, by its version and its hash', async () => {
    const { visitor, subject } = await begin();
    expect((await fillIn(visitor, windowId, 'safeguarding')).title).toBe('Upload your safeguarding policy');
    const next = await send(visitor, aPdf('Politique é.pdf'));
    expect(next?.title).toBe('Safe recruitment');
    const page = await site.sealed.page(windowId, subject, 'safeguarding');
    expect(page?.values).toMatchObject({
      lead: 'Sam Jones',
      policy: {
        key: expect.stringMatching(new RegExp(`^kept/${windowId}.${subject}/[0-9a-f-]{36}-[0-9a-f]{16}$`)),
        version: expect.stringMatching(/./),
        sha256: createHash('sha256').update(pdfBytes()).digest('hex'),
        name: 'Politique é.pdf',
        size: pdfBytes().length,
        type: 'application/pdf',
      },
    });
    await fillIn(visitor, windowId, 'safeguarding', { lead: 'Kim Lee' });
    const again = await site.sealed.page(windowId, subject, 'safeguarding');
    expect(again?.values).toMatchObject({ lead: 'Kim Lee', policy: { name: 'Politique é.pdf' } });
  });

  it.each([
    ['of another kind', new File(['[Word]'], 'policy.pages'), 'The selected file must be a PDF'],
    ['that is a photo', new File(['GIF89a'], 'photo.gif'), 'make a PDF if you scan it'],
    ['that a phone took', new File(['ftypheic'], 'IMG_0001.HEIC'), 'ODT) file, not a photo.'],
    ['that only says it is a PDF', new File(['<html>'], 'policy.pdf'), 'The selected file must be a PDF'],
    ['that only begins like a PDF', new File(['%PDF<script>'], 'policy.pdf'), 'The selected file must be a PDF'],
    ['that only begins like Word', new File(['PK\x03\x04'], 'policy.docx'), 'The selected file must be a PDF'],
    ['whose name says something else', new File([docxBytes()], 'policy.pdf'), 'The selected file must be a PDF'],
    ['that is empty', new File([], 'policy.pdf'), 'The selected file is empty'],
    ['above 10 MB', aPdf('policy.pdf', 10_000_000), 'The selected file must be smaller than 10 MB'],
  ])('%s is refused in plain words', async (_, file, words) => {
    const { visitor, subject } = await begin();
    const shown = await send(visitor, file);
    expect(shown?.status).toBe(400);
    expect(shown?.html).toContain(words);
    expect(await site.sealed.page(windowId, subject, 'safeguarding')).toBeUndefined();
  });

  it('of somebody else cannot be taken for one’s own, neither where it is kept nor as it arrives', async () => {
    const { visitor: other, subject } = await begin();
    const form = await formOf(other, at('files/safeguarding'));
    const arrived = await sendFile(form, aPdf());
    await other.open(arrived.slice(site.origin.length));
    const { visitor } = await begin();
    const received = (key: string) =>
      visitor.get(`${at('files/safeguarding/received')}?key=${encodeURIComponent(key)}`);
    const keys = [(await kept(subject))?.key ?? '', new URL(arrived).searchParams.get('key') ?? ''];
    expect(keys.map((key) => key.length > 40)).toEqual([true, true]);
    for (const key of keys) expect((await received(key)).status).toBe(404);
  });

  it('is not asked for where the page has none', async () => {
    const { visitor } = await begin();
    expect((await visitor.get(at('files/contacts'))).status).toBe(404);
  });

  it('can be saved again by who sent it, and is replaced by another', async () => {
    const { visitor } = await begin();
    expect((await saved(visitor)).status).toBe(404);
    await send(visitor, aPdf());
    expect((await saved(visitor)).bytes).toEqual(pdfBytes());
    expect((await visitor.get(at('files/safeguarding'))).html).toContain(`href="${at('files/safeguarding/own')}"`);
    expect((await visitor.get(at('check'))).html).toContain('Save a copy of Safeguarding policy.pdf');
    await send(visitor, aPdf('Newer policy.pdf', 3000));
    expect((await saved(visitor)).bytes).toEqual(pdfBytes(3000));
  });

  it('stands on its page, where it can be opened, replaced and removed', async () => {
    const { visitor, subject } = await begin();
    await fillIn(visitor, windowId, 'safeguarding');
    const own = async () => {
      const { html } = await visitor.get(at('questions/safeguarding'));
      return {
        text: /<dl class="govuk-summary-list">(.*?)<\/dl>/s
          .exec(html)?.[1]
          ?.replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
        leadsTo: [...html.matchAll(/href="([^"]*\/files\/[^"]*)"/g)].map(([, href]) => href),
      };
    };
    expect(await own()).toEqual({
      text: 'Your file No file yet. It is asked for when you save this page. Upload a file',
      leadsTo: [at('files/safeguarding')],
    });
    await send(visitor, aPdf('Polisi diogelu ŵ سياسة.pdf'));
    await site.scansEnd();
    expect(await own()).toEqual({
      text: 'Your file Polisi diogelu ŵ سياسة.pdf (2 KB) Checked for viruses: none was found. Replace Polisi diogelu ŵ سياسة.pdf Remove Polisi diogelu ŵ سياسة.pdf',
      leadsTo: [at('files/safeguarding/own'), at('files/safeguarding'), await removal(subject)],
    });
    const removalAt = await removal(subject);
    const asked = await visitor.get(removalAt);
    expect(asked.title).toBe('Do you want to remove Polisi diogelu ŵ سياسة.pdf?');
    const after = await visitor.submit(removalAt);
    expect(after.title).toBe('Safeguarding policy');
    expect(await kept(subject)).toBeUndefined();
    expect((await site.sealed.page(windowId, subject, 'safeguarding'))?.values).toMatchObject({ lead: 'Sam Jones' });
    expect((await visitor.get(removalAt)).location).toBe(at('questions/safeguarding'));
    expect((await visitor.get(at('tasks'))).html).toContain('Incomplete');
  });

  it('that came in the place of another is not removed with that one', async () => {
    const { visitor, subject } = await begin();
    await send(visitor, aPdf('Older policy.pdf'));
    const other = await site.visit({ subject });
    const removalAt = await removal(subject);
    await visitor.get(removalAt);
    await pause(1100);
    await send(other, aPdf('Newer policy.pdf', 3000));
    await visitor.submit(removalAt);
    expect((await kept(subject))?.name).toBe('Newer policy.pdf');
  });

  it('is kept once, however often the page that storage led to is loaded, and does not come back in place of a newer one', async () => {
    const { visitor, subject } = await begin();
    const first = (await sendFile(await formOf(visitor, at('files/safeguarding')), aPdf())).slice(site.origin.length);
    await visitor.open(first);
    const once = await kept(subject);
    await visitor.open(first);
    expect(await kept(subject)).toEqual(once);
    await pause(1100);
    await send(visitor, aPdf('Newer policy.pdf', 3000));
    await visitor.open(first);
    expect((await kept(subject))?.name).toBe('Newer policy.pdf');
  });

  it('is not lost where it was kept and its page could not be saved: loading the page again saves it, in place of what was there', async () => {
    const { visitor, subject } = await begin();
    await send(visitor, aPdf('Older policy.pdf'));
    await pause(1100);
    const file = aPdf('Newer policy.pdf', 3000);
    const received = (await sendFile(await formOf(visitor, at('files/safeguarding')), file)).slice(site.origin.length);
    const applicationId = `${windowId}.${subject}`;
    const key = new URL(received, site.origin).searchParams.get('key') ?? '';
    const arrived = await site.uploads.arrived(applicationId, key);
    if (!arrived) throw new Error('Nothing arrived');
    const named = await site.uploads.keep(applicationId, arrived);
    await visitor.open(received);
    expect(await kept(subject)).toMatchObject({ ...named, name: 'Newer policy.pdf' });
  });

  it('sent by the same form after another is the one that is kept', async () => {
    const { visitor, subject } = await begin();
    const form = await formOf(visitor, at('files/safeguarding'));
    for (const [name, size] of [
      ['Wrong.pdf', 1000],
      ['Right.pdf', 3000],
    ] as const)
      await visitor.open((await sendFile(form, aPdf(name, size))).slice(site.origin.length));
    expect((await kept(subject))?.name).toBe('Right.pdf');
    expect((await saved(visitor)).bytes).toEqual(pdfBytes(3000));
  });

  it('is not kept for a program that only asks what is there', async () => {
    const { visitor, subject } = await begin();
    const received = (await sendFile(await formOf(visitor, at('files/safeguarding')), aPdf())).slice(
      site.origin.length,
    );
    expect((await visitor.head(received)).status).toBe(405);
    expect(await kept(subject)).toBeUndefined();
  });
});

describe('What was submitted', () => {
  let count = 0;
  const submitted = async () => {
    count += 1;
    const subject = `submitted-${count}`;
    const visitor = await site.visit({ subject });
    await aCompleteDraft(site, windowId, subject);
    const form = await formOf(visitor, at('files/safeguarding'));
    await visitor.open((await sendFile(form, aPdf())).slice(site.origin.length));
    await visitor.get(at('check'));
    expect((await visitor.submit(at('submit'))).title).toBe('Application submitted');
    return { visitor, subject, form };
  };

  it('names its file by the version and the hash that the receipt covers', async () => {
    const { subject } = await submitted();
    const submission = await site.sealed.submission(windowId, subject, 1);
    expect(storedFileIn(submission?.frozen.answers.safeguarding)).toEqual(await kept(subject));
  });

  it('keeps its file whatever is sent by the same form afterwards', async () => {
    const { visitor, form } = await submitted();
    const received = await sendFile(form, aPdf('policy.pdf', 12_000));
    expect((await visitor.open(received.slice(site.origin.length))).status).toBe(409);
    expect((await saved(visitor)).bytes).toEqual(pdfBytes());
    expect((await visitor.get(at('answers'))).html).toContain('Save a copy of Safeguarding policy.pdf');
  });

  it('takes no file after the close by a form from before it', async () => {
    atClose('-PT10M');
    const { visitor, form } = await submitted();
    expect(await sendFile(form, aPdf())).toContain('/received');
    atClose('PT20S');
    const received = await sendFile(form, aPdf('program.pdf', 12_000));
    const { status, title } = await visitor.open(received.slice(site.origin.length));
    expect([status, title]).toEqual([410, 'Applications have closed']);
    expect((await saved(visitor)).bytes).toEqual(pdfBytes());
  });
});
