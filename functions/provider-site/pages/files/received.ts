import { type PageResult, redirect } from '../../../shared/web/results.ts';
import { type OfPage, openFilePageOf } from '../../case/open-page.ts';
import { keepFile } from '../../decisions/keep-file.ts';
import type { Deps } from '../../deps.ts';
import { paths, type Way } from '../../paths.ts';
import { wayOf } from '../questions/way.ts';

/** Where storage sends the browser with a file it took: keeps it with the page's answers, or says what is wrong with it. */
export const fileReceived =
  (deps: Deps, from?: Way) =>
  async (request: OfPage): Promise<PageResult> => {
    const open = await openFilePageOf(deps, request);
    const { application, page } = open;
    const fault = await keepFile(deps, open, request.query.get('key') ?? '', request);
    if (fault) return redirect(paths.window(application.window.windowId).file(page.path, from, fault));
    return redirect(wayOf(open, from).afterFile);
  };
