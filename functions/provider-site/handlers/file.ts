import path from 'node:path';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { AskedPage } from '../../../domain/application/page.ts';
import { type StoredFile, storedFile } from '../../../domain/questions/stored-file.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import { type PageResult, redirect, page as show } from '../../shared/web/results.ts';
import { type Application, openApplicationOf, pageOf } from '../application/application.ts';
import { closingOf } from '../application/closing.ts';
import { faultOf, typeOf, wordsOf } from '../application/file-rules.ts';
import { sizeInWords } from '../application/rows.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { followingPath } from './question.ts';

type Asked = SignedInRequest<'/apply/windows/{windowId}/files/{page}'>;

const withFile = async (deps: ProviderSiteDeps, request: Asked) => {
  const application = await openApplicationOf(deps, request);
  const page = pageOf(application, request.params.page);
  if (!page.file) throw notFound();
  return { application, page, file: page.file };
};

const folderOf = ({ window, head }: Application, page: AskedPage): string =>
  `${window.windowId}/${head.providerId}/${page.path}`;

/** The form that sends a page's file straight to storage, which then sends the browser to `keepFile`. */
export const showFile =
  (deps: ProviderSiteDeps) =>
  async (request: Asked): Promise<PageResult> => {
    const { application, page, file } = await withFile(deps, request);
    const { window, draft } = application;
    const received = paths.window(window.windowId).fileReceived(page.path);
    const form = await deps.uploads.form(folderOf(application, page), `${deps.siteUrl}${received}`);
    const problem = wordsOf(request.query.get('problem'));
    const stored = storedFile.safeParse(draft[page.path]?.[file.name]);
    return show(
      'provider/file.njk',
      {
        title: file.label,
        caption: page.title,
        file,
        form,
        problem,
        errors: problem ? [{ text: problem, href: '#file' }] : [],
        stored: stored.success ? { name: stored.data.name, size: sizeInWords(stored.data.size) } : undefined,
        onHref: followingPath(application, page, draft),
        tasksHref: paths.window(window.windowId).tasks,
        closing: closingOf(window, request.arrivedAt),
        back: { href: paths.window(window.windowId).question(page.path) },
      },
      problem ? 400 : 200,
      { formActions: [new URL(form.url).origin] },
    );
  };

/** Where storage sends the browser with a file it took: keeps it with the page's answers, or says what is wrong with it. */
export const keepFile =
  (deps: ProviderSiteDeps) =>
  async (request: Asked): Promise<PageResult> => {
    const { application, page, file } = await withFile(deps, request);
    const { windowId } = application.window;
    const key = request.query.get('key') ?? '';
    // A key is only ever one's own, whatever address the browser was given.
    if (!key.startsWith(`${folderOf(application, page)}/`)) throw notFound();
    const arrived = await deps.uploads.look(key);
    const name = path.posix.basename(key);
    const fault = faultOf(name, arrived);
    if (fault) return redirect(`${paths.window(windowId).file(page.path)}?problem=${fault}`);
    await keepWithAnswers(deps, request, page, file, { key, name, size: arrived?.size ?? 0, type: typeOf(name) });
    return redirect(followingPath(application, page, application.draft));
  };

const ATTEMPTS = 3;

/** Over whatever was saved last: a file adds to a page and takes nothing from it, so another tab's save is no conflict. */
const keepWithAnswers = async (
  deps: ProviderSiteDeps,
  request: Asked,
  page: AskedPage,
  file: NonNullable<AskedPage['file']>,
  kept: StoredFile,
) => {
  const { windowId } = request.params;
  const { subject } = request.visitor;
  for (let attempt = 1; ; attempt += 1) {
    const stored = await deps.sealed.page(windowId, subject, page.path);
    const values = { ...stored?.values, [file.name]: kept };
    try {
      return await deps.sealed.savePage(windowId, subject, page.path, values, stored?.version ?? 0, request.arrivedAt);
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error;
    }
  }
};
