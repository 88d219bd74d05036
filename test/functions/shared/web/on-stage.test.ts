import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PrintedDocument } from '../../../../domain/printed/document.ts';
import { printedOnStage } from '../../../../functions/shared/web/on-stage.ts';
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

  it('says so at the top of each PDF too, and the live one does not', async () => {
    const asked: PrintedDocument[] = [];
    const write = async (document: PrintedDocument) => {
      asked.push(document);
      return new Uint8Array();
    };
    const document = { title: 'A letter', about: '', language: 'en-GB', writtenAt: '2027-01-01T00:00:00.000Z' };
    for (const stage of ['trial', 'live'])
      await printedOnStage(stage, write)({ ...document, blocks: [{ text: 'Dear provider' }] });
    expect(asked.map(({ blocks }) => blocks)).toEqual([
      [{ note: `Test. ${test}` }, { text: 'Dear provider' }],
      [{ text: 'Dear provider' }],
    ]);
  });

  it('is told of each of the three sites by its index', () => {
    const indexes = globSync('functions/*-site/index.ts');
    expect(indexes).toHaveLength(3);
    for (const index of indexes)
      expect(readFileSync(index, 'utf8')).toMatch(/pageHandler\([\s\S]*\{ stage: env\.STAGE \},?\s*\);/);
    const writing = indexes.map((index) => readFileSync(index, 'utf8')).filter((text) => text.includes('pdfWriter('));
    expect(writing).toHaveLength(2);
    for (const text of writing) expect(text).toContain('printedOnStage(env.STAGE, ');
  });
});
