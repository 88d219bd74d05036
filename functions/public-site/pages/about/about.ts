import { LONGEST_MS } from '../../../../adapters/sessions/session-row.ts';
import { councilsOf } from '../../../../domain/agreement/councils.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import type { Deps } from '../../deps.ts';

type WhoseSite = Pick<Deps, 'agreements'>;

/** How far everybody can use the service. */
export const accessibility =
  ({ agreements }: WhoseSite) =>
  (): PageResult =>
    page('public/accessibility.njk', {
      title: 'Accessibility of this service',
      council: councilsOf(agreements),
    });

/** What becomes of personal data. */
export const privacy =
  ({ agreements }: WhoseSite) =>
  (): PageResult =>
    page('public/privacy.njk', { title: 'Privacy', council: councilsOf(agreements) });

/** Which cookies are set. */
export const cookies = (): PageResult =>
  page('public/cookies.njk', { title: 'Cookies', sessionHours: LONGEST_MS / 3_600_000 });
