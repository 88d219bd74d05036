import { addedByRenewals, keptOf, type Templates } from './idle.ts';
import type { Played } from './played.ts';
import { type Line, lineBeyondFree, lineOf, sumOf, type Used } from './prices.ts';
import { sumWhere } from './tally.ts';
import { besideOf, storedOf, usedOf } from './used.ts';

/** What an application may cost, in cents, and a month without any, in dollars. */
const [MOST_CENTS, MOST_IDLE_DOLLARS] = [0.2, 5];

/** A window's use and its idle month, as AWS would charge for them. */
export const billOf = ({ window, idle }: Played, applications: number, templates: Templates) => {
  const share = ({ of, count }: Used): Used => ({ of, count: count / applications });
  const used = usedOf(window.tally, window.processes, applications).map(share).map(lineOf);
  const beside = besideOf(window.tally, window.processes, applications).map(share).map(lineOf);
  const kept = storedOf(window.tally, window.processes, applications);
  const fired = { of: 'firing of a schedule', count: sumWhere(idle.tally, /^asked (?:lambda:Invoke|states:Start)/) };
  const month = [...keptOf(templates), fired, ...kept, ...usedOf(idle.tally, idle.processes, 0)].map(lineBeyondFree);
  const sums = {
    centsAnApplication: round(sumOf(used) * 100),
    centsAnApplicationWithAccountScansAndTraces: round((sumOf(used) + sumOf(beside)) * 100),
    dollarsAnIdleMonth: round(sumOf(month)),
    dollarsAnIdleMonthOnceItsKeyWasRenewedTwice: round(sumOf([...month, lineOf(addedByRenewals(templates))])),
  };
  return {
    tables: {
      'An application, from the opening of its window to its contract': used.map(shown),
      'Beside: what is charged by the account, the file and the trace': beside.map(shown),
      'A month in which nothing happens': month.map(shown),
    },
    counts: countsOf(window, applications),
    sums,
    passed: sums.centsAnApplication <= MOST_CENTS && sums.dollarsAnIdleMonth <= MOST_IDLE_DOLLARS,
  };
};

/** Of an application, as they were counted. */
const countsOf = (
  { tally, processes, letters }: Played['window'],
  applications: number,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...tally, ...Object.entries(processes), ['letters', letters] as const]
      .map(([name, count]) => [name, round(count / applications)] as const)
      .toSorted(([one], [other]) => one.localeCompare(other)),
  );

const shown = ({ of, count, dollars }: Line) => ({ of, count: round(count), cents: round(dollars * 100) });
const round = (figure: number): number => Number(figure.toPrecision(3));
