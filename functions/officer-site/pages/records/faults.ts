import { auditWrite } from '../../../../adapters/dynamodb/audit.ts';
import { Conflict } from '../../../../adapters/dynamodb/conflict.ts';
import type { Wait } from '../../../../adapters/dynamodb/waits.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { page, redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { decide, notReady, redeliver } from '../../decisions/machine-answers.ts';
import type { Dependencies } from '../../dependencies.ts';
import { deciders, personOf } from '../../officer.ts';

/** What the machines could not do by themselves: somebody looks, and has it tried again. */
export const faultRoutes = (deps: Dependencies): readonly Route[] => {
  const described = async (wait: Wait) => {
    const application = wait.subject.includes('.') ? await deps.applications.get(wait.subject) : undefined;
    return {
      ...wait,
      what: application ? `The application of ${application.organisationName}` : 'The award of a window',
      about: application
        ? {
            href: `/officers/windows/${application.windowId}/applications/${application.applicationId}`,
            text: application.receipt.reference,
          }
        : { href: `/officers/windows/${wait.subject}`, text: wait.subject },
      href: `/officers/faults/${encodeURIComponent(wait.subject)}`,
    };
  };
  const waitOf = async (subject: string): Promise<Wait> => {
    const wait = /^[\w.-]{1,200}$/.test(subject) ? await deps.waits.get(subject, 'fault') : undefined;
    if (!wait) throw notFound();
    return wait;
  };

  return [
    withRole(...deciders).get('/officers/faults', async () => {
      const { items } = await deps.waits.waiting('fault', {});
      return page('officer/records/faults.njk', {
        title: 'Faults',
        back: { href: '/officers', text: 'Your work' },
        faults: await Promise.all(items.map(described)),
      });
    }),

    withRole(...deciders).get('/officers/faults/{subject}', async ({ params }) => {
      const wait = await waitOf(params.subject);
      return page('officer/records/fault.njk', {
        title: 'Something could not be done',
        back: { href: '/officers/faults', text: 'Faults' },
        fault: await described(wait),
        isWaiting: wait.status === 'waiting',
      });
    }),

    withRole(...deciders).post('/officers/faults/{subject}', async ({ params, visitor, arrivedAt }) => {
      const wait = await waitOf(params.subject);
      if (wait.status !== 'waiting') {
        await redeliver(deps, wait.subject, 'fault');
        return redirect('/officers/faults');
      }
      const application = wait.subject.includes('.') ? await deps.applications.get(wait.subject) : undefined;
      const audit = auditWrite(deps.records, {
        windowId: application?.windowId ?? wait.subject,
        at: arrivedAt,
        by: personOf(visitor),
        action: 'tried again after a fault',
        ...(application ? { subject: application.applicationId } : {}),
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
