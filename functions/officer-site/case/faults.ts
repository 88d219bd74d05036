import { asksOfFaults, type Wait } from '../../../adapters/dynamodb/waits.ts';
import { isApplicationId, windowIdOf } from '../../../domain/application/opened-application.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { ahead } from './ahead.ts';
import { notDeclared, type Part, partsOf } from './declaration.ts';
import { isOurId } from './our-id.ts';
import { type WaitingPage, waitingFor } from './waiting.ts';

/**
 * A fault of an application is something of a window's applications: it is for those who have declared, and have no conflict with it.
 * Before its window is unsealed nobody can declare, and what cannot be unsealed has to be tried again all the same.
 */
const partsInFaults = (deps: Deps, officer: Officer) => {
  const partIn = partsOf(deps, officer);
  const windows = new Map<string, Promise<Window | undefined>>();
  return async ({ subject }: Pick<Wait, 'subject'>): Promise<Part> => {
    if (!isApplicationId(subject)) return 'yes';
    const windowId = windowIdOf(subject);
    const reading = windows.get(windowId) ?? deps.windows.get(windowId);
    windows.set(windowId, reading);
    const part = ahead(partIn(subject));
    return (await reading)?.unsealedAt ? part : 'yes';
  };
};

/** A page of the faults that wait for this officer. Those of windows, of which there are few, are on the first. */
export const faultsFor = async (
  deps: Deps,
  officer: Officer,
  after: string | undefined,
): Promise<WaitingPage<Wait>> => {
  const [ofWindows, faults] = await Promise.all([
    after === undefined ? deps.waits.waiting('window-fault') : [],
    deps.waits.waitingPage('fault', { after }),
  ]);
  const page = { ...faults, items: [...ofWindows, ...faults.items] };
  return waitingFor(page, partsInFaults(deps, officer), ({ subject }) => windowIdOf(subject));
};

/** The fault that waits for somebody, or the one that did last. A window's own faults are over once its award has any. */
const faultOf = async (deps: Deps, subject: string): Promise<Wait | undefined> => {
  const asked = await Promise.all(asksOfFaults.map((ask) => deps.waits.get(subject, ask)));
  const faults = asked.filter((wait) => wait !== undefined);
  return faults.find(({ status }) => status === 'waiting') ?? faults[0];
};

/** @throws Problem 404, or 403 for who may not see to this fault */
export const faultSeenBy = async (deps: Deps, officer: Officer, subject: string): Promise<Wait> => {
  if (!isOurId(subject)) throw notFound();
  const taking = ahead(partsInFaults(deps, officer)({ subject }));
  const wait = await faultOf(deps, subject);
  if (!wait) throw notFound();
  const part = await taking;
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
