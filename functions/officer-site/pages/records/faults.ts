import type { SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { faultsFor } from '../../case/faults.ts';
import { officerOf } from '../../case/officer.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { describedFault } from './described-fault.ts';

/** What the machines could not do by themselves: somebody looks, and has it tried again. */
export const faultList =
  (deps: Deps) =>
  async ({ visitor, arrivedAt }: SignedInRequest): Promise<PageResult> => {
    const { faults, undeclared } = await faultsFor(deps, officerOf(visitor));
    return page('officer/records/faults.njk', {
      title: 'Faults',
      back: { href: paths.home, text: 'Your work' },
      faults: await Promise.all(faults.map((wait) => describedFault(deps, wait, arrivedAt))),
      undeclared: undeclared.map((windowId) => ({ windowId, href: paths.window(windowId).declaration })),
    });
  };
