import { type ListCounts, partsCounted } from '../application/list-counts.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import type { SetAsideApplication } from '../application/set-aside.ts';
import { type About, relationsOf } from '../evaluation/relations.ts';
import type { Officer } from '../people/officer.ts';
import { type AwardDeed, barriersTo, type Relation, type SeparationBarrier } from '../people/separation.ts';

/** Every applicant of a window, whom a deed on its award is about: those who were never opened too. */
export interface Applicants {
  readonly applications: readonly OpenedApplication[];
  /** Each that could not be opened, be it left out, opened since, or neither: what was decided of it then stays decided. */
  readonly setAside: readonly SetAsideApplication[];
}

/** What keeps this officer from a deed on a window's award, every reason (docs/rules.md, rules 5, 6 and 8). */
export const barriersInAward = (
  deed: AwardDeed,
  officer: Officer,
  { applications, setAside, ...award }: Applicants & Omit<About, 'applications'>,
): readonly SeparationBarrier[] =>
  barriersTo(deed, officer, relationsOf(officer.id, { ...award, applications: [...applications, ...setAside] }));

/** The same, as far as a page says it before somebody decides: by the counts of what this officer has been to the applications. */
export const barriersByCounts = (
  deed: AwardDeed,
  officer: Officer,
  {
    counts,
    setAside,
    ...award
  }: Pick<Applicants, 'setAside'> & Omit<About, 'applications'> & { readonly counts: ListCounts },
): readonly SeparationBarrier[] =>
  barriersTo(
    deed,
    officer,
    new Set<Relation>([
      ...partsCounted(counts, officer),
      ...relationsOf(officer.id, { ...award, applications: setAside }),
    ]),
  );
