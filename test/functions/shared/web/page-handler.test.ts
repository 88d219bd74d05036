import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { passingErrors } from '../../../../adapters/passing.ts';
import { logger } from '../../../../functions/shared/logger.ts';
import { pageHandler } from '../../../../functions/shared/web/page-handler.ts';
import { conflict, gone } from '../../../../functions/shared/web/problem.ts';
import { download, page, redirect } from '../../../../functions/shared/web/results.ts';
import { everyone } from '../../../../functions/shared/web/routes.ts';
import { browser } from '../browser.ts';

const seen: unknown[] = [];
const site = pageHandler({
  council: 'Anyshire Council',
  service: 'Apply to provide home care',
  home: '/apply',
  navigation: () => [{ text: 'Your applications', href: '/apply' }],
  routes: [
    everyone.get('/apply', () => page('errors/problem.njk', { title: 'Start <here>', lines: ['One & two'] })),
    everyone.get('/apply/windows/{windowId}/{page}', ({ params }) =>
      page('errors/problem.njk', { title: `${params.windowId} then ${params.page}`, lines: [] }),
    ),
    everyone.get('/apply/windows/{windowId}/outcome', () => redirect('/apply')),
    everyone.post('/apply/form', ({ form, arrivedAt }) => {
      seen.push({ form, arrivedAt });
      return redirect('/apply');
    }),
    everyone.get('/apply/conflict', () => {
      throw conflict();
    }),
    everyone.get('/apply/gone', () => {
      throw gone('Applications have closed', ['Look again in September.']);
    }),
    everyone.get('/apply/broken', () => {
      throw new TypeError('somebody@example.com is not iterable');
    }),
    everyone.get('/apply/passing/{name}', ({ params: { name = '' } }) => {
      throw new Error('not now', { cause: Object.assign(new Error('slow down'), { name }) });
    }),
    everyone.get('/apply/leave', () => redirect('/apply'), { changes: true }),
    everyone.get('/apply/list', () => download('a,b', 'text/csv', 'list "one".csv')),
    everyone.get('/apply/upload', () =>
      page('errors/problem.njk', { title: 'Upload', lines: [] }, 200, { formActions: ['https://files.example'] }),
    ),
  ],
});
const visit = () => browser(site);
afterEach(() => {
  vi.restoreAllMocks();
  logger.setLogLevel('SILENT');
});

