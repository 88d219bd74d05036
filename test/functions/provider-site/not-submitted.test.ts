import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { clock } from '../../builders/clock.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { aCompleteDraft } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const opensAt = '2027-03-01T09:00:00.000Z';
const closesAt = '2027-03-31T11:00:00.000Z';
const [EVENING, LATE, AFTER] = ['2027-03-30T19:00:00.000Z', '2027-03-31T10:30:00.000Z', '2027-03-31T11:00:01.000Z'];
let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterEach(() => clock.reset());
afterAll(() => site.stop());

let count = 0;
/** Somebody with a whole draft, the evening before the deadline unless said otherwise. */
const drafting = async (now = EVENING) => {
  count += 1;
  const windowId = `s1-home-care-2027-03-01-n${count}`;
  const subject = `drafting-${count}`;
  clock.at(now);
  await site.aWindow(windowId, { opensAt, closesAt });
  await aCompleteDraft(site, windowId, subject);
  const at = (...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');
  return { windowId, subject, at, visitor: await site.visit({ subject }) };
};

describe('What was not submitted when the window closed', () => {
  it('can be read, printed and saved, and says that nobody judged it', async () => {
    const { at } = await drafting();
    clock.at(AFTER);
    const back = await site.visit({ subject: `drafting-${count}` });
    const home = await back.get('/apply');
    expect(home.html).toContain(`href="${at('draft')}"`);
    const { status, html } = await back.get(at('draft'));
    expect(status).toBe(200);
    expect(html).toContain('Not submitted, not assessed.');
    expect(html).toContain('Nobody at the council has read it. It is kept here until 31 March 2028.');
    expect(html).toContain('The next window opens at <strong>9am on Wednesday 1 September 2027</strong>');
    expect(html).toContain('Save a copy of ');
    const file = await back.get(at('draft.txt'));
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename=".*-not-submitted\.txt"$/);
    expect(file.html).toMatch(/^NOT SUBMITTED, NOT ASSESSED\n/);
    expect(file.html).toContain('Safeguarding');
    const pdf = await back.get(at('draft.pdf'));
    expect(html).toContain(`href="${at('draft.pdf')}">download it (PDF)</a>`);
    expect(pdf.headers['content-disposition']).toMatch(/^attachment; filename=".*-not-submitted\.pdf"$/);
    const read = (await readPdf(pdf.bytes)).read();
    expect(read[4]?.text).toMatch(/^Not submitted, not assessed\./);
    expect(read).toContainEqual(expect.objectContaining({ tag: 'H2', text: 'Safeguarding' }));
  });

  it('is led to from every page that takes nothing any more', async () => {
    const { at, subject } = await drafting();
    clock.at(AFTER);
    const back = await site.visit({ subject });
    for (const page of ['', 'tasks', 'check', 'questions/contacts', 'files/safeguarding']) {
      const shown = await back.get(page === '' ? at() : at(page));
      expect([page, shown.status]).toEqual([page, 410]);
      expect(shown.html).toContain(`href="${at('draft')}"`);
    }
  });

  it('is nobody else’s, and nothing to read while it can still be sent, or once it was', async () => {
    const { at, visitor } = await drafting();
    expect((await visitor.get(at('draft'))).location).toBe(at('check'));
    expect((await visitor.get(at('draft.txt'))).location).toBe(at('check'));
    await visitor.get(at('check'));
    await visitor.submit(at('submit'));
    expect((await visitor.get(at('draft'))).location).toBe(at('receipt'));
    const other = await site.visit({ subject: 'somebody-else' });
    expect((await other.get(at('draft'))).status).toBe(404);
    expect((await other.get(at('draft.txt'))).status).toBe(404);
  });

  it('can be begun with in the next window, which says that it was started and not that it was sent', async () => {
    const { subject } = await drafting();
    clock.at('2027-09-02T09:00:00.000Z');
    const later = `s1-home-care-2027-09-01-n${count}`;
    await site.aWindow(later, { opensAt: '2027-09-01T08:00:00.000Z', closesAt: '2027-09-30T11:00:00.000Z' });
    const visitor = await site.visit({ subject });
    const { html } = await visitor.get(`/apply/windows/${later}`);
    expect(html).toContain('You started an application in the window of 1 March 2027.');
    expect(html).not.toContain('You applied');
    await visitor.submit(`/apply/windows/${later}/start`, { from: 'earlier' });
    expect((await site.sealed.page(later, subject, 'organisation'))?.values).toBeDefined();
  });
});

