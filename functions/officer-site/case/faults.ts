import { asksOfFaults, type Wait } from '../../../adapters/dynamodb/waits.ts';
import { isApplicationId, windowIdOf } from '../../../domain/application/opened-application.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { notDeclared, type Part, partIn } from './declaration.ts';
import { isOurId } from './our-id.ts';

/** Faults that wait for this officer, and windows whose faults they may see once they have declared conflicts of interest. */
interface Faults {
  readonly faults: readonly Wait[];
  readonly undeclared: readonly string[];
}

/**
 * A fault of an application is something of a window's applications: it is for those who have declared, and have no conflict with it.
 * Before its window is unsealed nobody can declare, and what cannot be unsealed has to be tried again all the same.
 */
const partInFault = async (deps: Deps, officer: Officer, { subject }: Wait): Promise<Part> => {
  if (!isApplicationId(subject)) return 'yes';
  const window = await deps.windows.get(windowIdOf(subject));
  return window?.unsealedAt ? partIn(deps, officer, subject) : 'yes';
};

export const faultsFor = async (deps: Deps, officer: Officer): Promise<Faults> => {
  const waiting = (await Promise.all(asksOfFaults.map((ask) => deps.waits.waiting(ask)))).flat();
  const parts = await Promise.all(
    waiting.map(async (wait) => ({ wait, part: await partInFault(deps, officer, wait) })),
  );
  return {
    faults: parts.flatMap(({ wait, part }) => (part === 'yes' ? [wait] : [])),
    undeclared: [
      ...new Set(parts.flatMap(({ wait, part }) => (part === 'undeclared' ? [windowIdOf(wait.subject)] : []))),
    ],
  };
};

/** The fault that waits for somebody, or the one that did last. A window's own faults are over once its award has any. */
const faultOf = async (deps: Deps, subject: string): Promise<Wait | undefined> => {
  const asked = await Promise.all(asksOfFaults.map((ask) => deps.waits.get(subject, ask)));
  const faults = asked.filter((wait) => wait !== undefined);
  return faults.find(({ status }) => status === 'waiting') ?? faults[0];
};

/** @throws Problem 404, or 403 for who may not see to this fault */
export const faultSeenBy = async (deps: Deps, officer: Officer, subject: string): Promise<Wait> => {
  const wait = isOurId(subject) ? await faultOf(deps, subject) : undefined;
  if (!wait) throw notFound();
  const part = await partInFault(deps, officer, wait);
  if (part === 'undeclared') throw notDeclared(windowIdOf(subject));
  if (part === 'conflicted') throw conflicted();
  return wait;
};

const conflicted = (): Problem =>
  new Problem(403, {
    title: 'You declared a conflict of interest',
    lines: ['You declared a conflict of interest with this applicant, so somebody else has it tried again.'],
    link: { href: paths.faults, text: 'Faults' },
  });
