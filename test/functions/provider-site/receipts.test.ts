import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../adapters/sha256.ts';
import { checkProof } from '../../../domain/application/proof-of-submission.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { aCompleteDraft } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const at = (page: string) => `/apply/windows/${windowId}/${page}`;
let site: ProviderSite;
let visitor: Awaited<ReturnType<ProviderSite['visit']>>;
beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(windowId);
  await aCompleteDraft(site, windowId, 'willow');
  visitor = await site.visit({ subject: 'willow' });
  for (const deed of ['submit', 'withdraw', 'submit']) {
    await visitor.get(at(deed === 'submit' ? 'check' : 'withdraw'));
    await visitor.submit(at(deed));
  }
});
afterAll(() => site.stop());

describe('The receipts of an application', () => {
  it('are all there after a withdrawal and another submission, and say which one stands', async () => {
    const { html } = await visitor.get(at('receipts'));
    expect(html).toContain('Submission 2: this one stands');
    expect(html).toContain('Submission 1: withdrawn');
    expect(html.match(/the fingerprint is the same/g)).toHaveLength(2);
    expect((await visitor.get(at('receipt'))).html).toContain(`href="${at('receipts')}"`);
  });

  it('can be saved, each with all that its fingerprint was made of, and are checked on a page', async () => {
    const file = await visitor.get(at('receipts/1/record.json'));
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="HC-2703-[A-Z0-9]{6}-1-record\.json"$/);
    expect(checkProof(file.html, sha256).faults).toEqual([]);
    const asks = (await visitor.get('/apply/verify-receipt')).html;
    // A command is for those who look for it.
    expect(asks).toMatch(/<details[\s\S]*npm run verify-receipt[\s\S]*<\/details>/);
    expect((await visitor.submit('/apply/verify-receipt', { record: file.html })).html).toContain('It matches.');
    const changed = file.html.replace('Bright Care', 'Bright Cure');
    const { html } = await visitor.submit('/apply/verify-receipt', { record: changed });
    expect(html).toContain('This record does not match its receipt.');
    expect(html).toContain('the file was changed since you saved it');
    expect((await visitor.submit('/apply/verify-receipt', { record: '' })).status).toBe(400);
  });

  it('can be downloaded as PDFs, each with what was submitted then, and say whether it stands', async () => {
    const { html } = await visitor.get(at('receipts'));
    const receipt = await visitor.get(at('receipts/2/receipt.pdf'));
    expect(html).toContain(`href="${at('receipts/2/receipt.pdf')}">Download the receipt of submission 2 (PDF)</a>`);
    expect((await visitor.get(at('receipt'))).html).toContain(
      `href="${at('receipts/2/receipt.pdf')}">Download this receipt (PDF)</a>`,
    );
    expect(receipt.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'content-disposition': expect.stringMatching(/^attachment; filename="HC-2703-[A-Z0-9]{6}-2-receipt\.pdf"$/),
    });
    const { receipt: kept } = JSON.parse((await visitor.get(at('receipts/2/record.json'))).html);
    const said = (await readPdf(receipt.bytes)).read().map(({ text }) => text.replaceAll('\n', ''));
    for (const words of [kept.reference, kept.submittedAt, kept.hash, 'Bright Care'])
      expect(said.some((text) => text.includes(words))).toBe(true);
    expect(said).not.toContain('This was withdrawn since. It does not count.');
    for (const page of ['receipts/1/receipt.pdf', 'receipts/1/application.pdf']) {
      const { bytes } = await visitor.get(at(page));
      expect((await readPdf(bytes)).read().map(({ text }) => text)).toContain(
        'This was withdrawn since. It does not count.',
      );
    }
  });

  it('can be downloaded with every question and answer, as its page shows them', async () => {
    const shown = await visitor.get(at('answers'));
    expect(shown.html).toContain(`href="${at('receipts/2/application.pdf')}">Download what you submitted (PDF)</a>`);
    const { bytes } = await visitor.get(at('receipts/2/application.pdf'));
    const read = (await readPdf(bytes)).read();
    const { frozen } = JSON.parse((await visitor.get(at('receipts/2/record.json'))).html);
    const plain = (text: string) => text.replaceAll(/\s+/g, '');
    const all = plain(read.map(({ text }) => text).join(''));
    for (const { title, rows } of frozen.sections) {
      expect(read).toContainEqual(expect.objectContaining({ tag: 'H2', text: title }));
      for (const { question, answer } of rows) expect(all).toContain(plain(question + (answer || 'Not answered')));
    }
  });

  it('are read as pages where no PDF can be had, which is said in the service’s words', async () => {
    await site.withoutPdfs(async () => {
      const { status, title, html } = await visitor.get(at('receipts/2/receipt.pdf'));
      expect([status, title]).toEqual([503, 'Sorry, we could not make the PDF']);
      expect(html).toContain(`href="${at('receipts')}"`);
      expect((await visitor.get(at('receipts'))).status).toBe(200);
    });
  });

  it('are nobody else’s, and there is none of a submission that never was', async () => {
    const other = await site.visit({ subject: 'other' });
    const files = ['record.json', 'receipt.pdf', 'application.pdf'].map((file) => `receipts/1/${file}`);
    for (const page of ['receipts', ...files]) expect((await other.get(at(page))).status).toBe(404);
    for (const attempt of ['0', '3', '1.5', 'x'])
      expect((await visitor.get(at(`receipts/${attempt}/record.json`))).status).toBe(404);
  });
});