describe('A request for a page', () => {
  it('is answered with the page, its title, and what was typed escaped', async () => {
    const shown = await visit().get('/apply');
    expect(shown.status).toBe(200);
    expect(shown.html).toContain('<title>Start &lt;here&gt; – Apply to provide home care – Anyshire Council</title>');
    expect(shown.html).toContain('One &amp; two');
    expect(shown.html).not.toMatch(/crown|GOV\.UK - The best place/i);
  });

  it('is led to its address without the slash at its end, where another function of the site may answer that', async () => {
    const part = pageHandler({ council: '', service: '', home: '/apply', routes: [], isOneOfSeveral: true });
    const asked = async (path: string) => (await browser(part).get(path)).headers.location;
    expect(await asked('/apply/windows/w/award/')).toBe('/apply/windows/w/award');
    expect(await asked('/apply/windows/w/award/?after=1')).toBe('/apply/windows/w/award?after=1');
    expect(await Promise.all(['/apply/no-such-page', '/elsewhere.test/', '//elsewhere.test/'].map(asked))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('names the council and links to the pages of the site', async () => {
    const { html } = await visit().get('/apply');
    expect(html).toContain('Anyshire Council</a>');
    expect(html).toContain('Your applications');
    expect(html).toContain('Skip to main content');
  });

  it('is never kept by browsers or shown inside another site', async () => {
    const { headers } = await visit().get('/apply');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['strict-transport-security']).toContain('max-age=31536000');
  });

  it('is packed for whoever takes it so, and for nobody else', async () => {
    const plain = await visit().get('/apply');
    expect(plain.headers['content-encoding']).toBeUndefined();
    for (const takes of ['gzip', 'br, gzip;q=0.8', 'gzip, deflate, br']) {
      const shown = await visit().get('/apply', { 'accept-encoding': takes });
      expect(shown.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
      expect(shown.title).toBe(plain.title);
    }
    for (const takes of ['br', 'gzip;q=0', 'gzip; q=0.0, br']) {
      const shown = await visit().get('/apply', { 'accept-encoding': takes });
      expect(shown.headers['content-encoding']).toBeUndefined();
    }
  });

  it('allows the one inline script by the hash of what is really in the page', async () => {
    const { html, headers } = await visit().get('/apply');
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text);
    const hashes = scripts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    expect(hashes).toHaveLength(1);
    expect(headers['content-security-policy']).toContain(`script-src 'self' ${hashes[0]};`);
  });

  it('lets forms send only to the site and to where the page says files go', async () => {
    expect((await visit().get('/apply')).headers['content-security-policy']).toContain("form-action 'self';");
    expect((await visit().get('/apply/upload')).headers['content-security-policy']).toContain(
      "form-action 'self' https://files.example;",
    );
  });

  it('gives a handler the decoded parts of its path, the plainer path first', async () => {
    expect((await visit().get('/apply/windows/w%201/q%C3%A9')).title).toBe('w 1 then qé');
    expect((await visit().get('/apply/windows/w1/outcome')).location).toBe('/apply');
    expect((await visit().get('/apply/windows/w1/%E0%A4%A')).status).toBe(400);
  });

  it('is answered without a body for HEAD', async () => {
    const shown = await visit().head('/apply/');
    expect([shown.status, shown.html]).toEqual([200, '']);
    expect(shown.headers['content-type']).toContain('text/html');
  });

  it('is not answered for HEAD where it would change something', async () => {
    expect((await visit().get('/apply/leave')).status).toBe(303);
    expect((await visit().head('/apply/leave')).status).toBe(405);
  });

  it('is told that there is no page where a name in its path is longer than any of ours', async () => {
    expect((await visit().get(`/apply/windows/w1/${'q'.repeat(300)}`)).status).toBe(200);
    expect((await visit().get(`/apply/windows/${'w'.repeat(2100)}/q1`)).status).toBe(404);
    expect((await visit().get(`/apply/windows/w1/${encodeURIComponent('é'.repeat(151))}`)).status).toBe(404);
  });

  it('is told where there is no page, and where it cannot be used that way', async () => {
    const unknown = await visit().get('/apply/nowhere');
    expect([unknown.status, unknown.title]).toEqual([404, 'Page not found']);
    expect((await visit().post('/apply', {})).status).toBe(405);
    expect((await visit().get('/apply/form')).status).toBe(405);
  });

  it('is told of a conflict and a closed window with the status of each', async () => {
    expect((await visit().get('/apply/conflict')).status).toBe(409);
    const closed = await visit().get('/apply/gone');
    expect([closed.status, closed.title]).toEqual([410, 'Applications have closed']);
  });

  it.each([...passingErrors])('is told to try again where a service answers not now: %s', async (name) => {
    expect((await visit().get(`/apply/passing/${name}`)).status).toBe(503);
  });

  it('is told of a fault of ours without any word of what it was', async () => {
    const shown = await visit().get('/apply/broken');
    expect([shown.status, shown.title]).toEqual([500, 'Sorry, there is a problem with the service']);
    expect(shown.html).not.toContain('example.com');
  });

  it.each([
    ['/apply', '/apply', 200],
    ['/apply/leave', '/apply/leave', 303],
    ['/apply/conflict', '/apply/conflict', 409],
    ['/apply/gone', '/apply/gone', 410],
    ['/apply/broken', '/apply/broken', 500],
    ['/apply/passing/SlowDown', '/apply/passing/{name}', 503],
    ['/apply/nowhere', 'none', 404],
  ])('writes one line of its log, whatever comes of it: %s', async (path, route, status) => {
    const written: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    logger.setLogLevel('INFO');
    await visit().get(path);
    const lines = written.map((line) => JSON.parse(line)).filter(({ message }) => message === 'Answered');
    expect(lines).toMatchObject([{ method: 'GET', route, status, milliseconds: expect.any(Number) }]);
  });

  it('can be answered with a file to save, whose name cannot break the header', async () => {
    const { headers, html } = await visit().get('/apply/list');
    expect(headers['content-disposition']).toBe('attachment; filename="list _one_.csv"');
    expect(html).toBe('a,b');
  });
});

describe('A form', () => {
  it('keeps repeated fields as a list and line ends as one sign', async () => {
    await visit().post('/apply/form', { zone: ['1', '4'], answer: 'one\r\ntwo' });
    expect(seen.at(-1)).toMatchObject({ form: { zone: ['1', '4'], answer: 'one\ntwo' } });
  });

  it('cannot reach into the objects it is read into', async () => {
    await visit().post('/apply/form', { ['__proto__']: 'x', constructor: 'y' });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('of more fields than are read is refused, and none is left out in silence', async () => {
    const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`zone-${at}`, 'x']));
    expect((await visit().post('/apply/form', fields(1000))).status).toBe(303);
    expect(seen.at(-1)).toMatchObject({ form: { 'zone-999': 'x' } });
    expect((await visit().post('/apply/form', fields(1001))).status).toBe(413);
  });

  it('that is too long is refused before it is read', async () => {
    const shown = await visit().post('/apply/form', { answer: 'a'.repeat(200_001) });
    expect([shown.status, shown.title]).toEqual([413, 'You sent too much at once']);
  });
});
