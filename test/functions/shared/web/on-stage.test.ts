import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageHandler } from '../../../../functions/shared/web/page-handler.ts';
import { page } from '../../../../functions/shared/web/results.ts';
import { everyone } from '../../../../functions/shared/web/routes.ts';
import { browser } from '../browser.ts';

const visit = (stage?: string) =>
  browser(
    pageHandler(
      {
        council: 'Anyshire Council',
        service: 'Apply to provide home care',
        home: '/apply',
        phase: { tag: 'Beta', text: 'This is a new service.' },
        routes: [everyone.get('/apply', () => page('errors/problem.njk', { title: 'Start', lines: [] }))],
      },
      stage === undefined ? {} : { stage },
    ),
  );
const test =
  'This is a test of the service (trial). Nothing sent here counts, and no letters go out but to those who test it.';

describe('A service that is not the live one', () => {
  it.each(['/apply', '/apply/nowhere'])('says so above each page, also where there is none: %s', async (path) => {
    const { html } = await visit('trial').get(path);
    expect(html).toContain(test);
    expect(html).not.toContain('Beta');
  });

  it('says on one computer that its letters stay there', async () => {
    expect((await visit('laptop').get('/apply')).html).toContain('letters never leave that computer');
  });

  it('is not what the live one says of itself', async () => {
    const { html } = await visit('live').get('/apply');
    expect(html).toContain('Beta');
    expect(html).not.toContain('Nothing sent here counts');
  });

  it('is told of each of the three sites by its index', () => {
    const indexes = globSync('functions/*-site/index.ts');
    expect(indexes).toHaveLength(3);
    for (const index of indexes)
      expect(readFileSync(index, 'utf8')).toMatch(/pageHandler\([\s\S]*\{ stage: env\.STAGE \},?\s*\);/);
  });
});
