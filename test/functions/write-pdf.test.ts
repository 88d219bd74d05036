import { describe, expect, it, vi } from 'vitest';
import { LONGEST_DOCUMENT } from '../../domain/printed/document.ts';
import { taskHandler } from '../../functions/shared/task-handler.ts';
import { writePdf } from '../../functions/write-pdf/handler.ts';
import { input, LARGEST_PDF, output } from '../../functions/write-pdf/schema.ts';
import { readPdf } from '../support/read-pdf.ts';
import { answerOf } from '../support/write-pdf.ts';
import { aContext } from './shared/browser.ts';

const document = {
  title: 'A letter',
  about: '',
  language: 'en-GB',
  writtenAt: '2027-01-02T03:04:05.000Z',
  blocks: [{ text: 'Dear provider' }],
};

describe('The function that writes PDFs', () => {
  it('answers a document with its file', async () => {
    const answer = await answerOf(document);
    if (answer.outcome !== 'written') throw new Error(answer.outcome);
    const pdf = await readPdf(Buffer.from(answer.pdf, 'base64'));
    expect(pdf.read().map(({ text }) => text)).toContain('Dear provider');
  });

  it.each([
    ['of no known part', { ...document, blocks: [{ picture: 'x' }] }],
    ['with more than it knows', { ...document, html: '<p>' }],
    ['without a title', { ...document, title: '' }],
    ['longer than any of ours', { ...document, blocks: [{ text: 'x'.repeat(LONGEST_DOCUMENT) }] }],
  ])('takes no document %s, and says nothing of what is in it', async (_, wrong) => {
    await expect(answerOf(wrong)).rejects.toMatchObject({
      name: 'InvalidInput',
      message: expect.not.stringMatching(/x{5}|picture:|<p>/),
    });
  });

  it('writes the longest document of all well within the time that somebody waits for it', async () => {
    const words = 'Every visit is planned with the person whose home it is. ';
    const text = words.repeat(Math.floor((LONGEST_DOCUMENT - 1_000) / words.length));
    expect(await answerOf({ ...document, blocks: [{ text }] })).toMatchObject({ outcome: 'written' });
  }, 20_000);

  it('says so where a file is larger than a function can answer with', async () => {
    const large = taskHandler({ input, output }, writePdf({ pdfOf: async () => new Uint8Array(LARGEST_PDF + 1) }));
    expect(await large(document, aContext())).toEqual({ outcome: 'too-large' });
  });

  it('repeats nothing of a document that could not be printed, neither in its error nor in its log', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const failing = writePdf({
      pdfOf: async (given) => {
        throw new Error(`unsupported: ${JSON.stringify(given)}`);
      },
    });
    await expect(failing(document)).rejects.toMatchObject({
      name: 'NotPrinted',
      message: 'A document was not printed',
    });
    expect(JSON.stringify(log.mock.calls)).not.toContain('Dear provider');
    log.mockRestore();
  });
});
