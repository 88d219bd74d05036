import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { withVirtualDate } from './answers.ts';
import { wholeBody } from './whole-body.ts';

const ofTheConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);

interface Got {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A service that listens on a port of its own behind the gate. */
export class Upstream {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 128 });
  readonly #endpoint: URL;

  /** @param endpoint `http://127.0.0.1:PORT` */
  constructor(endpoint: string) {
    this.#endpoint = new URL(endpoint);
  }

  /** Sends a request on and its answer back. */
  async forward(req: IncomingMessage, body: Buffer, res: ServerResponse): Promise<void> {
    this.answer(res, await this.send(req, req.headers, body));
  }

  /** Sends a request of the same method and path, and waits for the whole answer. */
  send(req: Pick<IncomingMessage, 'method' | 'url'>, headers: IncomingMessage['headers'], body: Buffer): Promise<Got> {
    return new Promise((got, failed) => {
      request({
        agent: this.#agent,
        host: this.#endpoint.hostname,
        port: this.#endpoint.port,
        method: req.method,
        path: req.url,
        headers: { ...headers, host: this.#endpoint.host, 'content-length': String(body.length) },
      })
        .on('response', (answer) => {
          wholeBody(answer).then(
            (bytes) => got({ status: answer.statusCode ?? 502, headers: answer.headers, body: bytes }),
            failed,
          );
        })
        .on('error', failed)
        .end(body);
    });
  }

  /** Gives an answer on, but for its date: the SDK would correct its clock by it. */
  answer(res: ServerResponse, { status, headers, body }: Got): void {
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined && !ofTheConnection.has(name)) res.setHeader(name, value);
    }
    withVirtualDate(res);
    res.writeHead(status);
    res.end(body);
  }

  close(): void {
    this.#agent.destroy();
  }
}
