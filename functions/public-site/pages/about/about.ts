import { LONGEST_MS } from '../../../../adapters/sessions/session-row.ts';
import { councilsOf } from '../../../../domain/agreement/councils.ts';
import { periodInWords, retentionRules } from '../../../../domain/retention/rules.ts';
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

/** What becomes of personal data: for how long it is kept is said by the rules that it is removed by. */
export const privacy =
  ({ agreements }: WhoseSite) =>
  (): PageResult =>
    page('public/privacy.njk', {
      title: 'Privacy',
      council: councilsOf(agreements),
      kept: Object.values(retentionRules).map(({ what, months, after, because }) => ({
        what,
        howLong: `${periodInWords(months)} after ${after}`,
        because,
      })),
    });

/** Which cookies are set. */
export const cookies = (): PageResult =>
  page('public/cookies.njk', { title: 'Cookies', sessionHours: LONGEST_MS / 3_600_000 });
