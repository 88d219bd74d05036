import type { OpenedApplication } from '../application/opened-application.ts';
import type { Officer, Person } from '../people/officer.ts';
import { mayScore, type Scored } from './barriers.ts';

/** Notes on an application that somebody is shown the evaluators' marks of it, from when on they do not score it (docs/rules.md, rule 6). */
export const notingShown = (
  { shownMarks = [] }: Pick<OpenedApplication, 'shownMarks'>,
  by: Person,
  at: string,
): Pick<OpenedApplication, 'shownMarks'> => ({
  shownMarks: shownMarks.some((each) => each.by.id === by.id) ? shownMarks : [...shownMarks, { by, at }],
});

/**
 * Whether this officer might still be the evaluator of an application, now or once somebody's marks are set aside: others' marks of it are
 * then kept from them until they moderate it, or its award is approved.
 */
export const mightYetScore = (officer: Officer, application: Scored): boolean =>
  mayScore(officer, application) && application.evaluators.every(({ by }) => by.id !== officer.id);
