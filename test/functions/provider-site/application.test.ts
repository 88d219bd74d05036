import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { receiptLetterIdOf } from '../../../domain/letters/application-letters.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import type { Window } from '../../../domain/window/window.ts';
import { clock } from '../../builders/clock.ts';
import { asTyped, goodAnswers } from '../../builders/good-answers.ts';
import { claimedLetter } from '../../support/claimed-letter.ts';
import { aCompleteDraft, completeApplication, fillIn } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterAll(() => site.stop());

const at = (windowId: string, ...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');
const begin = async (windowId: string, subject = 'p-1') => {
  const visitor = await site.visit({ subject });
  await visitor.get(at(windowId));
  await visitor.submit(at(windowId, 'start'));
  return visitor;
};

describe('Submitting an application', () => {
  const windowId = 's1-home-care-2027-03-01';

  it('gives a receipt with reference, time and the hash of what was frozen, on screen and by email', async () => {
    await site.aWindow(windowId);
    const visitor = await site.visit();
    await completeApplication(site, visitor, windowId);
    expect((await visitor.get(at(windowId, 'tasks'))).html).toContain(
      `It does not count yet: <a class="govuk-link" href="${at(windowId, 'check')}">check your answers and submit it</a>.`,
    );
    expect((await visitor.get(at(windowId, 'check'))).html).toContain('Submit your application');
    const receipt = await visitor.submit(at(windowId, 'submit'));
    expect(receipt.title).toBe('Application submitted');
    const stored = await site.sealed.submission(windowId, 'p-1', 1);
    const hash = createHash('sha256').update(canonicalJson(stored?.frozen)).digest('hex');
    expect(receipt.html).toContain(hash);
    expect(receipt.html).toMatch(/HC-2703-[2-9A-Z]{6}/);
    const { items } = await site.letters.unsent({});
    expect(items.map(({ to, body }) => [to, body?.includes(hash)])).toEqual([['asha@brightcare.example', true]]);
    // The mail service may not have taken it yet.
    expect(receipt.html).toContain('We are sending you this receipt by email');
    expect(site.woken).toEqual(items.map(({ letterId, kind }) => ({ letter: { letterId, kind } })));
  });

  it('freezes the questions as they were put, beside the answers', async () => {
    const stored = await site.sealed.submission(windowId, 'p-1', 1);
    const rows = stored?.frozen.sections.find(({ page }) => page === 'capacity-A')?.rows;
    expect(rows).toMatchObject([
      {
        question: 'Where could you give this care?',
        hint: expect.stringContaining('Select all that apply'),
        choices: expect.arrayContaining(['Zone 2: Tamworth', 'Zone 12: Cannock north']),
        answer: 'Zone 1: East Staffordshire\nZone 4: Moorlands north',
      },
      { question: 'Hours a week in East Staffordshire', answer: '120 hours' },
      { question: 'Hours a week in Moorlands north', answer: '80 hours' },
    ]);
    expect(stored?.frozen.sections.flatMap(({ rows }) => rows).find(({ answer }) => /pdf/.test(answer))?.answer).toBe(
      'Safeguarding policy.pdf (2 KB)',
    );
  });

  it('freezes what a question refers to: the grounds that “these” are, the rates that are accepted, what is confirmed', async () => {
    const stored = await site.sealed.submission(windowId, 'p-1', 1);
    const section = (asked: string) => stored?.frozen.sections.find(({ page }) => page === asked);
    for (const [page, ground] of [
      ['mandatory-exclusions', 'corruption or bribery'],
      ['discretionary-exclusions', 'grave professional misconduct'],
      ['conflicts', 'a person who works, or lately worked, for both'],
    ] as const) {
      expect(section(page)?.introduction?.points).toContain(ground);
      expect(section(page)?.introduction?.text.join(' ')).toMatch(/In the last|connected with the council/);
      expect(section(page)?.rows[0]?.choices).toEqual(['Yes', 'No']);
    }
    expect(section('prices')?.introduction?.points).toContain('Lot A, Standard home care: £24.60 an hour');
    expect(section('insurance')?.rows[0]?.hint).toMatch(/^The agreement needs £/);
    expect(section('declaration')?.rows.at(-1)?.choices?.[0]).toContain('I confirm that the answers');
    expect(section('lots')?.rows[0]?.choices?.[0]).toMatch(/^Lot A: Standard home care \(Visits at home/);
    expect(section('q1')?.introduction?.text[0]).toMatch(/^What evaluators look for: /);
    expect(section('safeguarding')?.rows.at(-1)?.hint).toContain('10 MB at most');
  });

  it('shows each page’s introduction as it is frozen, and the provider reads it again with its answers', async () => {
    const visitor = await site.visit();
    const stored = await site.sealed.submission(windowId, 'p-1', 1);
    const { html } = await visitor.open(at(windowId, 'answers'));
    const points = stored?.frozen.sections.flatMap(({ introduction }) => introduction?.points ?? []) ?? [];
    expect(points.length).toBeGreaterThan(15);
    for (const point of points) expect(html).toContain(point.replaceAll('&', '&amp;'));
  });

  it('twice, by a double click, gives the same receipt', async () => {
    const visitor = await site.visit();
    await visitor.get(at(windowId, 'receipt'));
    await visitor.get('/apply/account');
    const again = await visitor.submit(at(windowId, 'submit'));
    expect(again.title).toBe('Application submitted');
    expect(await site.sealed.submission(windowId, 'p-1', 2)).toBeUndefined();
  });

  it('closes its pages until it is withdrawn', async () => {
    const visitor = await site.visit();
    expect((await visitor.open(at(windowId, 'tasks'))).title).toBe('You have submitted this application');
    expect((await visitor.open(at(windowId))).title).toBe('Application submitted');
    await visitor.get('/apply/account');
    const changed = await visitor.submit(at(windowId, 'questions/contacts'), asTyped(goodAnswers().contacts));
    expect([changed.status, changed.title]).toEqual([409, 'You have submitted this application']);
  });

  it('can be taken back after a question, changed, and done again with a receipt of its own', async () => {
    const visitor = await site.visit();
    expect((await visitor.get(at(windowId, 'withdraw'))).title).toBe('Do you want to withdraw your application?');
    const tasks = await visitor.submit(at(windowId, 'withdraw'));
    expect(tasks.html).toContain('You have withdrawn this application');
    await fillIn(visitor, windowId, 'q1', { answer: 'A better answer.' });
    await visitor.get(at(windowId, 'check'));
    const receipt = await visitor.submit(at(windowId, 'submit'));
    expect(receipt.title).toBe('Application submitted');
    const [first, second] = await Promise.all(
      [1, 2].map((attempt) => site.sealed.submission(windowId, 'p-1', attempt)),
    );
    expect(second?.receipt.reference).toBe(first?.receipt.reference);
    expect(second?.receipt.hash).not.toBe(first?.receipt.hash);
    const { items } = await site.letters.unsent({});
    expect(items.map(({ kind }) => kind)).toEqual(['receipt', 'withdrawal', 'receipt']);
  });

  it('says on its receipt that the email with it has gone, or came back, to its provider alone', async () => {
    const letter = await site.letters.receipt(receiptLetterIdOf(windowId, 'p-1', { attempt: 2 }));
    if (!letter) throw new Error('There is no letter');
    const said = async () => (await (await site.visit()).get(at(windowId, 'receipt'))).html;
    expect(await said()).not.toContain('did not reach');
    expect(await said()).toContain('We are sending you this receipt');
    await site.letters.markSent(await claimedLetter(site.letters, letter, clock.now()), clock.now());
    const sent = await said();
    expect(sent).toContain(`We sent this receipt to ${letter.to} as well, at ${momentInWords(clock.now())}.`);
    expect(sent).not.toContain('We are sending');
    await site.letters.cameBack(letter, { at: clock.now(), error: 'permanent-failure' });
    const html = await said();
    expect(html).toContain(`Our email with this receipt did not reach ${letter.to}`);
    expect(html).toContain('The outcome goes to the same address');
    expect(html).not.toContain('We are sending you this receipt');
    expect((await (await site.visit({ subject: 'p-9' })).get(at(windowId, 'receipt'))).html).not.toContain(letter.to);
    expect((await site.letters.undeliverable({})).items).toEqual([]);
  });

  it('shows the provider its own copy of what it submitted', async () => {
    const { html } = await (await site.visit()).get(at(windowId, 'answers'));
    expect(html).toContain('A better answer.');
    expect((await (await site.visit({ subject: 'p-9' })).get(at(windowId, 'answers'))).status).toBe(404);
  });

  it('is refused while a page is missing, and says which', async () => {
    const visitor = await begin(windowId, 'p-2');
    await fillIn(visitor, windowId, 'organisation');
    const check = await visitor.get(at(windowId, 'check'));
    expect(check.html).toContain('You can submit once every page is complete.');
    await visitor.get('/apply/account');
    const refused = await visitor.submit(at(windowId, 'submit'));
    expect([refused.status, refused.title]).toEqual([400, 'Check your answers before you submit']);
    expect(refused.html).toContain('<a href="#section-contacts">Complete “Who we should contact”</a>');
    expect(refused.html).not.toContain('Complete “Your organisation”');
  });
});

describe('The closing instant', () => {
  afterEach(() => {
    clock.reset();
  });

  const closesAt = '2027-03-31T11:00:00.000Z';
  const beforeNoon = async (windowId: string, subject: string) => {
    clock.at('2027-03-31T10:30:00.000Z');
    await site.aWindow(windowId, { opensAt: '2027-03-01T09:00:00.000Z', closesAt });
    const visitor = await site.visit({ subject });
    await aCompleteDraft(site, windowId, subject);
    return visitor;
  };

  it('is in plain words on the page, with what is left of the last day', async () => {
    const windowId = 's1-home-care-2027-03-02';
    const visitor = await beforeNoon(windowId, 'p-3');
    expect((await visitor.get(at(windowId, 'tasks'))).html).toMatch(
      />You have 30 minutes left to submit<\/span>. Closes at 12 noon on Wednesday 31 March 2027\./,
    );
  });

  it('takes a submission a millisecond before it and none at it', async () => {
    const windowId = 's1-home-care-2027-03-03';
    const late = await beforeNoon(windowId, 'p-4');
    const early = await beforeNoon(windowId, 'p-5');
    await late.get(at(windowId, 'check'));
    await early.get(at(windowId, 'check'));
    clock.at('2027-03-31T10:59:59.999Z');
    expect((await early.submit(at(windowId, 'submit'))).title).toBe('Application submitted');
    clock.at(closesAt);
    const refused = await late.submit(at(windowId, 'submit'));
    expect([refused.status, refused.title]).toEqual([410, 'Applications have closed']);
    expect(refused.html).toContain('Applications closed at 12 noon on Wednesday 31 March 2027.');
    expect(refused.html).toContain('The next window opens at 9am on Wednesday 1 September 2027.');
    expect((await site.sealed.get(windowId, 'p-4'))?.status).toBe('draft');
  });

  it('ends saving, withdrawing and beginning too', async () => {
    const windowId = 's1-home-care-2027-03-04';
    const visitor = await beforeNoon(windowId, 'p-6');
    clock.at('2027-03-31T11:00:01.000Z');
    await visitor.get('/apply/account');
    expect((await visitor.submit(at(windowId, 'questions/q1'), { answer: 'Late.' })).status).toBe(410);
    expect((await visitor.get(at(windowId, 'withdraw'))).status).toBe(410);
    const newcomer = await site.visit({ subject: 'p-7' });
    expect((await newcomer.open(at(windowId))).status).toBe(410);
    await newcomer.get('/apply/account');
    expect((await newcomer.submit(at(windowId, 'start'))).status).toBe(410);
  });

  it.each([
    [
      'lengthened',
      '10',
      async (window: Window) => {
        const closesAt = '2027-04-02T11:00:00.000Z';
        await site.windows.change(window, { closesAt }, { at: clock.now(), action: 'window extended' });
      },
    ],
    [
      'cancelled',
      '11',
      async (window: Window) => {
        await site.windows.move(window, 'cancelled', {}, { at: clock.now(), action: 'window cancelled' });
      },
    ],
    [
      'closed',
      '12',
      async (window: Window) => {
        await site.windows.move(window, 'closed', {}, { at: clock.now(), action: 'window closed' });
      },
    ],
  ] as const)(
    'may be %s at the very moment at which many submit: each has a receipt that counts, or is told why not',
    async (_, day, happens) => {
      const windowId = `s1-home-care-2027-03-${day}`;
      const names = Array.from({ length: 8 }, (_, n) => `same-${day}-${n}`);
      const visitors: Awaited<ReturnType<typeof beforeNoon>>[] = [];
      for (const name of names) visitors.push(await beforeNoon(windowId, name));
      for (const visitor of visitors) await visitor.get(at(windowId, 'check'));
      const window = await site.windows.get(windowId);
      if (!window) throw new Error('The window is missing');
      clock.at('2027-03-31T10:59:59.900Z');
      const submitted = visitors.map((visitor, n) => pause(n * 10).then(() => visitor.submit(at(windowId, 'submit'))));
      // As soon as one has its answer, with others at whatever point they have come to.
      const [shown] = await Promise.all([Promise.all(submitted), Promise.race(submitted).then(() => happens(window))]);
      for (const [n, { title, status }] of shown.entries()) {
        const standing = await site.sealed.standing(windowId, names[n] ?? '');
        expect([title === 'Application submitted', status]).toEqual(standing ? [true, 200] : [false, 410]);
        if (standing) expect(Date.parse(standing.receipt.submittedAt)).toBeLessThan(Date.parse(closesAt));
      }
      expect(shown.map(({ title }) => title)).toContain('Application submitted');
    },
  );

  it('moves for everyone when the window is extended', async () => {
    const windowId = 's1-home-care-2027-03-05';
    const visitor = await beforeNoon(windowId, 'p-8');
    const window = await site.windows.get(windowId);
    if (!window) throw new Error('The window is missing');
    await site.windows.change(window, { closesAt: '2027-04-02T11:00:00.000Z' }, { at: closesAt, action: 'extended' });
    clock.at('2027-03-31T13:00:00.000Z');
    const signedInAgain = await site.visit({ subject: 'p-8' });
    await signedInAgain.get(at(windowId, 'check'));
    expect((await signedInAgain.submit(at(windowId, 'submit'))).title).toBe('Application submitted');
    expect(visitor.jar.size).toBeGreaterThan(0);
  });
});
