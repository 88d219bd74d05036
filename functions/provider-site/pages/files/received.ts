import { notFound } from '../../../shared/web/problem.ts';
import { type PageResult, redirect } from '../../../shared/web/results.ts';
import { folderOf, type OfPage, openFilePageOf } from '../../case/open-page.ts';
import { keepFile } from '../../decisions/keep-file.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { followingPath } from '../questions/following.ts';

/** Where storage sends the browser with a file it took: keeps it with the page's answers, or says what is wrong with it. */
export const fileReceived =
  (deps: Deps) =>
  async (request: OfPage): Promise<PageResult> => {
    const open = await openFilePageOf(deps, request);
    const { application, page } = open;
    const key = request.query.get('key') ?? '';
    // A key is only ever one's own, whatever address the browser was given.
    if (!key.startsWith(`${folderOf(open)}/`)) throw notFound();
    const fault = await keepFile(deps, open, key, request.arrivedAt);
    if (fault) return redirect(`${paths.window(application.window.windowId).file(page.path)}?problem=${fault}`);
    return redirect(followingPath(open, application.draft));
  };
