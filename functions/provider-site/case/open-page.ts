import type { AskedPage } from '../../../domain/application/page.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { type Application, openApplicationOf } from './application.ts';

/** A request about one page of an application. */
export type OfPage = SignedInRequest<'/{windowId}/{page}'>;

/** A page of an application that can still be changed. */
export interface OpenPage {
  readonly application: Application;
  readonly page: AskedPage;
}

/** A page that asks for a file. */
export interface OpenFilePage extends OpenPage {
  readonly file: NonNullable<AskedPage['file']>;
}

/**
 * The page that is asked for, while it can be changed. Which lots are held already matters where lots are chosen; on other pages what was
 * read within the last minute will do, since submitting reads it anew.
 * @throws Problem 404 where the application has no such page; others as `openApplicationOf`
 */
export const openPageOf = async (deps: Deps, request: OfPage): Promise<OpenPage> => {
  const { params } = request;
  const application = await openApplicationOf(deps, request, params.page === 'lots' ? 'now' : 'lately');
  const page = application.pages.find(({ path }) => path === params.page);
  if (!page) throw notFound();
  return { application, page };
};

/** The same of a page with a file. @throws Problem 404 where it asks for none */
export const openFilePageOf = async (deps: Deps, request: OfPage): Promise<OpenFilePage> => {
  const open = await openPageOf(deps, request);
  const { file } = open.page;
  if (!file) throw notFound();
  return { ...open, file };
};
