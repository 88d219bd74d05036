import { join } from 'node:path';
import { shortlyBeforeOpening } from '../../local/opening.ts';
import { appDir } from './template/synthesized.ts';

/** What the cloud is told of the small app, which is synthesized to the folder given: nobody signs in, and it calls nothing outside. */
export const smallApp = (dir: string) => ({
  app: { dir: appDir, outDir: join(dir, 'cdk.out') },
  accounts: () => ({ as: 'somebody', path: '/', people: [], newcomers: false }),
  outside: () => ({ services: [] }),
  startAt: shortlyBeforeOpening,
});
