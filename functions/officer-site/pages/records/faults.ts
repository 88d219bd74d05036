import type { SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { describedFault } from './described-fault.ts';

/** What the machines could not do by themselves: somebody looks, and has it tried again. */
export const faultList =
  (deps: Deps) =>
  async ({ arrivedAt }: SignedInRequest): Promise<PageResult> => {
    const waiting = await deps.waits.waiting('fault');
    return page('officer/records/faults.njk', {
      title: 'Faults',
      back: { href: paths.home, text: 'Your work' },
      faults: await Promise.all(waiting.map((wait) => describedFault(deps, wait, arrivedAt))),
    });
  };
