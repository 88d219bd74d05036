import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Keeps what the functions print: a file each, and on the terminal behind the function's name. */
export class FunctionLogs {
  readonly #dir: string;
  readonly #quiet: boolean;
  readonly #files = new Map<string, WriteStream>();
  #closed = false;

  /** @param quiet leaves the terminal alone. */
  constructor(dir: string, quiet: boolean) {
    this.#dir = dir;
    this.#quiet = quiet;
    mkdirSync(dir, { recursive: true });
  }

  /** Takes all lines of a stream as those of a function. @param heard is told of each */
  follow(name: string, stream: Readable, heard?: (line: string) => void): void {
    createInterface({ input: stream }).on('line', (line) => {
      this.write(name, line);
      if (!this.#closed) heard?.(line);
    });
  }

  write(name: string, line: string): void {
    if (this.#closed) return;
    const file = this.#files.get(name) ?? createWriteStream(join(this.#dir, `${name}.log`), { flags: 'a' });
    this.#files.set(name, file);
    // All lines of one turn of the event loop in one write.
    if (file.writableCorked === 0) {
      file.cork();
      setImmediate(() => file.uncork());
    }
    file.write(`${line}\n`);
    if (!this.#quiet) process.stdout.write(`${name} | ${line}\n`);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#files.values()].map((file) => new Promise<void>((done) => file.end(done))));
  }
}

/** A logical id without the eight hex digits that CDK puts behind it. */
export const shortName = (logicalId: string): string => logicalId.replace(/(?<=.)[0-9A-F]{8}$/, '');
