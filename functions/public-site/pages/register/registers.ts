import { type PageResult, page, redirect } from '../../../shared/web/results.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** The registers to choose from; where there is one agreement only, its register. */
export const registers =
  ({ agreements }: Pick<Deps, 'agreements'>) =>
  (): PageResult => {
    const [only, ...others] = agreements;
    if (only && others.length === 0) return redirect(paths.agreement(only.id).register);
    return page('public/registers.njk', {
      title: 'Register of providers',
      agreements: agreements.map(({ id, title }) => ({ title, at: paths.agreement(id) })),
    });
  };
