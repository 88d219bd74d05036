import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { letterTemplate } from '../stand-ins/notify/letter.ts';
import { type StandIns, standIns } from '../stand-ins.ts';

export interface PlayedOutside extends StandIns {
  readonly url: string;
  close(): void;
}

/** The register, Notify and the bank holidays on a port of this machine, with the keys that the page's secrets hold. */
export const playOutside = async (
  folder: string,
  port: number,
  keys: { readonly cqc: string; readonly notify: string },
): Promise<PlayedOutside> => {
  const given: Readonly<Record<string, string>> = {
    CQC_KEY_PARAMETER: keys.cqc,
    NOTIFY_KEY_PARAMETER: keys.notify,
    NOTIFY_TEMPLATE_ID: letterTemplate.id,
  };
  const of = (variable: string) => [given[variable] ?? []].flat();
  const outside = standIns({ file: (name) => join(folder, name), valuesOf: of, secretsOf: of });
  const server = createServer(async (req, res) => {
    for (const { handle } of outside.services) if (await handle(req, res)) return;
    res.writeHead(404).end();
  });
  await listening(server, port);
  const close = () => {
    server.close();
    for (const service of outside.services) service.close?.();
  };
  return { ...outside, url: `http://127.0.0.1:${port}`, close };
};

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((done, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', done);
  });
