import { packageOf } from '../../../domain/notices/package.ts';
import { notFound } from '../../shared/web/problem.ts';
import { content } from '../../shared/web/results.ts';
import { everyone, type Route } from '../../shared/web/routes.ts';
import type { PublicDeps } from '../deps.ts';

const EXTENSION = '.json';

/** Published notices as data (docs/rules.md, rule 10): OCDS release packages. */
export const noticeRoutes = ({ agreements, notices, siteUrl }: PublicDeps): readonly Route[] => [
  everyone.get('/notices/{file}', async ({ params: { file } }) => {
    if (!file.endsWith(EXTENSION)) throw notFound();
    const noticeId = file.slice(0, -EXTENSION.length);
    // A notice's id begins with its agreement's, which may itself begin like another's.
    for (const { id } of agreements.filter((agreement) => noticeId.startsWith(`${agreement.id}-`))) {
      const notice = await notices.get(id, noticeId);
      if (notice) {
        const uri = `${siteUrl}/notices/${noticeId}${EXTENSION}`;
        return content(JSON.stringify(packageOf(notice.release, uri), null, 2), {
          'content-type': 'application/json; charset=utf-8',
          'access-control-allow-origin': '*',
          // API Gateway answers under an address of its own too: whoever keeps the notice should keep this one.
          link: `<${uri}>; rel="canonical"`,
          'cache-control': 'public, max-age=300',
        });
      }
    }
    throw notFound();
  }),
];
