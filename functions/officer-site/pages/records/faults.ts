import type { Wait } from '../../../../adapters/dynamodb/waits.ts';
import { isLeftOut, leavingOutOf } from '../../../../domain/application/leaving-out.ts';
import { isApplicationId, providerIdOf, windowIdOf } from '../../../../domain/application/opened-application.ts';
import { barriersToContracting } from '../../../../domain/award/contract.ts';
import { deciders } from '../../../../domain/people/officer.ts';
import { isCancellable } from '../../../../domain/window/cancelling.ts';
import { done, formRoutes } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { page } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { agreementNow } from '../../case/agreement.ts';
import { awardAtStake } from '../../case/award-at-stake.ts';
import { officerOf } from '../../case/officer.ts';
import { tryAgain } from '../../decisions/try-again.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { unsealingFaultWords } from '../../words/unsealing-faults.ts';

/** What the machines could not do by themselves: somebody looks, and has it tried again. */
export const faultRoutes = (deps: Deps): readonly Route[] => [
  withRole(...deciders).get('/officers/faults', async ({ arrivedAt }) => {
    const waiting = await deps.waits.waiting('fault');
    return page('officer/records/faults.njk', {
      title: 'Faults',
      back: { href: paths.home, text: 'Your work' },
      faults: await Promise.all(waiting.map((wait) => described(deps, wait, arrivedAt))),
    });
  }),

  ...formRoutes(withRole(...deciders), {
    path: '/officers/faults/{subject}',
    template: 'officer/records/fault.njk',
    load: async ({ params: { subject } }) => {
      const wait = /^[\w.-]{1,200}$/.test(subject) ? await deps.waits.get(subject, 'fault') : undefined;
      if (!wait) throw notFound();
      return wait;
    },
    show: async (wait, { arrivedAt }) => ({
      title: 'Something could not be done',
      back: { href: paths.faults, text: 'Faults' },
      fault: await described(deps, wait, arrivedAt),
      isWaiting: wait.status === 'waiting',
    }),
    fields: {},
    act: async (wait, _, { visitor, arrivedAt }) => {
      await tryAgain(deps, wait, officerOf(visitor), arrivedAt);
      return done;
    },
    next: () => paths.faults,
  }),
];

const described = async (deps: Deps, wait: Wait, now: string) => {
  const at = paths.fault(wait.subject);
  if (!isApplicationId(wait.subject))
    return {
      ...wait,
      what: 'The award of a window',
      ...(await standingNow(deps, wait.subject, now)),
      about: { href: paths.window(wait.subject).page, text: wait.subject },
      at,
    };
  const windowId = windowIdOf(wait.subject);
  const found = await deps.applications.get(wait.subject);
  const window = paths.window(windowId);
  if (found) {
    const { reference } = found.receipt;
    return {
      ...wait,
      what: `The application ${reference}`,
      about: { href: window.application(found.applicationId).page, text: reference },
      at,
    };
  }
  const setAside = await deps.setAside.get(windowId, providerIdOf(wait.subject));
  return {
    ...wait,
    what: 'An application that could not be unsealed',
    about: { href: window.page, text: windowId },
    at,
    cause: setAside && { text: unsealingFaultWords[setAside.fault], ...setAside },
    isLeftOut: setAside !== undefined && isLeftOut(setAside),
    isProposed: setAside !== undefined && leavingOutOf(setAside) !== undefined,
  };
};

/** What stands against the award as things are now, which a try would meet again, and the way out where none can succeed. */
const standingNow = async (deps: Deps, windowId: string, now: string) => {
  const window = await deps.windows.get(windowId);
  if (!window) return { reasons: [] };
  const award = await awardAtStake(deps, window, now);
  const { outOfReach } = award;
  const against = barriersToContracting(await agreementNow(deps, window), now);
  const isOver = against.some(({ code }) => code === 'agreement-over');
  return {
    reasons: against.map(({ text }) => text),
    placesHref: outOfReach.length === 0 && isOver ? paths.window(windowId).heldPlaces : undefined,
    cancelHref: outOfReach.length > 0 && isCancellable(window, award) ? paths.window(windowId).cancel : undefined,
  };
};
