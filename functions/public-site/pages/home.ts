import { page } from '../../shared/web/results.ts';
import { everyone, type Route } from '../../shared/web/routes.ts';
import type { PublicDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { windowsOf } from '../windows-of.ts';

/** The first page: what the service is, whether applications are taken now, and where everybody goes on. */
export const homeRoutes = (deps: PublicDeps): readonly Route[] => [
  everyone.get('/', async ({ arrivedAt }) =>
    page('public/home.njk', {
      title: 'Provide care with us',
      agreements: await Promise.all(
        deps.agreements.map(async (agreement) => ({
          agreement,
          at: paths.agreement(agreement.id),
          ...(await windowsOf(deps, agreement, arrivedAt)),
        })),
      ),
    }),
  ),
];
