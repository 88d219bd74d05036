import type { Browser, Page } from 'playwright-core';
import { builtAssets } from '../shared/built-assets.ts';
import { siteServer } from '../shared/site-server.ts';
import type { Desk } from './officers-desk.ts';

type Account = Parameters<Desk['as']>[0];

interface Screen {
  readonly width?: number;
  readonly javaScriptEnabled?: boolean;
}

/** The officers' site as real browsers reach it. */
export const officersScreens = async (desk: Desk, chromium: Browser) => {
  const server = await siteServer();
  server.mount(builtAssets());
  server.show(desk.handler);
  return {
    origin: server.origin,
    server,
    /** A page of a browser in which this officer is signed in: a laptop's screen, or a phone's. */
    of: async (who: Account, { width = 1280, javaScriptEnabled = true }: Screen = {}): Promise<Page> => {
      const visitor = await desk.as(who);
      const context = await chromium.newContext({ viewport: { width, height: 800 }, javaScriptEnabled });
      const value = visitor.jar.get('__Host-officer') ?? '';
      await context.addCookies([
        { name: '__Host-officer', value, url: 'https://127.0.0.1', secure: true, httpOnly: true },
      ]);
      return context.newPage();
    },
    stop: () => server.stop(),
  };
};
