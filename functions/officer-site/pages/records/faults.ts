import { auditWrite } from '../../../../adapters/dynamodb/audit.ts';
import { Conflict } from '../../../../adapters/dynamodb/conflict.ts';
import type { Wait } from '../../../../adapters/dynamodb/waits.ts';
import { isLeftOut, leavingOutOf } from '../../../../domain/application/leaving-out.ts';
import { isApplicationId, providerIdOf, windowIdOf } from '../../../../domain/application/opened-application.ts';
import { barriersToContracting } from '../../../../domain/award/contract.ts';
import { notFound, Problem } from '../../../shared/web/problem.ts';
import { page, redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { agreementNow } from '../../agreement-now.ts';
import { takenUpAgain } from '../../decisions/leave-out.ts';
import { decide, notReady, redeliver } from '../../decisions/machine-answers.ts';
import { awardAtStake } from '../../decisions/out-of-reach.ts';
import type { Dependencies } from '../../dependencies.ts';
import { deciders, personOf } from '../../officer.ts';
import { unsealingFaultWords } from '../../words/unsealing-faults.ts';

/** What the machines could not do by themselves: somebody looks, and has it tried again. */
export const faultRoutes = (deps: Dependencies): readonly Route[] => {
  /** What stands against the award as things are now, which a try would meet again, and the way out where none can succeed. */
  const standingNow = async (windowId: string, now: string) => {
    const window = await deps.windows.get(windowId);
    if (!window) return { reasons: [] };
    const { outOfReach } = await awardAtStake(deps, window, now);
    const against = barriersToContracting(await agreementNow(deps, window), now);
    return {
      reasons: against.map(({ text }) => text),
      placesHref:
        outOfReach.length === 0 && against.some(({ code }) => code === 'agreement-over')
          ? `/officers/windows/${windowId}/held-places`
          : undefined,
      cancelHref: outOfReach.length > 0 ? `/officers/windows/${windowId}/cancel` : undefined,
    };
  };
  const described = async (wait: Wait, now: string) => {
    const href = `/officers/faults/${encodeURIComponent(wait.subject)}`;
    if (!isApplicationId(wait.subject))
      return {
        ...wait,
        what: 'The award of a window',
        ...(await standingNow(wait.subject, now)),
        about: { href: `/officers/windows/${wait.subject}`, text: wait.subject },
        href,
      };
    const windowId = windowIdOf(wait.subject);
    const application = await deps.applications.get(wait.subject);
    if (application)
      return {
        ...wait,
        what: `The application ${application.receipt.reference}`,
        about: {
          href: `/officers/windows/${windowId}/applications/${application.applicationId}`,
          text: application.receipt.reference,
        },
        href,
      };
    const setAside = await deps.setAside.get(windowId, providerIdOf(wait.subject));
    return {
      ...wait,
      what: 'An application that could not be unsealed',
      about: { href: `/officers/windows/${windowId}`, text: windowId },
      href,
      cause: setAside && { text: unsealingFaultWords[setAside.fault], ...setAside },
      isLeftOut: setAside !== undefined && isLeftOut(setAside),
      isProposed: setAside !== undefined && leavingOutOf(setAside) !== undefined,
    };
  };
  const waitOf = async (subject: string): Promise<Wait> => {
    const wait = /^[\w.-]{1,200}$/.test(subject) ? await deps.waits.get(subject, 'fault') : undefined;
    if (!wait) throw notFound();
    return wait;
  };

  return [
    withRole(...deciders).get('/officers/faults', async ({ arrivedAt }) => {
      const waiting = await deps.waits.waiting('fault');
      return page('officer/records/faults.njk', {
        title: 'Faults',
        back: { href: '/officers', text: 'Your work' },
        faults: await Promise.all(waiting.map((wait) => described(wait, arrivedAt))),
      });
    }),

    withRole(...deciders).get('/officers/faults/{subject}', async ({ params, arrivedAt }) => {
      const wait = await waitOf(params.subject);
      return page('officer/records/fault.njk', {
        title: 'Something could not be done',
        back: { href: '/officers/faults', text: 'Faults' },
        fault: await described(wait, arrivedAt),
        isWaiting: wait.status === 'waiting',
      });
    }),

    withRole(...deciders).post('/officers/faults/{subject}', async ({ params, visitor, arrivedAt }) => {
      const wait = await waitOf(params.subject);
      if (wait.status !== 'waiting') {
        const setAside = isApplicationId(wait.subject)
          ? await deps.setAside.get(windowIdOf(wait.subject), providerIdOf(wait.subject))
          : undefined;
        if (setAside && isLeftOut(setAside)) throw leftOut(wait.subject);
        if (!setAside || !(await takenUpAgain(deps, setAside))) await redeliver(deps, wait.subject, 'fault');
        return redirect('/officers/faults');
      }
      const audit = auditWrite(deps.records, {
        at: arrivedAt,
        by: personOf(visitor),
        action: 'tried again after a fault',
        ...(isApplicationId(wait.subject)
          ? { windowId: windowIdOf(wait.subject), subject: wait.subject }
          : { windowId: wait.subject }),
      });
      try {
        await decide(deps, { wait, answer: { decision: 'again' }, writes: [audit] });
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        if ((await deps.waits.get(wait.subject, 'fault'))?.status === 'waiting') throw notReady();
      }
      return redirect('/officers/faults');
    }),
  ];
};

const leftOut = (applicationId: string) =>
  new Problem(409, {
    title: 'This application has been left out',
    lines: [
      'An officer decided meanwhile to leave it out, so it was not tried again. That decision can be taken back.',
    ],
    link: { href: `/officers/faults/${applicationId}`, text: 'See the application that cannot be opened' },
  });
