import { type Applicants, barriersInAward } from '../../../domain/award/applicants.ts';
import { type About, relationsOf } from '../../../domain/evaluation/relations.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { type AwardDeed, barriersTo, type Deed, type SeparationBarrier } from '../../../domain/people/separation.ts';
import { Problem } from '../../shared/web/problem.ts';
import { paths } from '../paths.ts';

/** Holds a deed on one application to separation of duties, by what is stored now. @throws Problem 403 with every reason */
export const requireSeparate = (
  deed: Exclude<Deed, AwardDeed>,
  officer: Officer,
  application: About['applications'][number],
  windowId: string,
  decided: Omit<About, 'applications'> = {},
): void =>
  refuse(barriersTo(deed, officer, relationsOf(officer.id, { ...decided, applications: [application] })), windowId);

/** Holds a deed on a window's award to separation of duties, by what is stored now. @throws Problem 403 with every reason */
export const requireSeparateInAward = (
  deed: AwardDeed,
  officer: Officer,
  about: Applicants & Omit<About, 'applications'>,
  windowId: string,
): void => refuse(barriersInAward(deed, officer, about), windowId);

const refuse = (barriers: readonly SeparationBarrier[], windowId: string): void => {
  if (barriers.length === 0) return;
  throw new Problem(403, {
    title: 'Somebody else must do this',
    lines: [...barriers.map(({ text }) => text), 'Nothing was saved.'],
    link: { href: paths.window(windowId).page, text: 'Back to the window' },
  });
};
