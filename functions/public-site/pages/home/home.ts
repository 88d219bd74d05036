import type { PageRequest } from '../../../shared/web/request.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { changesAt, windowsOf } from '../../case/windows.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** The first page: what the service is, whether applications are taken now, and where everybody goes on. */
export const home =
  (deps: Deps) =>
  async ({ arrivedAt }: PageRequest): Promise<PageResult> => {
    const agreements = await Promise.all(
      deps.agreements.map(async (agreement) => ({
        agreement,
        at: paths.agreement(agreement.id),
        ...(await windowsOf(deps, agreement, arrivedAt)),
      })),
    );
    const options = { changesAt: changesAt(agreements) };
    return page('public/home.njk', { title: 'Provide care with us', agreements }, 200, options);
  };
