import { describe, expect, it } from 'vitest';
import { answerOf } from '../../src/http-api/answer.ts';
import { withBar } from '../../src/http-api/bar.ts';
import { byHost, fromOurPages } from '../../src/http-api/hosts.ts';

const html = (body: string, headers = {}) =>
  answerOf(
    JSON.stringify({ statusCode: 200, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers }, body }),
  );
const people = [{ name: 'Ann <Lee>', email: 'ann@example.com', role: 'moderator', path: '/officers' }];
const shown = (...given: Parameters<typeof withBar>) => withBar(...given).body.toString();

describe('the bar of the laptop', () => {
  const page = html('<html><head></head><body><main>Hello</main></body></html>');

  it('stands at the end of each page, with the way to /_local and the time', () => {
    const body = shown(page, '/apply', people);
    expect(body).toMatch(/<main>Hello<\/main><aside .*<a href="\/_local">.*<time datetime="20.*<\/aside><\/body>/);
    expect(body).toContain('<link rel="stylesheet" href="/_local/bar.css"></head>');
  });

  it('is open on the home page, and says whom one can sign in as', () => {
    expect(shown(page, '/', people)).toContain('<details open>');
    expect(shown(page, '/', people)).toContain('<a href="/officers">Ann &lt;Lee&gt;</a>, moderator');
    expect(shown(page, '/apply', people)).toContain('<details>');
  });

  it.each([
    ['no page', answerOf('{"a":1}')],
    ['compressed', html('<body></body>', { 'content-encoding': 'gzip' })],
    ['without a body', html('<p>piece</p>')],
  ])('is left out of what is %s', (_, answer) => {
    expect(withBar(answer, '/', people)).toBe(answer);
  });
});

describe('the laptop serves', () => {
  it.each([
    ['127.0.0.1:3000', 'GET', 'serve'],
    ['officer.localhost:3000', 'GET', 'serve'],
    ['localhost:3000', 'POST', 'serve'],
    ['localhost:3000', 'GET', { redirectTo: 'http://127.0.0.1:3000/a?b=1' }],
    ['evil.example:3000', 'GET', 'refuse'],
    ['127.0.0.1.evil.example', 'GET', 'refuse'],
    ['', 'GET', 'refuse'],
  ])('under the name %s, %s: %j', (host, method, expected) => {
    expect(byHost({ headers: { host }, method, url: '/a?b=1' })).toEqual(expected);
  });

  it('moves of its clock from its own pages only, and from programs', () => {
    const host = '127.0.0.1:3000';
    expect(fromOurPages({ headers: { host } })).toBe(true);
    expect(fromOurPages({ headers: { host, 'sec-fetch-site': 'same-origin' } })).toBe(true);
    expect(fromOurPages({ headers: { host, 'sec-fetch-site': 'cross-site' } })).toBe(false);
    expect(fromOurPages({ headers: { host, origin: 'http://evil.example' } })).toBe(false);
  });
});
