import { buildAssets } from '../../../lib/bundling/assets.ts';
import type { Handle } from './site-server.ts';

/** The stylesheet and script as a build makes them, under the names that templates have before bundling. */
export const builtAssets = (): Handle => {
  const assets = new Map(buildAssets().map(({ name, text }) => [`/assets/${name}`, text]));
  const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };
  return async (req, res) => {
    const text = assets.get(req.url ?? '');
    if (text === undefined) return false;
    res.writeHead(200, { 'content-type': types[req.url?.split('.').at(-1) ?? ''] ?? 'text/plain' }).end(text);
    return true;
  };
};
