import { LONGEST_MS } from '../../../adapters/sessions/session-repository.ts';
import { councilsOf } from '../../../domain/agreement/councils.ts';
import { page } from '../../shared/web/results.ts';
import { everyone, type Route } from '../../shared/web/routes.ts';
import type { PublicDeps } from '../deps.ts';

/** Pages that say the same to everybody. */
export const plainRoutes = ({ agreements }: Pick<PublicDeps, 'agreements'>): readonly Route[] => {
  const council = councilsOf(agreements);
  return [
    everyone.get('/accessibility', () =>
      page('public/accessibility.njk', { title: 'Accessibility of this service', council }),
    ),
    everyone.get('/privacy', () => page('public/privacy.njk', { title: 'Privacy', council })),
    everyone.get('/cookies', () =>
      page('public/cookies.njk', { title: 'Cookies', sessionHours: LONGEST_MS / 3_600_000 }),
    ),
  ];
};
