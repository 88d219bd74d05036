import { paths as publicPaths } from '../../../public-site/paths.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { agreementAsked, type OfAgreement } from '../../case/agreement.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** The notices published of an agreement. */
export const noticeList =
  (deps: Deps) =>
  async ({ params, query }: OfAgreement): Promise<PageResult> => {
    const agreement = agreementAsked(deps, params.agreementId);
    const { items, next } = await deps.notices.page(agreement.id, { after: query.get('after') ?? undefined });
    return page('officer/records/notices.njk', {
      title: 'Notices',
      caption: agreement.title,
      back: { href: paths.home, text: 'Your work' },
      here: paths.agreement(agreement.id).notices,
      windowsHref: paths.windows,
      agreement,
      notices: items.map((notice) => ({
        ...notice,
        href: publicPaths.notice(notice.noticeId),
      })),
      next,
    });
  };
