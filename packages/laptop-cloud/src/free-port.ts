import { createServer } from 'node:net';

/** A port of an interface (an address of this machine) that nobody has at this moment; any, or the one that is asked for. */
export const freePort = (address = '127.0.0.1', wanted = 0): Promise<number> =>
  new Promise((found, reject) => {
    const server = createServer().on('error', reject);
    server.listen(wanted, address, () => {
      const bound = server.address();
      server.close(() => found(typeof bound === 'object' && bound ? bound.port : 0));
    });
  });

/**
 * A free port for a server that will be started again and again: the first from 3100 on. One that the system picks is of the range from
 * which it also gives ports to those who connect, and who tries to connect while the server is away may be given that very port.
 */
export const lastingPort = async (): Promise<number> => {
  for (let port = 3100; port < 3200; port += 1) {
    const found = await freePort('127.0.0.1', port).catch(() => undefined);
    if (found !== undefined) return found;
  }
  return freePort();
};
