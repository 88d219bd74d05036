/** Points are counted in whole hundred-thousandths: a weight has four decimals at most, and a fifth of it, which is one mark, five. */
const UNITS = 100_000;
const TYPED = 10_000;

/** Whether a weight or a threshold is typed with few enough decimals to be counted exactly: 14.29 is, a third is not. */
export const isCountable = (typed: number): boolean => Math.round(typed * TYPED) / TYPED === typed;

/** What was typed as a whole number of units: sums, shares and comparisons of these are exact. @throws RangeError where it is not countable */
export const unitsOf = (typed: number): number => {
  if (!isCountable(typed)) throw new RangeError(`${typed} has more decimals than are counted`);
  return Math.round(typed * TYPED) * (UNITS / TYPED);
};

/** Units as the number nearest to that decimal: it prints as the decimal, and two such numbers compare as their decimals do. */
export const pointsOf = (units: number): number => units / UNITS;

/** Points as the units that they were counted in. */
export const unitsIn = (points: number): number => Math.round(points * UNITS);

/** Points as people read them, with as many decimals as they have: "60", "59.994". Never rounded, so it cannot contradict a verdict. */
export const pointsInWords = (points: number): string => String(points);
