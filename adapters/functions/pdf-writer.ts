import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { isTooLong, type PrintedDocument } from '../../domain/printed/document.ts';

/** Has the PDF of a document written. @throws TooLongForPdf, and PdfNotWritten where the function that writes it fails, is throttled or takes too long */
export type WritePdf = (document: PrintedDocument) => Promise<Uint8Array>;

/** No attempt can help. */
export class TooLongForPdf extends Error {
  override readonly name = 'TooLongForPdf';
}

/** Another attempt may help. */
export class PdfNotWritten extends Error {
  override readonly name = 'PdfNotWritten';
}

/** Milliseconds: a site answers within 29 seconds, and has yet to say that there is no PDF. */
const LONGEST_WAIT = 22_000;

const answer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('written'), pdf: z.base64() }),
  z.object({ outcome: z.literal('too-large') }),
]);

export const pdfWriter =
  (client: Pick<LambdaClient, 'send'>, functionName: string): WritePdf =>
  async (document) => {
    if (isTooLong(document)) throw new TooLongForPdf();
    const answered = answer.safeParse(await asked(client, functionName, document));
    if (!answered.success) throw new PdfNotWritten();
    if (answered.data.outcome === 'too-large') throw new TooLongForPdf();
    return Buffer.from(answered.data.pdf, 'base64');
  };

const asked = async (
  client: Pick<LambdaClient, 'send'>,
  functionName: string,
  document: PrintedDocument,
): Promise<unknown> => {
  try {
    const { FunctionError, Payload } = await client.send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(document) }),
      { abortSignal: AbortSignal.timeout(LONGEST_WAIT) },
    );
    return FunctionError || !Payload ? undefined : JSON.parse(Payload.transformToString());
  } catch (error) {
    throw new PdfNotWritten('The function did not answer', { cause: error });
  }
};
