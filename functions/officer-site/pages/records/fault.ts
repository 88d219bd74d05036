import { done, form } from '../../../shared/forms/form.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { faultSeenBy } from '../../case/faults.ts';
import { officerOf } from '../../case/officer.ts';
import { tryAgain } from '../../decisions/try-again.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { describedFault } from './described-fault.ts';

/** One fault, which an officer has tried again. */
export const fault = (deps: DeskDeps) =>
  form({
    template: 'officer/records/fault.njk',
    load: ({ params, visitor }: SignedInRequest<'/{subject}'>) => faultSeenBy(deps, officerOf(visitor), params.subject),
    show: async (wait, { arrivedAt }) => ({
      title: 'Something could not be done',
      back: { href: paths.faults, text: 'Faults' },
      fault: await describedFault(deps, wait, arrivedAt),
      isWaiting: wait.status === 'waiting',
    }),
    fields: {},
    act: async (wait, _, { visitor, arrivedAt }) => {
      await tryAgain(deps, wait, officerOf(visitor), arrivedAt);
      return done;
    },
    next: () => paths.faults,
  });