describe('Text that comes too late', () => {
  const words = 'We would have said <b>this</b>.';

  it('after the close is shown once more, to be copied, and not kept', async () => {
    const { at, visitor, windowId, subject } = await drafting(LATE);
    const before = await site.sealed.page(windowId, subject, 'q1');
    await visitor.get(at('questions/q1'));
    clock.at(AFTER);
    const late = await visitor.submit(at('questions/q1'), { answer: words });
    expect([late.status, late.title]).toEqual([410, 'Applications have closed']);
    expect(late.html).toContain('What you typed was not saved');
    expect(late.html).toContain('We would have said &lt;b&gt;this&lt;/b&gt;.');
    expect(await site.sealed.page(windowId, subject, 'q1')).toEqual(before);
  });

  it('from another tab, of what was submitted meanwhile, says what happened to it', async () => {
    const { at, visitor, windowId, subject } = await drafting();
    const tab = await site.visit({ subject });
    await tab.get(at('questions/q1'));
    await visitor.get(at('check'));
    await visitor.submit(at('submit'));
    const refused = await tab.submit(at('questions/q1'), { answer: words });
    expect([refused.status, refused.title]).toEqual([409, 'You have submitted this application']);
    expect(refused.html).toContain('What you typed was not saved');
    expect(refused.html).toContain('We would have said');
    expect(JSON.stringify(await site.sealed.submission(windowId, subject, 1))).not.toContain('We would have said');
  });

  it('typed before the sign-in ended, is shown when they come back after the close', async () => {
    const { at, visitor } = await drafting();
    await visitor.get(at('questions/q1'));
    clock.at(plusDuration(closesAt, '-PT10M'));
    const out = await visitor.submit(at('questions/q1'), { answer: words });
    expect(out.status).toBe(401);
    clock.at(AFTER);
    const again = await site.visit({ subject: `drafting-${count}` });
    for (const [name, value] of visitor.jar) if (name !== '__Host-provider') again.jar.set(name, value);
    const shown = await again.get(at('questions/q1'));
    expect(shown.status).toBe(410);
    expect(shown.html).toContain('We would have said');
  });
});

describe('A sign-in that has ended', () => {
  it('as an application is submitted says first that it is not', async () => {
    const { at, visitor, windowId, subject } = await drafting();
    await visitor.get(at('check'));
    clock.at(plusDuration(EVENING, 'PT61M'));
    const out = await visitor.submit(at('submit'));
    expect([out.status, out.title]).toEqual([401, 'Your application is not submitted yet']);
    expect(out.html).toContain('Nothing that you saved or typed has been lost.');
    expect((await site.sealed.get(windowId, subject))?.status).toBe('draft');
  });

  it('in another tab meanwhile, and begun anew, says so too', async () => {
    const { at, visitor, subject } = await drafting();
    await visitor.get(at('check'));
    const anew = await site.visit({ subject });
    visitor.jar.set('__Host-provider', anew.jar.get('__Host-provider') ?? '');
    const out = await visitor.submit(at('submit'));
    expect([out.status, out.title]).toEqual([403, 'Your application is not submitted yet']);
  });
});

describe('What was saved', () => {
  it('is said with its time, on its page and in the task list', async () => {
    const { at, visitor } = await drafting();
    clock.at('2027-03-30T19:20:00.000Z');
    await visitor.get(at('questions/q1'));
    await visitor.submit(at('questions/q1'), { answer: 'New words.' });
    const { html } = await visitor.get(at('tasks'));
    expect(html).toMatch(/Last saved: “[^”]+”, at 8:20pm on Tuesday 30 March 2027\./);
    expect((await visitor.get(at('questions/q1'))).html).toContain('Saved at 8:20pm on Tuesday 30 March 2027.');
  });
});
