import { packageOf } from '../../../../domain/notices/package.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { PageRequest } from '../../../shared/web/request.ts';
import { content, type PageResult } from '../../../shared/web/results.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

const EXTENSION = '.json';

/** A published notice as data (docs/rules.md, rule 10): an OCDS release package. */
export const notice =
  ({ agreements, notices, siteUrl }: Deps) =>
  async ({ params: { file } }: PageRequest<'/{file}'>): Promise<PageResult> => {
    if (!file.endsWith(EXTENSION)) throw notFound();
    const noticeId = file.slice(0, -EXTENSION.length);
    // A notice's id begins with its agreement's, which may itself begin like another's.
    for (const { id } of agreements.filter((agreement) => noticeId.startsWith(`${agreement.id}-`))) {
      const published = await notices.get(id, noticeId);
      if (published) {
        const uri = `${siteUrl}${paths.notice(noticeId)}`;
        return content(JSON.stringify(packageOf(published.release, uri), null, 2), {
          'content-type': 'application/json; charset=utf-8',
          'access-control-allow-origin': '*',
          // API Gateway answers under an address of its own too: whoever keeps the notice should keep this one.
          link: `<${uri}>; rel="canonical"`,
          'cache-control': 'public, max-age=300',
        });
      }
    }
    throw notFound();
  };
