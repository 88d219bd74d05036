import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signInWith } from '../../../../functions/shared/sign-in/sign-in.ts';
import { pageHandler } from '../../../../functions/shared/web/page-handler.ts';
import { oneValue } from '../../../../functions/shared/web/request.ts';
import { page, redirect } from '../../../../functions/shared/web/results.ts';
import { everyone, signedIn, withRole } from '../../../../functions/shared/web/routes.ts';
import { clock } from '../../../builders/clock.ts';
import { browser } from '../browser.ts';
import { aSessionTable } from '../session-table.ts';
import { signInAs } from '../signed-in.ts';

let table: Awaited<ReturnType<typeof aSessionTable>>;
let handler: ReturnType<typeof pageHandler>;
const saved: string[] = [];

beforeAll(async () => {
  table = await aSessionTable();
  const { sessions, keptForms } = table;
  handler = pageHandler({
    council: 'Anyshire Council',
    service: 'Apply to provide home care',
    home: '/apply',
    signIn: signInWith({
      name: 'provider',
      home: '/apply',
      siteUrl: 'https://site.test',
      issuerUrl: 'https://issuer.test',
      clientId: 'client',
      formSecret: async () => 'secret',
      sessions,
      keptForms,
    }),
    routes: [
      everyone.get('/apply', ({ visitor }) =>
        page('errors/problem.njk', { title: visitor?.name ?? 'Nobody', lines: [] }),
      ),
      signedIn.get('/apply/q1', ({ restored }) =>
        page('forms/question-page.njk', {
          title: 'Question 1',
          questions: [{ kind: 'long-text', name: 'answer', label: 'How do you plan care?' }],
          values: { answer: restored ? oneValue(restored, 'answer') : '' },
          byField: {},
        }),
      ),
      signedIn.post('/apply/q1', ({ form }) => {
        saved.push(oneValue(form, 'answer'));
        return redirect('/apply');
      }),
      withRole('approver', 'procurement-lead').get('/apply/approve', () =>
        page('errors/problem.njk', { title: 'Approve', lines: [] }),
      ),
    ],
  });
});
afterEach(() => {
  clock.reset();
});
afterAll(() => table.stop());

const asha = async (account = {}) => {
  const visitor = browser(handler);
  await signInAs(visitor, table.sessions, 'provider', account);
  return visitor;
};

describe('Somebody who has not signed in', () => {
  it('sees what is open to everyone', async () => {
    expect((await browser(handler).get('/apply')).title).toBe('Nobody');
  });

  it('is sent to sign in, and back to the page they wanted', async () => {
    const { status, location } = await browser(handler).get('/apply/q1?lot=A');
    expect([status, location]).toEqual([303, '/apply/sign-in?return=%2Fapply%2Fq1%3Flot%3DA']);
  });

  it('is told that what they sent was not saved', async () => {
    const shown = await browser(handler).post('/apply/q1', { answer: 'x' });
    expect([shown.status, shown.title]).toEqual([401, 'Sign in first']);
    expect(saved).toEqual([]);
  });
});

describe('Somebody who has signed in', () => {
  it('is known by name and can sign out', async () => {
    const shown = await (await asha()).get('/apply');
    expect(shown.title).toBe('Asha Patel');
    expect(shown.html).toContain('href="/apply/sign-out"');
  });

  it('saves a form that this session was shown', async () => {
    const visitor = await asha();
    await visitor.get('/apply/q1');
    await visitor.submit('/apply/q1', { answer: 'We listen.' });
    expect(saved.at(-1)).toBe('We listen.');
  });

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another subdomain', { 'sec-fetch-site': 'same-site' }],
    ['with another origin', { origin: 'https://elsewhere.test' }],
    ['whose origin is hidden', { origin: 'null' }],
  ])('is protected from a form %s', async (_, headers) => {
    const visitor = await asha();
    await visitor.get('/apply/q1');
    const token = /name="_token" value="([^"]+)"/.exec(visitor.html())?.[1] ?? '';
    const shown = await visitor.post('/apply/q1', { _token: token, answer: 'forged' }, headers);
    expect([shown.status, shown.title]).toEqual([403, 'We could not accept that form']);
    expect(saved).not.toContain('forged');
  });

  it.each(['', 'made-up'])('is protected from a form with the token "%s"', async (token) => {
    const shown = await (await asha()).post('/apply/q1', { _token: token, answer: 'forged' });
    expect(shown.status).toBe(403);
  });

  it('cannot be given a token made for somebody else', async () => {
    const other = await asha({ subject: 'p-2' });
    await other.get('/apply/q1');
    const token = /name="_token" value="([^"]+)"/.exec(other.html())?.[1] ?? '';
    expect((await (await asha()).post('/apply/q1', { _token: token })).status).toBe(403);
  });

  it('without the role for a page is told which roles open it', async () => {
    const refused = await (await asha({ groups: ['evaluator'] })).get('/apply/approve');
    expect(refused.status).toBe(403);
    expect(refused.html).toContain('approver or procurement-lead');
    expect((await (await asha({ groups: ['approver'] })).get('/apply/approve')).title).toBe('Approve');
  });
});

