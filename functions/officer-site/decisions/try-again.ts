import { auditWrite } from '../../../adapters/dynamodb/audit.ts';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { Wait } from '../../../adapters/dynamodb/waits.ts';
import { isLeftOut } from '../../../domain/application/leaving-out.ts';
import { isApplicationId, providerIdOf, windowIdOf } from '../../../domain/application/opened-application.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { DeskDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { decide, notReady, redeliver } from './machine-answers.ts';
import { requireSeparate } from './require-separate.ts';
import { takenUpAgain } from './take-leaving-out-back.ts';

/**
 * Has a machine try again what it could not do. Sent twice it is tried once; where the machine has not heard yet, it hears again.
 * Whoever declared a conflict of interest with its applicant has no part in it (docs/rules.md, rule 5).
 * @throws Problem 403, or 409 where the application was left out meanwhile, or the machine does not ask yet
 */
export const tryAgain = async (deps: DeskDeps, wait: Wait, officer: Officer, at: string): Promise<void> => {
  const { subject, ask } = wait;
  if (isApplicationId(subject)) await requireNoConflict(deps, officer, subject);
  if (wait.status !== 'waiting') return broughtAgain(deps, wait);
  const audit = auditWrite(deps.records, {
    at,
    by: { id: officer.id, name: officer.name },
    action: 'tried again after a fault',
    ...whatAbout(wait),
  });
  try {
    await decide(deps, { wait, answer: { decision: 'again' }, writes: [audit] });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    if ((await deps.waits.get(subject, ask))?.status === 'waiting') throw notReady();
  }
};

const requireNoConflict = async (deps: DeskDeps, officer: Officer, applicationId: string): Promise<void> => {
  const windowId = windowIdOf(applicationId);
  const application =
    (await deps.applications.get(applicationId)) ?? (await deps.setAside.get(windowId, providerIdOf(applicationId)));
  if (application) requireSeparate('try-again', officer, application, windowId);
};

/** A window that could not be prepared may not be there yet. */
const whatAbout = ({ subject, step }: Wait) => {
  if (step === 'preparing') return { subject, detail: step };
  return {
    windowId: isApplicationId(subject) ? windowIdOf(subject) : subject,
    ...(isApplicationId(subject) && { subject }),
    ...(step && { detail: step }),
  };
};

const broughtAgain = async (deps: DeskDeps, { subject, ask }: Wait): Promise<void> => {
  const setAside = isApplicationId(subject)
    ? await deps.setAside.get(windowIdOf(subject), providerIdOf(subject))
    : undefined;
  if (setAside && isLeftOut(setAside)) throw leftOut(subject);
  if (!setAside || !(await takenUpAgain(deps, setAside))) await redeliver(deps, subject, ask);
};

const leftOut = (applicationId: string) =>
  new Problem(409, {
    title: 'This application has been left out',
    lines: [
      'An officer decided meanwhile to leave it out, so it was not tried again. That decision can be taken back.',
    ],
    link: { href: paths.fault(applicationId).page, text: 'See the application that cannot be opened' },
  });
