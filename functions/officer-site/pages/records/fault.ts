import { done, form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { officerOf } from '../../case/officer.ts';
import { isOurId } from '../../case/our-id.ts';
import { tryAgain } from '../../decisions/try-again.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { describedFault } from './described-fault.ts';

/** One fault, which an officer has tried again. */
export const fault = (deps: Deps) =>
  form({
    template: 'officer/records/fault.njk',
    load: async ({ params: { subject } }: SignedInRequest<'/{subject}'>) => {
      const wait = isOurId(subject) ? await deps.waits.get(subject, 'fault') : undefined;
      if (!wait) throw notFound();
      return wait;
    },
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
