import type { Wait } from '../../../../adapters/dynamodb/waits.ts';
import { isLeftOut, leavingOutOf } from '../../../../domain/application/leaving-out.ts';
import { isApplicationId, providerIdOf, windowIdOf } from '../../../../domain/application/opened-application.ts';
import { barriersToContracting } from '../../../../domain/award/contract.ts';
import { isCancellable } from '../../../../domain/window/cancelling.ts';
import type { WindowStep } from '../../../../domain/window/steps.ts';
import { agreementNow } from '../../case/agreement.ts';
import { ahead } from '../../case/ahead.ts';
import { awardAtStake, awardOnRecord } from '../../case/award-at-stake.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { unsealingFaultWords } from '../../words/unsealing-faults.ts';
import { windowStepWords } from '../../words/window-steps.ts';

/** A fault as officers see it: what it is about, and what is known of it. */
export const describedFault = async (deps: Deps, wait: Wait, now: string) => {
  const at = paths.fault(wait.subject);
  if (wait.step) return { ...wait, ...ofWindow(wait.step, wait.subject), at };
  if (!isApplicationId(wait.subject))
    return {
      ...wait,
      what: 'The award of a window',
      ...(await standingNow(deps, wait.subject, now)),
      about: { href: paths.window(wait.subject).page, text: wait.subject },
      at,
    };
  const windowId = windowIdOf(wait.subject);
  const unopened = ahead(deps.setAside.get(windowId, providerIdOf(wait.subject)));
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
  const setAside = await unopened;
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

/** What a window's machine could not do. One that could not be prepared may not be there yet. */
const ofWindow = (step: WindowStep, subject: string) => ({
  ...windowStepWords[step],
  about: {
    href: step === 'preparing' ? paths.windows : paths.window(subject).page,
    text: subject,
  },
});

/** What stands against the award as things are now, which a try would meet again, and the way out where none can succeed. */
const standingNow = async (deps: Deps, windowId: string, now: string) => {
  const window = await deps.windows.get(windowId);
  if (!window) return { reasons: [] };
  const award = await awardAtStake(deps, window, await awardOnRecord(deps, window), now);
  const { outOfReach } = award;
  const against = barriersToContracting(await agreementNow(deps, window), now);
  const isOver = against.some(({ code }) => code === 'agreement-over');
  return {
    reasons: against.map(({ text }) => text),
    placesHref: outOfReach.length === 0 && isOver ? paths.window(windowId).heldPlaces : undefined,
    cancelHref: outOfReach.length > 0 && isCancellable(window, award) ? paths.window(windowId).cancel : undefined,
  };
};
