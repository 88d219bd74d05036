import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { notFound } from './web/problem.ts';
import type { PageRequest } from './web/request.ts';
import { content, type PageResult } from './web/results.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Bundling puts the files beside the bundle; a name holds a hash of its content, so it never changes. */
const besideBundle = fileURLToPath(new URL('./assets/', import.meta.url));

const compressed = promisify(gzip);

/** Serves the stylesheet, script and icon of every page, compressed as the HTTP API would not, for browsers to keep. */
export const asset =
  (folder = besideBundle) =>
  async ({ params: { name } }: PageRequest<'/{name}'>): Promise<PageResult> => {
    const type = types[path.extname(name)];
    if (!type || !/^[\w-]+\.\w+$/.test(name)) throw notFound();
    const file = await readFile(path.join(folder, name)).catch(() => {
      throw notFound();
    });
    return content(await compressed(file), {
      'content-type': type,
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  };
