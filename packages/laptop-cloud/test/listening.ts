import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<unknown>;

/** Serves a handler on a free loopback port; 404 for what it does not take. */
export const listening = async (handle: Handle) => {
  const server = createServer(async (req, res) => {
    try {
      if (!(await handle(req, res))) res.writeHead(404).end();
    } catch (error) {
      // A client that gave up while it was sending is no fault of the handler's.
      if (!req.destroyed) throw error;
    }
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
