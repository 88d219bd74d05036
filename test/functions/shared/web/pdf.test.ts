import { describe, expect, it } from 'vitest';
import { PdfNotWritten, TooLongForPdf, type WritePdf } from '../../../../adapters/functions/pdf-writer.ts';
import { pageHandler } from '../../../../functions/shared/web/page-handler.ts';
import { pdf } from '../../../../functions/shared/web/pdf.ts';
import { everyone } from '../../../../functions/shared/web/routes.ts';
import { browser } from '../browser.ts';

const document = { title: 'A letter', about: '', writtenAt: '2027-01-01T00:00:00.000Z', blocks: [] };
const asked = (write: WritePdf) =>
  browser(
    pageHandler({
      council: 'Anyshire Council',
      service: 'Apply to provide home care',
      home: '/apply',
      routes: [
        everyone.get('/apply', () =>
          pdf(write, {
            document,
            filename: 'a "letter"\n.pdf',
            instead: { href: '/apply/letters/1', text: 'Read the letter' },
          }),
        ),
      ],
    }),
  ).get('/apply');

describe('A PDF of what a page says', () => {
  it('is a file to be saved, of a calm name, that nobody keeps on the way', async () => {
    const { status, headers, bytes } = await asked(async ({ title }) => Buffer.from(`%PDF of ${title}`));
    expect([status, Buffer.from(bytes).toString()]).toEqual([200, '%PDF of A letter']);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="a _letter__.pdf"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each([
    ['that may pass', new PdfNotWritten(), 503, 'Sorry, we could not make the PDF'],
    ['that nobody foresaw', new Error('what somebody wrote'), 503, 'Sorry, we could not make the PDF'],
    ['that no other attempt helps', new TooLongForPdf(), 422, 'This is too long for a PDF'],
  ])('leads to the page where there is none, for a reason %s', async (_, error, status, title) => {
    const shown = await asked(async () => {
      throw error;
    });
    expect([shown.status, shown.title]).toEqual([status, title]);
    expect(shown.html).toContain('href="/apply/letters/1"');
    expect(shown.html).not.toContain('what somebody wrote');
  });
});
