import type { IncomingMessage } from 'node:http';

/**
 * All that comes, as one buffer. Collected by hand: `buffer` of `node:stream/consumers` goes by way of a blob, which takes longer than
 * all else that is done about a small request.
 */
export const wholeBody = (incoming: IncomingMessage): Promise<Buffer> =>
  new Promise((got, failed) => {
    const parts: Buffer[] = [];
    incoming
      .on('data', (part: Buffer) => parts.push(part))
      .once('end', () => got(Buffer.concat(parts)))
      .once('error', failed);
  });
