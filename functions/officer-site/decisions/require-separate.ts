import { type About, relationsOf } from '../../../domain/evaluation/relations.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { barriersTo, type Deed } from '../../../domain/people/separation.ts';
import { Problem } from '../../shared/web/problem.ts';

/** Holds a deed to separation of duties, by what is stored now (domain/people/separation.ts). @throws Problem 403 with every reason */
export const requireSeparate = (deed: Deed, officer: Officer, about: About, windowId: string): void => {
  const barriers = barriersTo(deed, officer, relationsOf(officer.id, about));
  if (barriers.length === 0) return;
  throw new Problem(403, {
    title: 'Somebody else must do this',
    lines: [...barriers.map(({ text }) => text), 'Nothing was saved.'],
    link: { href: `/officers/windows/${windowId}`, text: 'Back to the window' },
  });
};
