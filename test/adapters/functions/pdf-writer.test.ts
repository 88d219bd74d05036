import { LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptPdfs } from '../../../adapters/functions/kept-pdfs.ts';
import { PdfNotWritten, pdfWriter, TooLongForPdf } from '../../../adapters/functions/pdf-writer.ts';
import { LONGEST_DOCUMENT } from '../../../domain/printed/document.ts';
import { siteServer } from '../../functions/shared/site-server.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { answerOf } from '../../support/write-pdf.ts';

const document = {
  title: 'A letter',
  about: '',
  language: 'en-GB',
  writtenAt: '2027-01-02T03:04:05.000Z',
  blocks: [{ text: 'Dear provider' }],
};

/** How Lambda answers, by the name of the function. */
const answers: Readonly<Record<string, (document: unknown) => Promise<readonly [status: number, answer: unknown]>>> = {
  'write-pdf': async (asked) => [200, await answerOf(asked)],
  failing: async () => [200, { errorType: 'NotPrinted' }],
  throttled: async () => [429, { Type: 'User', message: 'Rate Exceeded.' }],
  strange: async () => [200, { outcome: 'written', pdf: '%' }],
  large: async () => [200, { outcome: 'too-large' }],
};
let server: Awaited<ReturnType<typeof siteServer>>;
let client: LambdaClient;
let asked = 0;
beforeAll(async () => {
  server = await siteServer();
  server.mount(async (req, res) => {
    asked += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const name = /functions\/([\w-]+)\/invocations/.exec(req.url ?? '')?.[1] ?? '';
    const [status, answer] = (await answers[name]?.(JSON.parse(Buffer.concat(chunks).toString()))) ?? [404, {}];
    if (name === 'failing') res.setHeader('x-amz-function-error', 'Unhandled');
    res.writeHead(status, { 'x-amzn-errortype': 'TooManyRequestsException' }).end(JSON.stringify(answer));
    return true;
  });
  client = new LambdaClient({
    endpoint: server.origin,
    region: 'eu-west-2',
    maxAttempts: 1,
    credentials: { accessKeyId: 'test', secretAccessKey: 'local' },
  });
});
afterAll(async () => {
  client.destroy();
  await server.stop();
});

describe('A PDF that a site has written', () => {
  it('is the file that the function answers', async () => {
    const pdf = await readPdf(await pdfWriter(client, 'write-pdf')(document));
    expect(pdf.info.Title).toBe('A letter');
  });

  it.each(['failing', 'throttled', 'strange', 'missing'])(
    'is none where the function is %s, which may pass',
    async (name) => {
      await expect(pdfWriter(client, name)(document)).rejects.toBeInstanceOf(PdfNotWritten);
    },
  );

  it('is none, for good, of what is longer than any document or makes too large a file', async () => {
    await expect(pdfWriter(client, 'large')(document)).rejects.toBeInstanceOf(TooLongForPdf);
    const before = asked;
    const long = { ...document, blocks: [{ text: 'x'.repeat(LONGEST_DOCUMENT) }] };
    await expect(pdfWriter(client, 'write-pdf')(long)).rejects.toBeInstanceOf(TooLongForPdf);
    expect(asked).toBe(before);
  });
});

describe('A PDF that is the same for everybody', () => {
  it('is written once, and again where that failed', async () => {
    let written = 0;
    const write = keptPdfs(async () => {
      written += 1;
      if (written === 1) throw new PdfNotWritten();
      return new Uint8Array([written]);
    });
    await expect(write(document)).rejects.toBeInstanceOf(PdfNotWritten);
    expect([await write(document), await write({ ...document })]).toEqual([new Uint8Array([2]), new Uint8Array([2])]);
    expect(await write({ ...document, title: 'Another' })).toEqual(new Uint8Array([3]));
    expect(written).toBe(3);
  });
});
