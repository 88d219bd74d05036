import type { SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Who signed in and out, and what was refused outside a window, oldest first: for administrators. */
export const serviceAudit =
  ({ trail }: Deps) =>
  async ({ query }: SignedInRequest): Promise<PageResult> => {
    const after = query.get('after') ?? undefined;
    const { items, next } = await trail.page(undefined, { after });
    return page('officer/sessions/service-audit.njk', {
      title: 'Who signed in, and what was refused',
      back: { href: paths.sessions, text: 'Who is signed in' },
      here: paths.serviceAudit,
      entries: items,
      next,
      isFirst: after === undefined,
    });
  };
