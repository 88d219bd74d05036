const FEW = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** "two": a small count as it stands in a sentence, in figures from 10 on. */
export const countInWords = (count: number): string => FEW[count] ?? String(count);

/** "15,400": a whole number as a table has it, its thousands parted. */
export const numberInWords = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
