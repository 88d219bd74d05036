import { createServer } from 'node:net';

/** A port of an interface (an address of this machine) that nobody has at this moment. */
export const freePort = (address = '127.0.0.1'): Promise<number> =>
  new Promise((found, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, address, () => {
      const bound = server.address();
      server.close(() => found(typeof bound === 'object' && bound ? bound.port : 0));
    });
  });
