import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asset } from '../../../functions/shared/assets.ts';
import { pageHandler } from '../../../functions/shared/web/page-handler.ts';
import { everyone } from '../../../functions/shared/web/routes.ts';
import { aContext, anEvent } from './browser.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'assets-'));
  writeFileSync(path.join(folder, 'site-0123.css'), 'body{color:red}');
  writeFileSync(path.join(folder, 'secret.txt'), 'no');
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = (name: string) => {
  const routes = [everyone.get('/assets/{name}', asset(folder))];
  const site = pageHandler({ council: 'C', service: 'S', home: '/apply', routes });
  const asked = {
    method: 'GET',
    path: `/assets/${name}`,
    query: '',
    body: undefined,
    headers: {},
    cookies: [],
    host: 'h',
  };
  return site(anEvent(asked), aContext());
};

describe('The stylesheet, script and icon', () => {
  it('are served compressed, for browsers to keep for ever', async () => {
    const { statusCode, headers, body } = await get('site-0123.css');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(gunzipSync(Buffer.from(body ?? '', 'base64')).toString()).toBe('body{color:red}');
  });

  it.each(['site-9999.css', 'secret.txt', '..%2F..%2Fpackage.json', '%2e%2e', 'site-0123.css%00.js'])(
    'are all that is served: %s is not found',
    async (name) => {
      expect((await get(name)).statusCode).toBe(404);
    },
  );
});