describe('Somebody whose sign-in ran out while they typed', () => {
  const typeAndWait = async () => {
    clock.at('2027-03-31T09:00:00.000Z');
    const visitor = await asha();
    await visitor.get('/apply/q1');
    clock.at('2027-03-31T10:01:00.000Z');
    const shown = await visitor.submit('/apply/q1', { answer: 'Two hours of typing.' });
    return { visitor, shown };
  };

  it('is told that nothing is lost, and nothing is saved yet', async () => {
    const { shown } = await typeAndWait();
    expect([shown.status, shown.title]).toEqual([401, 'Sign in again']);
    expect(shown.html).toContain('What you typed has not been lost');
    expect(saved).not.toContain('Two hours of typing.');
  });

  it('finds the form filled in after signing in again, and can save it', async () => {
    const { visitor } = await typeAndWait();
    await signInAs(visitor, table.sessions, 'provider');
    expect((await visitor.get('/apply/q1')).html).toContain('Two hours of typing.');
    await visitor.submit('/apply/q1', { answer: 'Two hours of typing.' });
    expect(saved.at(-1)).toBe('Two hours of typing.');
    expect((await visitor.get('/apply/q1')).html).not.toContain('Two hours of typing.');
  });

  it('does not show it to the next person at the same computer', async () => {
    const { visitor } = await typeAndWait();
    await signInAs(visitor, table.sessions, 'provider', { subject: 'p-2' });
    expect((await visitor.get('/apply/q1')).html).not.toContain('Two hours of typing.');
  });

  it('comes back to the page a button was on, where the button’s own address cannot be looked at', async () => {
    const visitor = await asha();
    await visitor.get('/apply/q1');
    await table.sessions.end(visitor.jar.get('__Host-provider') ?? '');
    const token = /name="_token" value="([^"]+)"/.exec(visitor.html())?.[1] ?? '';
    const referer = 'https://site.test/apply/q1?from=list';
    const headers = { 'sec-fetch-site': 'same-origin', referer };
    const shown = await visitor.post('/apply/q1/submit', { _token: token }, headers);
    expect(shown.html).toContain('/apply/sign-in?return=%2Fapply%2Fq1%3Ffrom%3Dlist');
  });

  it('has what they typed in a second tab kept too, once they have signed in again in the first', async () => {
    const visitor = await asha();
    await visitor.get('/apply/q1');
    const secondTab = visitor.html();
    await signInAs(visitor, table.sessions, 'provider');
    const token = /name="_token" value="([^"]+)"/.exec(secondTab)?.[1] ?? '';
    const shown = await visitor.post('/apply/q1', { _token: token, answer: 'In the second tab.' });
    expect([shown.status, shown.title]).toEqual([403, 'Save this page again']);
    expect(saved).not.toContain('In the second tab.');
    expect((await visitor.get('/apply/q1')).html).toContain('In the second tab.');
  });

  it('has it kept even where they signed out in another tab', async () => {
    const visitor = await asha();
    await visitor.get('/apply/q1');
    await table.sessions.end(visitor.jar.get('__Host-provider') ?? '');
    expect((await visitor.submit('/apply/q1', { answer: 'x' })).title).toBe('Sign in again');
  });
});
