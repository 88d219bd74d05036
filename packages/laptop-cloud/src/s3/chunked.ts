import { S3Error } from './s3-error.ts';

const incomplete = (): S3Error =>
  new S3Error('IncompleteBody', 'The request body terminated unexpectedly or is not chunked as it says');

/**
 * Takes the frames off an `aws-chunked` body, `size[;chunk-signature=..]\r\n data \r\n` up to a chunk of size 0, and puts the
 * trailing headers that follow (lower-case names) into `trailers`.
 */
export const unchunked = (trailers: Map<string, string>) =>
  async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const chunks = source[Symbol.asyncIterator]();
    let held: Buffer = Buffer.alloc(0);

    const more = async (): Promise<void> => {
      const { value, done } = await chunks.next();
      if (done) throw incomplete();
      held = held.length === 0 ? value : Buffer.concat([held, value]);
    };
    const line = async (): Promise<string> => {
      let end = held.indexOf('\r\n');
      while (end < 0) {
        await more();
        end = held.indexOf('\r\n');
      }
      const text = held.toString('latin1', 0, end);
      held = held.subarray(end + 2);
      return text;
    };

    for (;;) {
      const size = Number.parseInt(/^[0-9a-f]+/i.exec(await line())?.[0] ?? '', 16);
      if (Number.isNaN(size)) throw incomplete();
      if (size === 0) break;
      let left = size;
      while (left > 0) {
        if (held.length === 0) await more();
        const part = held.subarray(0, left);
        held = held.subarray(part.length);
        left -= part.length;
        yield part;
      }
      if ((await line()) !== '') throw incomplete();
    }

    for (let trailer = await line(); trailer !== ''; trailer = await line()) {
      const colon = trailer.indexOf(':');
      trailers.set(trailer.slice(0, colon).toLowerCase(), trailer.slice(colon + 1).trim());
    }
  };
