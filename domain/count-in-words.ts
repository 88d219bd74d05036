const FEW = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** "two": a small count as it stands in a sentence, in figures from 10 on. */
export const countInWords = (count: number): string => FEW[count] ?? String(count);
